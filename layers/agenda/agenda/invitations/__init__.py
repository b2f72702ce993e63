"""Inviting people to events, and being invited (iTIP, RFC 5546)."""

from typing import TYPE_CHECKING

from agenda.invitations.errands import Errand

if TYPE_CHECKING:
    from agenda.invitations.delivering import Delivering
    from agenda.invitations.guesting import Guesting
    from kernel.changes import Change

__all__ = ["Errand", "guests", "messenger", "tell"]


def guests() -> "Guesting":
    """What people do who are invited, as production does it."""
    from agenda.access import access
    from agenda.events.table import EventTable
    from agenda.invitations.guesting import Guesting
    from agenda.invitations.queues import ErrandQueue
    from agenda.invitations.table import InvitationBooks
    from kernel.settings import MAIL_DOMAIN

    return Guesting(EventTable(), access(), InvitationBooks(), ErrandQueue(), MAIL_DOMAIN)


def tell(change: "Change") -> None:
    """Tell those who are invited what a change of an event's row means to them."""
    from agenda.invitations.queues import ErrandQueue
    from agenda.invitations.table import InvitationBooks, turned
    from agenda.invitations.telling import Telling
    from kernel.settings import MAIL_DOMAIN

    Telling(InvitationBooks(), ErrandQueue(), MAIL_DOMAIN).tell(turned(change))


def messenger() -> "Delivering":
    """Bringing messages to people, as production does it."""
    from agenda.invitations.delivering import Delivering
    from agenda.invitations.letters import InvitationLetters
    from agenda.invitations.queues import ErrandQueue
    from agenda.invitations.table import InvitationBooks
    from kernel.letters import post
    from kernel.settings import MAIL_DOMAIN

    return Delivering(InvitationBooks(), ErrandQueue(), InvitationLetters(), post(), MAIL_DOMAIN)
