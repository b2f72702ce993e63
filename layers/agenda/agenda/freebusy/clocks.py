"""Between which moments clocks somewhere are how far from UTC. Pure."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from agenda.times import offset

_WEEK = timedelta(days=7)
_SECOND = timedelta(seconds=1)


class Steady(NamedTuple):
    """A stretch of time in which nobody there changes a clock."""

    begins: datetime
    ends: datetime
    ahead: timedelta


def steady(zone: str, since: datetime, before: datetime) -> Iterator[Steady]:
    """The stretches that a range consists of. It is looked at week by week: no zone has gone there and back in one."""
    begun, at, ahead = since, since, offset(since, zone)
    while at < before:
        later = min(at + _WEEK, before)
        then = offset(max(at, later - _SECOND), zone)
        if then != ahead:
            changed = _change(zone, at, later)
            yield Steady(begun, changed, ahead)
            begun, at, ahead = changed, changed, offset(changed, zone)
        else:
            at = later
    if begun < before:
        yield Steady(begun, before, ahead)


def _change(zone: str, since: datetime, before: datetime) -> datetime:
    """The second in which clocks there change."""
    low, high, ahead = int(since.timestamp()), int(before.timestamp()), offset(since, zone)
    while high - low > 1:
        middle = (low + high) // 2
        if offset(datetime.fromtimestamp(middle, UTC), zone) == ahead:
            low = middle
        else:
            high = middle
    return datetime.fromtimestamp(high, UTC)
