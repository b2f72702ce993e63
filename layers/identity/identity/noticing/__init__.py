"""Noticing that somebody signed in: for the audit log, for the next time, and in a letter if the device is strange."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from identity.noticing.service import Notices

__all__ = ["notices"]


def notices() -> "Notices":
    """What notices sign-ins in production."""
    from identity.acts.table import note
    from identity.letters import post
    from identity.noticing.service import Notices
    from identity.noticing.table import NoticeTable
    from kernel import settings

    return Notices(NoticeTable(), note, post(), settings.ORIGIN)
