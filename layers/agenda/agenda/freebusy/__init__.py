"""Who is busy when, who works when, and when several people could meet."""

from agenda.freebusy.blocking import Whose, kind
from agenda.freebusy.hours import Hours, Window
from agenda.freebusy.meeting import Candidate, Person, best, candidates
from agenda.freebusy.spans import Busy, Kind, Span, clipped, common, holds, joined, merged, touched, without

__all__ = [
    "Busy",
    "Candidate",
    "Hours",
    "Kind",
    "Person",
    "Span",
    "Whose",
    "Window",
    "best",
    "candidates",
    "clipped",
    "common",
    "holds",
    "joined",
    "kind",
    "merged",
    "touched",
    "without",
]
