"""How long things last (RFC 8984, 1.4.7): days and weeks by the calendar, hours by the clock. Pure.

A day is as long as the day is: from nine to nine on the morning after, though an hour is missing in between. 24 hours
are 24 hours.
"""

import re
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Annotated, Any, NamedTuple, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from agenda.times.zones import instant, instants, local

_TEXT = re.compile(
    r"(?P<sign>[+-]?)P(?:(?P<weeks>\d{1,5})W)?(?:(?P<days>\d{1,6})D)?"
    r"(?:T(?=\d)(?:(?P<hours>\d{1,7})H)?(?:(?P<minutes>\d{1,9})M)?(?:(?P<seconds>\d{1,10})S)?)?"
)
_PARTS = ("weeks", "days", "hours", "minutes", "seconds")
_DAY = 24 * 3600
MOST_DAYS = 40_000
MOST_SECONDS = MOST_DAYS * _DAY


class Duration(NamedTuple):
    """Days by the calendar, then seconds by the clock; both of one sign."""

    days: int = 0
    seconds: int = 0

    @classmethod
    def parse(cls, text: str) -> Self:
        """``P1DT2H``, ``PT45M``, ``P2W``; ``ValueError`` if it is no duration, or longer than a century."""
        found = _TEXT.fullmatch(text)
        if found is None or not any(found[part] for part in _PARTS):
            raise ValueError("a duration is written PT45M, P1DT2H or P2W")
        parts = {name: int(value) for name, value in found.groupdict().items() if value and name != "sign"}
        sign = -1 if found["sign"] == "-" else 1
        days = parts.get("weeks", 0) * 7 + parts.get("days", 0)
        seconds = parts.get("hours", 0) * 3600 + parts.get("minutes", 0) * 60 + parts.get("seconds", 0)
        if days > MOST_DAYS or seconds > MOST_SECONDS:
            raise ValueError("nothing lasts longer than a century")
        return cls(sign * days, sign * seconds)

    @property
    def negative(self) -> bool:
        return self.days < 0 or self.seconds < 0

    def after(self, start: datetime, zone: str) -> datetime:
        """The moment at which it is over that begins at ``start``, a time of that zone."""
        return instant(start + timedelta(days=self.days), zone) + timedelta(seconds=self.seconds)

    def ends(self, starts: Sequence[datetime], begins: Sequence[datetime], zone: str) -> list[datetime]:
        """The moments at which that is over which begins at ``starts``, times of that zone; ``begins`` are theirs."""
        length = timedelta(seconds=self.seconds)
        if self.days:
            days = timedelta(days=self.days)
            begins = instants([start + days for start in starts], zone)
        return [each + length for each in begins]

    def later(self, moment: datetime, zone: str) -> datetime:
        """The moment that is so much later, its days being those of that zone."""
        if not self.days:
            return moment + timedelta(seconds=self.seconds)
        return self.after(local(moment, zone), zone)

    def at_most(self) -> timedelta:
        """So long, and a day more: what it never exceeds, whatever the zone does."""
        return timedelta(days=abs(self.days) + 1, seconds=abs(self.seconds))

    def __str__(self) -> str:
        sign, days, seconds = "-" if self.negative else "", abs(self.days), abs(self.seconds)
        hours, minutes = divmod(seconds // 60, 60)
        clock = "".join(f"{n}{unit}" for n, unit in ((hours, "H"), (minutes, "M"), (seconds % 60, "S")) if n)
        calendar = f"{days // 7}W" if days and days % 7 == 0 and not clock else f"{days}D" if days else ""
        return f"{sign}P{calendar}{'T' + clock if clock else ''}" if calendar or clock else "PT0S"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return _schema(_positive)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "examples": ["PT45M"]}


def _read(value: Any) -> Duration:
    if isinstance(value, Duration):
        return value
    if not isinstance(value, str):
        raise ValueError("a duration is a text: PT45M")  # noqa: TRY004 - pydantic takes ValueErrors
    return Duration.parse(value)


def _positive(value: Any) -> Duration:
    said = _read(value)
    if said.negative:
        raise ValueError("it cannot last less than no time")
    return said


def _schema(read: Callable[[Any], Duration]) -> CoreSchema:
    said = core_schema.plain_serializer_function_ser_schema(str, return_schema=core_schema.str_schema())
    return core_schema.no_info_plain_validator_function(read, serialization=said)


class _Signed:
    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return _schema(_read)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "examples": ["-PT15M"]}


SignedDuration = Annotated[Duration, _Signed]
"""So long after something, or before it: ``-PT15M``."""
