"""Stretches of time between two moments. Pure.

What comes out of here is in order, no two of one kind touch each other, and each lasts: whoever looks for something in
it need only look at its neighbours.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import chain
from typing import Literal, NamedTuple

Kind = Literal["busy", "tentative"]


class Span(NamedTuple):
    """From a moment on, until just before another."""

    begins: datetime
    ends: datetime


class Busy(NamedTuple):
    """When somebody has something to do already, or may have."""

    begins: datetime
    ends: datetime
    kind: Kind = "busy"

    @property
    def span(self) -> Span:
        return Span(self.begins, self.ends)


def joined(spans: Iterable[Span]) -> list[Span]:
    """When any of them is."""
    found: list[Span] = []
    for begins, ends in sorted(each for each in spans if each.begins < each.ends):
        if found and begins <= found[-1].ends:
            found[-1] = Span(found[-1].begins, max(found[-1].ends, ends))
        else:
            found.append(Span(begins, ends))
    return found


def without(spans: Sequence[Span], others: Sequence[Span]) -> list[Span]:
    """When one of ``spans`` is and none of the ``others``; each of them joined."""
    found: list[Span] = []
    for begins, ends in spans:
        at = begins
        for other in others[bisect_right(others, begins, key=_ends) :]:
            if other.begins >= ends:
                break
            if other.begins > at:
                found.append(Span(at, other.begins))
            at = other.ends
        if at < ends:
            found.append(Span(at, ends))
    return found


def common(spans: Sequence[Span], others: Sequence[Span]) -> list[Span]:
    """When one of ``spans`` is and one of the ``others``; each of them joined."""
    found: list[Span] = []
    for begins, ends in spans:
        for other in others[bisect_right(others, begins, key=_ends) :]:
            if other.begins >= ends:
                break
            found.append(Span(max(begins, other.begins), min(ends, other.ends)))
    return found


def clipped(spans: Sequence[Span], since: datetime, before: datetime) -> list[Span]:
    """What of them is in the range."""
    return common(spans, [Span(since, before)]) if since < before else []


def holds(spans: Sequence[Span], wanted: Span) -> bool:
    """Whether all of it is in one of them."""
    at = bisect_right(spans, wanted.begins, key=_begins) - 1
    return at >= 0 and wanted.ends <= spans[at].ends


def touched(spans: Sequence[Span], wanted: Span) -> bool:
    """Whether some of it is in one of them."""
    at = bisect_left(spans, wanted.ends, key=_begins) - 1
    return at >= 0 and spans[at].ends > wanted.begins


def merged(busy: Iterable[Busy]) -> list[Busy]:
    """When somebody is busy, and when they may be besides; who is busy for sure is not also busy perhaps."""
    some = list(busy)
    sure = joined(each.span for each in some if each.kind == "busy")
    perhaps = without(joined(each.span for each in some if each.kind != "busy"), sure)
    return sorted(chain((Busy(*each) for each in sure), (Busy(*each, kind="tentative") for each in perhaps)))


def _begins(span: Span) -> datetime:
    return span.begins


def _ends(span: Span) -> datetime:
    return span.ends
