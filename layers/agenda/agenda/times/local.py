"""Times as JSCalendar writes them (RFC 8984, 1.4.5 and 1.4.6). Pure."""

import re
from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

_LOCAL = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
_UTC = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d*[1-9])?Z")
_LONGEST = 6
YEARS = range(1000, 9901)
"""In which zones and durations lead to no year that there is not."""


def _local(value: Any) -> datetime:
    if isinstance(value, datetime):
        said = value
    elif isinstance(value, str) and _LOCAL.fullmatch(value):
        said = datetime.fromisoformat(value)
    else:
        raise ValueError("a time of the event's own zone is written 2027-01-31T09:00:00")
    if said.tzinfo is not None or said.microsecond:
        raise ValueError("a time of the event's own zone has no offset and no fraction of a second")
    if said.year not in YEARS:
        raise ValueError(f"a calendar has the years {YEARS[0]} to {YEARS[-1]}")
    return said


def _utc(value: Any) -> datetime:
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError("a moment says that it is UTC")
        return value.astimezone(UTC)
    found = _UTC.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise ValueError("a moment is written 2027-01-31T08:00:00Z")
    fraction = (found[2] or "")[1:]
    if len(fraction) > _LONGEST:
        raise ValueError("a moment is exact to a millionth of a second")
    said = datetime.fromisoformat(found[1]).replace(tzinfo=UTC)
    return said.replace(microsecond=int(fraction.ljust(_LONGEST, "0")))


def written(moment: datetime) -> str:
    """A moment as JSCalendar writes it: without zeros at the end of its fraction."""
    text = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S").rjust(19, "0")
    fraction = f".{moment.microsecond:06}".rstrip("0") if moment.microsecond else ""
    return f"{text}{fraction}Z"


LocalTime = Annotated[
    datetime,
    BeforeValidator(_local),
    PlainSerializer(lambda value: value.isoformat(timespec="seconds"), return_type=str),
    WithJsonSchema({"type": "string", "pattern": _LOCAL.pattern, "examples": ["2027-01-31T09:00:00"]}),
]
"""A time of the zone that stands beside it: ``2027-01-31T09:00:00``."""

UtcTime = Annotated[
    datetime,
    BeforeValidator(_utc),
    PlainSerializer(written, return_type=str),
    WithJsonSchema({"type": "string", "format": "date-time", "examples": ["2027-01-31T08:00:00Z"]}),
]
"""A moment: ``2027-01-31T08:00:00Z``."""
