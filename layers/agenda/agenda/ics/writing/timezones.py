"""The clocks of a zone as a file describes them (VTIMEZONE), from the tz database: exact for the years in use. Pure.

Changes that come every year by one rule become one observance with that rule; those that do not are told one by one.
A zone that has rules without an end has one in the file; what its clocks do has been decided for, or is told to the
end of the database's own foresight.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from agenda.ics.components import Component
from agenda.ics.lines import Line
from agenda.ics.values import moment_written, time_written

HORIZON = 2087
"""Until then the tz database tells the changes of Morocco, which are the farthest that it tells one by one."""
_EARLIEST = 1850
_STEP = timedelta(days=7)
_OFTEN = 3
"""Years after which it is a rule."""
_WEEK = 7
_DAY = timedelta(days=1)
"""So much later a rule ends than it need: some read its end as a time of the zone."""
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class _Change(NamedTuple):
    at: datetime  # UTC
    before: timedelta
    after: timedelta
    name: str
    summer: bool

    @property
    def shown(self) -> datetime:
        """What clocks there show at that moment, as they went before."""
        return (self.at + self.before).replace(tzinfo=None)

    @property
    def kind(self) -> tuple[timedelta, timedelta, str, bool]:
        return self.before, self.after, self.name, self.summer


def timezone(name: str, first: int, last: int | None) -> Component:
    """The zone, as its clocks go in those years; to the end of all if there is no last."""
    begins, upto = max(first - 1, _EARLIEST), HORIZON if last is None else last + 1
    changes = _changes(name, begins)
    parts: list[Component] = []
    if not changes or changes[0].at.year >= first:
        start = datetime(begins, 1, 1, tzinfo=UTC)
        ahead, called, summer = _shown(ZoneInfo(name), start)
        parts.append(_observance(_Change(start - ahead, ahead, ahead, called, summer), ()))
    parts += [_told(run, upto) for run in _runs(changes) if run[0].at.year <= upto]
    return Component("VTIMEZONE", 0, [Line(0, "TZID", {}, name)], parts)


@lru_cache(maxsize=64)
def _changes(name: str, begins: int) -> tuple[_Change, ...]:
    return tuple(_found(ZoneInfo(name), begins))


def _found(zone: ZoneInfo, begins: int) -> Iterator[_Change]:
    at, end = datetime(begins, 1, 1, tzinfo=UTC), datetime(HORIZON + 1, 1, 1, tzinfo=UTC)
    shown = _shown(zone, at)
    while at < end:
        following = _shown(zone, at + _STEP)
        if following != shown:
            change = _first(zone, at, at + _STEP, shown)
            at, (ahead, name, summer) = change, _shown(zone, change)
            yield _Change(at, shown[0], ahead, name, summer)
            shown = ahead, name, summer
        else:
            at += _STEP


def _first(zone: ZoneInfo, low: datetime, high: datetime, shown: tuple[timedelta, str, bool]) -> datetime:
    """The first second at which clocks go otherwise."""
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) // 2
        middle = middle.replace(microsecond=0)
        low, high = (middle, high) if _shown(zone, middle) == shown else (low, middle)
    return high


def _shown(zone: ZoneInfo, at: datetime) -> tuple[timedelta, str, bool]:
    local = at.astimezone(zone)
    ahead = local.utcoffset()
    assert ahead is not None, "a zone has an offset"
    return ahead, local.tzname() or "", bool(local.dst())


def _runs(changes: Iterable[_Change]) -> list[list[_Change]]:
    """Those of one kind that come year after year by one rule, as long as they do."""
    open_: dict[tuple[timedelta, timedelta, str, bool], list[_Change]] = {}
    done: list[list[_Change]] = []
    for each in changes:
        run = open_.get(each.kind)
        if run and each.at.year == run[-1].at.year + 1 and _rule([*run, each]):
            run.append(each)
        else:
            open_[each.kind] = run = [each]
            done.append(run)
    return done


def _rule(run: list[_Change]) -> str | None:
    """The rule by which they come, if there is one."""
    shown = [each.shown for each in run]
    if len({(at.month, at.time(), at.weekday()) for at in shown}) > 1:
        return None
    month, day = f"FREQ=YEARLY;BYMONTH={shown[0].month}", _DAYS[shown[0].weekday()]
    nth = {(at.day - 1) // _WEEK + 1 for at in shown}
    backwards = {(monthrange(at.year, at.month)[1] - at.day) // _WEEK + 1 for at in shown}
    if backwards == {1}:
        return f"{month};BYDAY=-1{day}"
    if len(nth) == 1:
        return f"{month};BYDAY={nth.pop()}{day}"
    if len(backwards) == 1:
        return f"{month};BYDAY=-{backwards.pop()}{day}"
    low, high = min(at.day for at in shown), max(at.day for at in shown)
    if high - low == _WEEK - 1:
        return f"{month};BYMONTHDAY={','.join(map(str, range(low, high + 1)))};BYDAY={day}"
    return f"{month};" if high - low < _WEEK else None


def _told(run: list[_Change], upto: int) -> Component:
    rule = _rule(run)
    if len(run) < _OFTEN or not rule or rule.endswith(";"):
        more = [each for each in run[1:] if each.at.year <= upto]
        return _observance(run[0], [Line(0, "RDATE", {}, time_written(each.shown)) for each in more])
    until = "" if run[-1].at.year >= HORIZON else f";UNTIL={moment_written(run[-1].at + _DAY)}"
    return _observance(run[0], [Line(0, "RRULE", {}, rule + until)])


def _observance(change: _Change, more: Iterable[Line]) -> Component:
    lines = [
        Line(0, "DTSTART", {}, time_written(change.shown)),
        Line(0, "TZOFFSETFROM", {}, _offset(change.before)),
        Line(0, "TZOFFSETTO", {}, _offset(change.after)),
        Line(0, "TZNAME", {}, change.name),
        *more,
    ]
    return Component("DAYLIGHT" if change.summer else "STANDARD", 0, lines)


def _offset(ahead: timedelta) -> str:
    sign, seconds = "-" if ahead < timedelta() else "+", abs(int(ahead.total_seconds()))
    hours, minutes = divmod(seconds // 60, 60)
    return f"{sign}{hours:02}{minutes:02}" + (f"{seconds % 60:02}" if seconds % 60 else "")
