"""Invitations: how colleagues come into a workspace."""

from typing import TYPE_CHECKING

from identity.invitations.lists import InvitationList, Wave
from identity.invitations.model import Accept, Accepted, Invitation, InvitationDraft, Look, Seen
from identity.invitations.outcomes import Report

if TYPE_CHECKING:
    from identity.invitations.service import Invitations

__all__ = [
    "Accept",
    "Accepted",
    "Invitation",
    "InvitationDraft",
    "InvitationList",
    "Look",
    "Report",
    "Seen",
    "Wave",
    "invitations",
    "sweep_invitations",
]


def invitations() -> "Invitations":
    """The invitations of a workspace as production keeps them."""
    from identity.invitations.service import Invitations
    from identity.invitations.table import InvitationTable
    from identity.letters import post
    from kernel.queues import Queue
    from kernel.settings import ORIGIN

    return Invitations(InvitationTable(), post(), Queue("identity-invite"), ORIGIN)


def sweep_invitations() -> None:
    """Forget invitations that were accepted or revoked more than thirty days ago."""
    from identity.invitations.rows import journal
    from kernel.journal.sweep import sweep

    sweep(journal())
