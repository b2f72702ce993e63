"""When several people could meet. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import reduce
from itertools import islice
from typing import NamedTuple

from agenda.freebusy.clocks import steady
from agenda.freebusy.spans import Busy, Span, clipped, common, holds, joined, touched, without
from agenda.times import Zone

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Person(NamedTuple):
    """Somebody who should come, or who must."""

    name: str
    busy: Sequence[Busy]
    hours: Sequence[Span] | None = None
    """When they are there; ``None``: at any time."""
    needed: bool = True


class Candidate(NamedTuple):
    """A time at which everybody can who must."""

    begins: datetime
    ends: datetime
    missing: tuple[str, ...] = ()
    """Of those who need not come, who cannot."""
    perhaps: tuple[str, ...] = ()
    """Who may have something else to do then."""

    @property
    def rank(self) -> tuple[int, int, datetime]:
        """The better, the smaller: as many as possible come, for sure, and soon."""
        return len(self.missing), len(self.perhaps), self.begins


def candidates(
    people: Sequence[Person],
    lasts: timedelta,
    since: datetime,
    before: datetime,
    *,
    step: timedelta,
    zone: Zone,
    over_tentative: bool = False,
) -> Iterator[Candidate]:
    """Every time in the range, the earliest first, that is a multiple of ``step`` past midnight by the clocks there."""
    if since >= before:
        return
    whole = [Span(since, before)]
    able = {each.name: _able(each, whole, over_tentative=over_tentative) for each in people}
    perhaps = {each.name: joined(one.span for one in each.busy if one.kind == "tentative") for each in people}
    everybody = reduce(common, (able[each.name] for each in people if each.needed), whole)
    others = [each.name for each in people if not each.needed]
    for free in everybody:
        for begins in starts(free, lasts, step, zone):
            span = Span(begins, begins + lasts)
            missing = tuple(name for name in others if not holds(able[name], span))
            unsure = tuple(
                each.name for each in people if each.name not in missing and touched(perhaps[each.name], span)
            )
            yield Candidate(*span, missing, unsure)


def best(found: Iterable[Candidate], most: int, look_at: int) -> list[Candidate]:
    """The best of the first ``look_at``, in the order of their rank."""
    return sorted(islice(found, look_at), key=lambda each: each.rank)[:most]


def starts(free: Span, lasts: timedelta, step: timedelta, zone: Zone) -> Iterator[datetime]:
    """When something that lasts so long may begin, by the clocks of a zone, to be over before ``free`` is."""
    for begins, ends, ahead in steady(zone, free.begins, free.ends):
        at = begins + (_EPOCH - begins - ahead) % step
        while at < ends and at + lasts <= free.ends:
            yield at
            at += step


def _able(person: Person, whole: Sequence[Span], *, over_tentative: bool) -> list[Span]:
    taken = joined(each.span for each in person.busy if each.kind == "busy" or not over_tentative)
    there = whole if person.hours is None else clipped(person.hours, *whole[0])
    return without(there, taken)
