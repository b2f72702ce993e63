"""Cron expressions as EventBridge reads them: six fields, with names and with the wildcards ? L W #.

Pure: an expression says which minutes of which days it names; what hour that is somewhere is ``when``'s business.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

YEARS = (1970, 2199)
MONTHS = {name: n for n, name in enumerate(["JAN", "FEB", "MAR", "APR", "MAY", "JUN"], 1)} | {
    name: n for n, name in enumerate(["JUL", "AUG", "SEP", "OCT", "NOV", "DEC"], 7)
}
WEEKDAYS = {name: n for n, name in enumerate(["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"], 1)}
SUNDAY, SATURDAY = 1, 7


class NotASchedule(ValueError):
    """The text is no rate, cron or at expression."""


def _number(text: str, low: int, high: int, names: dict[str, int]) -> int:
    value = names.get(text.upper())
    if value is None:
        if not re.fullmatch(r"[0-9]{1,4}", text):
            raise NotASchedule(f"{text!r} is not a number")
        value = int(text)
    if not low <= value <= high:
        raise NotASchedule(f"{value} is not between {low} and {high}")
    return value


def _values(text: str, low: int, high: int, names: dict[str, int]) -> Iterator[int]:
    """The values of one part: ``*``, ``5``, ``1-5``, ``22-2`` (around the end), ``*/15``, ``10/5``, ``10-30/5``."""
    base, slash, step_text = text.partition("/")
    first_text, dash, last_text = base.partition("-")
    if base == "*":
        first, last = low, high
    else:
        first = _number(first_text, low, high, names)
        last = _number(last_text, low, high, names) if dash else (high if slash else first)
    step = _number(step_text, 1, high, {}) if slash else 1
    if first > last:
        last += high - low + 1
    for value in range(first, last + 1, step):
        yield value if value <= high else value - (high - low + 1)


def _field(text: str, low: int, high: int, names: dict[str, int] | None = None) -> frozenset[int]:
    return frozenset(value for part in text.split(",") for value in _values(part, low, high, names or {}))


def weekday(day: date) -> int:
    """The day of the week as AWS counts: 1 is Sunday."""
    return day.isoweekday() % 7 + 1


@dataclass(frozen=True, slots=True)
class DaysOfMonth:
    """The third field: days by number, the last day, the weekday nearest to a day."""

    plain: frozenset[int]
    last: bool
    last_weekday: bool
    nearest: frozenset[int]

    @classmethod
    def parse(cls, text: str) -> "DaysOfMonth":
        plain: set[int] = set()
        nearest: set[int] = set()
        last = last_weekday = False
        for part in text.upper().split(","):
            if part == "L":
                last = True
            elif part == "LW":
                last_weekday = True
            elif part.endswith("W"):
                nearest.add(_number(part[:-1], 1, 31, {}))
            else:
                plain.update(_values(part, 1, 31, {}))
        return cls(frozenset(plain), last, last_weekday, frozenset(nearest))

    def in_month(self, year: int, month: int) -> set[int]:
        length = calendar.monthrange(year, month)[1]
        days = {day for day in self.plain if day <= length}
        days.update(_nearest_weekday(year, month, day, length) for day in self.nearest if day <= length)
        if self.last:
            days.add(length)
        if self.last_weekday:
            days.add(_nearest_weekday(year, month, length, length))
        return days


def _nearest_weekday(year: int, month: int, day: int, length: int) -> int:
    """The weekday nearest to a day, without leaving its month."""
    name = weekday(date(year, month, day))
    if name == SATURDAY:
        return day - 1 if day > 1 else day + 2
    if name == SUNDAY:
        return day + 1 if day < length else day - 2
    return day


@dataclass(frozen=True, slots=True)
class DaysOfWeek:
    """The fifth field: days by name, the last such day of the month, the nth such day of the month."""

    plain: frozenset[int]
    last: frozenset[int]
    nth: frozenset[tuple[int, int]]

    @classmethod
    def parse(cls, text: str) -> "DaysOfWeek":
        plain: set[int] = set()
        last: set[int] = set()
        nth: set[tuple[int, int]] = set()
        for part in text.upper().split(","):
            if part == "L":
                plain.add(SATURDAY)
            elif part.endswith("L"):
                last.add(_number(part[:-1], 1, 7, WEEKDAYS))
            elif "#" in part:
                name, _, which = part.partition("#")
                nth.add((_number(name, 1, 7, WEEKDAYS), _number(which, 1, 5, {})))
            else:
                plain.update(_values(part, 1, 7, WEEKDAYS))
        return cls(frozenset(plain), frozenset(last), frozenset(nth))

    def in_month(self, year: int, month: int) -> set[int]:
        length = calendar.monthrange(year, month)[1]
        first = weekday(date(year, month, 1))
        days = set()
        for day in range(1, length + 1):
            name = (first + day - 2) % 7 + 1
            is_last = day + 7 > length
            if name in self.plain or (is_last and name in self.last) or (name, (day + 6) // 7) in self.nth:
                days.add(day)
        return days


@dataclass(frozen=True, slots=True)
class Cron:
    """A cron expression, taken apart."""

    minutes: tuple[int, ...]
    hours: tuple[int, ...]
    months: frozenset[int]
    years: frozenset[int]
    days: DaysOfMonth | DaysOfWeek

    @classmethod
    def parse(cls, text: str) -> "Cron":
        fields = text.split()
        if len(fields) != 6:  # noqa: PLR2004 - the six fields of the expression
            raise NotASchedule(f"a cron expression has six fields, not {len(fields)}")
        minutes, hours, month_days, months, week_days, years = fields
        if (month_days == "?") == (week_days == "?"):
            raise NotASchedule("exactly one of day-of-month and day-of-week must be ?")
        return cls(
            minutes=tuple(sorted(_field(minutes, 0, 59))),
            hours=tuple(sorted(_field(hours, 0, 23))),
            months=_field(months, 1, 12, MONTHS),
            years=_field(years, *YEARS),
            days=DaysOfWeek.parse(week_days) if month_days == "?" else DaysOfMonth.parse(month_days),
        )

    def days_from(self, start: date) -> Iterator[date]:
        """The days that the expression names, from a day on."""
        for year in sorted(self.years):
            if year < start.year:
                continue
            for month in sorted(self.months):
                if (year, month) < (start.year, start.month):
                    continue
                for day in sorted(self.days.in_month(year, month)):
                    if (found := date(year, month, day)) >= start:
                        yield found
