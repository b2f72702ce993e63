"""Where an event stands in the index of its calendar: so that a range finds it, however long ago it began. Pure.

A single event of a day at most stands under its beginning, ``s2026-12-01T11:30:00``: a range looks from a day before it
to its end. Everything else, long or repeated, stands under its end, ``l2027-03-01T00:00:00``: a range looks at all that
is not over when it begins, and what never ends sorts after any time. Times of no zone stand as if they were UTC, and
every range is looked at so much wider as a clock may be away from UTC.
"""

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from agenda.series import Series, over
from agenda.times import instant

SHORT = timedelta(hours=24)
AWAY = timedelta(hours=15)
"""No clock is further away from UTC: the Line Islands are 14 hours ahead."""

_ENDLESS = "l~"


class Stretch(NamedTuple):
    """What to look for in an index: keys from one to another, both included."""

    low: str
    high: str


def placed(series: Series) -> str:
    """The key of an event in the index."""
    zone = series.zone or "Etc/UTC"
    if not series.repeats:
        begins, ends = instant(series.start, zone), series.duration.after(series.start, zone)
        if ends - begins <= SHORT:
            return _short(begins)
        return _long(ends)
    end = over(series)
    return _ENDLESS if end is None else _long(end)


def stretches(since: datetime, before: datetime) -> tuple[Stretch, Stretch]:
    """Where all that touches the range stands: what is short, and what is not."""
    return (
        Stretch(_short(_shifted(since, -AWAY - SHORT)), _short(_shifted(before, AWAY))),
        Stretch(_long(_shifted(since, -AWAY)), _ENDLESS),
    )


def not_before(key: str) -> datetime:
    """No short event begins earlier that stands under this key, or under a later one."""
    return datetime.fromisoformat(key[1:]).replace(tzinfo=UTC) - AWAY


def _shifted(moment: datetime, by: timedelta) -> datetime:
    try:
        return moment + by
    except OverflowError:
        return moment


def _short(moment: datetime) -> str:
    return f"s{_written(moment)}"


def _long(moment: datetime) -> str:
    return f"l{_written(moment)}"


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds")
