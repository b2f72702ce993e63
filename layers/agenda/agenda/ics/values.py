"""Times, durations and distances from UTC as iCalendar writes them (RFC 5545, 3.3). Pure."""

import re
from datetime import UTC, datetime, timedelta
from typing import NamedTuple, Protocol, Self

from agenda.ics.lines import Line
from agenda.ics.problems import BadProperty, Problem
from agenda.times import Duration, instant, local

_TIME = re.compile(r"(\d{8})(?:T(\d{6})(Z?))?")
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d):?(\d\d)?")
UTC_ZONE = "Etc/UTC"


class Places(Protocol):
    """What knows which zones the names in a file mean."""

    def zone(self, line: Line) -> str | None: ...


class Time(NamedTuple):
    """A time, of its zone; or a day."""

    local: datetime
    zone: str | None = None
    day: bool = False

    @property
    def moment(self) -> datetime:
        """When it is; what is of no zone is taken for UTC."""
        return instant(self.local, self.zone or UTC_ZONE)

    def of(self, zone: str | None) -> datetime:
        """What clocks of that zone show then; days and times of no zone are the same everywhere."""
        if self.zone is None or zone is None or self.zone == zone:
            return self.local
        return local(self.moment, zone)

    @classmethod
    def utc(cls, moment: datetime) -> Self:
        return cls(moment.astimezone(UTC).replace(tzinfo=None), UTC_ZONE)


def bad(line: Line, what: str) -> BadProperty:
    """What is said of a property that cannot be read."""
    return BadProperty(Problem(line.number, line.name[:60], what))


def time(line: Line, places: Places, value: str | None = None) -> Time:
    """The time that a property is, or one of those that it lists."""
    text = (line.value if value is None else value).strip().upper()
    found = _TIME.fullmatch(text)
    if found is None:
        raise bad(line, f"{text[:40]!r} is neither a day, 20270131, nor a time, 20270131T090000")
    date, clock, utc = found.groups()
    if clock and clock.endswith("60"):
        clock = f"{clock[:4]}59"
    try:
        at = datetime.strptime(date + (clock or "000000"), "%Y%m%d%H%M%S")
        if not clock:
            return Time(at, None, day=True)
        said = Time(at, UTC_ZONE if utc else places.zone(line))
        said.moment.replace(year=said.moment.year)
    except (ValueError, OverflowError):
        raise bad(line, f"there is no {text[:40]} in the calendar") from None
    return said


def moment(line: Line, places: Places) -> datetime:
    """The moment that a property is; what says no zone is UTC."""
    return time(line, places).moment


def duration(line: Line, value: str | None = None) -> Duration:
    try:
        return Duration.parse((line.value if value is None else value).strip().upper())
    except ValueError as wrong:
        raise bad(line, str(wrong)) from None


def offset(line: Line) -> timedelta:
    """How far ahead of UTC."""
    found = _OFFSET.fullmatch(line.value.strip())
    if found is None:
        raise bad(line, "a distance from UTC is written +0100")
    ahead = timedelta(hours=int(found[2]), minutes=int(found[3]), seconds=int(found[4] or 0))
    return ahead if found[1] == "+" else -ahead


def day_written(at: datetime) -> str:
    return f"{at.year:04}{at:%m%d}"


def time_written(at: datetime) -> str:
    return f"{at.year:04}{at:%m%dT%H%M%S}"


def moment_written(at: datetime) -> str:
    return time_written(at.astimezone(UTC)) + "Z"


def json_time(at: datetime) -> str:
    """As JSCalendar has it: of the zone that stands beside it."""
    return at.isoformat(timespec="seconds")


def json_moment(at: datetime) -> str:
    return json_time(at.astimezone(UTC).replace(tzinfo=None)) + "Z"
