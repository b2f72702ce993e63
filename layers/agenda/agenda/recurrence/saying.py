"""What a rule says, however it is kept: what plans are made of. And how one is read that was checked when written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple, Protocol


class Day(Protocol):
    """A day of the week; with ``nth_of_period`` only the nth of its month or year."""

    @property
    def day(self) -> str: ...
    @property
    def nth_of_period(self) -> int | None: ...


class Saying(Protocol):
    """A rule."""

    @property
    def frequency(self) -> str: ...
    @property
    def interval(self) -> int: ...
    @property
    def first_day_of_week(self) -> str: ...
    @property
    def by_day(self) -> Sequence[Day] | None: ...
    @property
    def by_month_day(self) -> Sequence[int] | None: ...
    @property
    def by_month(self) -> Sequence[str] | None: ...
    @property
    def by_year_day(self) -> Sequence[int] | None: ...
    @property
    def by_week_no(self) -> Sequence[int] | None: ...
    @property
    def by_hour(self) -> Sequence[int] | None: ...
    @property
    def by_minute(self) -> Sequence[int] | None: ...
    @property
    def by_second(self) -> Sequence[int] | None: ...
    @property
    def by_set_position(self) -> Sequence[int] | None: ...
    @property
    def count(self) -> int | None: ...
    @property
    def until(self) -> datetime | None: ...


class StoredDay(NamedTuple):
    """A day as it was kept."""

    day: str
    nth_of_period: int | None


@dataclass(frozen=True, slots=True)
class StoredRule:
    """A rule as it was kept."""

    frequency: str
    interval: int
    first_day_of_week: str
    by_day: list[StoredDay] | None
    by_month_day: list[int] | None
    by_month: list[str] | None
    by_year_day: list[int] | None
    by_week_no: list[int] | None
    by_hour: list[int] | None
    by_minute: list[int] | None
    by_second: list[int] | None
    by_set_position: list[int] | None
    count: int | None
    until: datetime | None


def read(stored: Mapping[str, Any]) -> StoredRule:
    """The rule that was checked when it was written down: nothing is checked again."""
    said, days, until = stored.get, stored.get("byDay"), stored.get("until")
    return StoredRule(
        frequency=stored["frequency"],
        interval=said("interval", 1),
        first_day_of_week=said("firstDayOfWeek", "mo"),
        by_day=[StoredDay(each["day"], each.get("nthOfPeriod")) for each in days] if days else None,
        by_month_day=said("byMonthDay"),
        by_month=said("byMonth"),
        by_year_day=said("byYearDay"),
        by_week_no=said("byWeekNo"),
        by_hour=said("byHour"),
        by_minute=said("byMinute"),
        by_second=said("bySecond"),
        by_set_position=said("bySetPosition"),
        count=said("count"),
        until=datetime.fromisoformat(until) if until else None,
    )
