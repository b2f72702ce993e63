"""Sending: a workspace writes its letters from a domain of its own."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from identity.sending.service import Sending
    from identity.sending.watching import Watching

__all__ = ["sending", "watches"]


def sending() -> "Sending":
    """As production sets it up."""
    from identity.sending.service import Sending
    from identity.sending.ses import SesIdentities
    from identity.sending.table import SenderTable
    from kernel.settings import MAIL_DOMAIN, REGION

    return Sending(SenderTable(), SesIdentities(), MAIL_DOMAIN, REGION)


def watches() -> "Watching":
    """Looking every day, as production does."""
    from identity.letters import post
    from identity.sending.table import SenderTable
    from identity.sending.watching import Watching
    from identity.workspaces.admins import Admins
    from kernel.settings import ORIGIN

    store = SenderTable()
    return Watching(store, sending(), Admins(store, post()), ORIGIN)
