"""When somebody is there: from nine to five by the clocks of their zone, on some days otherwise or not at all. Pure.

One is there at the moments at which clocks show such a time: what clocks skip is no time at all, and what they show
twice is twice as long.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from agenda.freebusy.clocks import steady
from agenda.freebusy.spans import Span, joined
from agenda.recurrence.rule import Weekday
from agenda.times import Zone
from kernel.plainly import spelt

_WEEKDAYS: tuple[Weekday, ...] = ("mo", "tu", "we", "th", "fr", "sa", "su")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_SAID = ConfigDict(frozen=True, extra="forbid")

Clock = Annotated[
    str,
    StringConstraints(pattern=spelt(r"^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$", "a time of day is written 09:00")),
    Field(examples=["09:00"]),
]
"""What a clock shows: ``09:00``; ``24:00`` is when the day is over."""


def _written(value: Any) -> Any:
    if isinstance(value, date) or (isinstance(value, str) and _DAY.fullmatch(value)):
        return value
    raise ValueError("a day is written 2027-12-24")


Day = Annotated[date, BeforeValidator(_written)]


class Window(BaseModel):
    """A part of a day. What goes on past midnight is two of them: until 24:00, and from 00:00."""

    model_config = _SAID

    begins: Clock
    ends: Clock = Field(examples=["17:00"])

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.begins >= self.ends:
            raise ValueError("it ends before it begins; what goes on past midnight is two: until 24:00, and from 00:00")
        return self

    def on(self, day: date) -> Span:
        """What clocks show as it begins and ends, as if they were those of UTC."""
        midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
        return Span(midnight + _since_midnight(self.begins), midnight + _since_midnight(self.ends))


Windows = Annotated[tuple[Window, ...], Field(max_length=24)]
_NINE_TO_FIVE = (Window(begins="09:00", ends="17:00"),)
_OFFICE: Mapping[Weekday, Windows] = MappingProxyType(dict.fromkeys(_WEEKDAYS[:5], _NINE_TO_FIVE))


class Hours(BaseModel):
    """The hours of somebody, or of a place."""

    model_config = _SAID

    zone: Zone = Field(examples=["Europe/Berlin"])
    week: dict[Weekday, Windows] = Field(
        default=dict(_OFFICE),
        description="By the day of the week; on a day that is not there nobody is.",
        examples=[{"mo": [{"begins": "09:00", "ends": "17:00"}]}],
    )
    exceptions: dict[Day, Windows] = Field(
        default={},
        max_length=400,
        description="Days that are otherwise; without any hours: a day off.",
        examples=[{"2027-12-24": []}],
    )

    def open(self, since: datetime, before: datetime) -> list[Span]:
        """When they are there, within a range."""
        return joined(self._open(since, before))

    @property
    def never(self) -> bool:
        """Whether there is no time at all."""
        return not any(self.week.values()) and not any(self.exceptions.values())

    def _open(self, since: datetime, before: datetime) -> Iterator[Span]:
        for begins, ends, ahead in steady(self.zone, since, before):
            first, last = (begins + ahead).toordinal(), (ends + ahead).toordinal()
            for number in range(first, last + 1):
                day = date.fromordinal(number)
                for window in self.exceptions.get(day, self.week.get(_WEEKDAYS[day.weekday()], ())):
                    shown = window.on(day)
                    yield Span(max(begins, shown.begins - ahead), min(ends, shown.ends - ahead))


def _since_midnight(clock: str) -> timedelta:
    return timedelta(hours=int(clock[:2]), minutes=int(clock[3:]))
