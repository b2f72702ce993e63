"""Noticing that somebody signed in, or is being guessed at: for the audit log, for the next time, and in a letter."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from identity.noticing.attempts import Guesses
    from identity.noticing.service import Notices

__all__ = ["guesses", "notices"]


def notices() -> "Notices":
    """What notices sign-ins in production."""
    from identity.acts.table import note
    from identity.letters import post
    from identity.noticing.service import Notices
    from identity.noticing.table import NoticeTable
    from kernel import settings

    return Notices(NoticeTable(), note, post(), settings.ORIGIN)


def guesses() -> "Guesses":
    """What notices guessing in production."""
    from identity.acts.table import note
    from identity.noticing.attempts import Guesses
    from identity.noticing.table import GuessTable

    return Guesses(GuessTable(), note)
