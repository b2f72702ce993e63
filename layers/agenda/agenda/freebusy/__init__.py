"""Who is busy when, who works when, and when several people could meet."""

from typing import TYPE_CHECKING

from agenda.freebusy.blocking import Blocked, Whose, blocked, kind
from agenda.freebusy.hours import Hours, Window
from agenda.freebusy.meeting import Candidate, Person, best, candidates
from agenda.freebusy.spans import Busy, Kind, Span, clipped, common, holds, joined, merged, touched, without

if TYPE_CHECKING:
    from agenda.freebusy.service import FreeBusy

__all__ = [
    "Blocked",
    "Busy",
    "Candidate",
    "Hours",
    "Kind",
    "Person",
    "Span",
    "Whose",
    "Window",
    "best",
    "blocked",
    "candidates",
    "clipped",
    "common",
    "freebusy",
    "holds",
    "joined",
    "kind",
    "merged",
    "touched",
    "without",
]


def freebusy() -> "FreeBusy":
    """Who is busy when, as production finds it."""
    from agenda.access import access
    from agenda.freebusy.service import FreeBusy
    from agenda.freebusy.table import OwnedTable
    from agenda.happenings.table import Ranges
    from kernel.settings import MAIL_DOMAIN

    return FreeBusy(OwnedTable(), Ranges(), access(), MAIL_DOMAIN)
