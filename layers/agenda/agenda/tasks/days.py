"""A day, or a time of the task's own zone: by when something must be done. Pure."""

from datetime import date, datetime, time
from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema

_DAY = len("2027-01-31")


def _read(value: Any) -> date:
    if isinstance(value, datetime):
        if value.tzinfo is None and not value.microsecond:
            return value
    elif isinstance(value, date):
        return value
    elif isinstance(value, str) and len(value) in {_DAY, _DAY + len("T09:00:00")}:
        try:
            return date.fromisoformat(value) if len(value) == _DAY else _read(datetime.fromisoformat(value))
        except ValueError:
            pass
    raise ValueError("a deadline is a day, 2027-01-31, or a time of the task's own zone, 2027-01-31T17:00:00")


Deadline = Annotated[
    date,
    PlainValidator(_read),
    PlainSerializer(lambda value: value.isoformat(), return_type=str),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d)?$",
            "examples": ["2027-01-31", "2027-01-31T17:00:00"],
        }
    ),
]
"""``2027-01-31``: until that day is over; ``2027-01-31T17:00:00``: until then."""


def as_time(deadline: date) -> datetime:
    """The time at which it is, the beginning of its day if it is a day."""
    return deadline if isinstance(deadline, datetime) else datetime.combine(deadline, time())
