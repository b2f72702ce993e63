"""What repeats, and how: a recurrence rule as JSCalendar has it (RFC 8984, 4.3.3). Pure."""

from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic.alias_generators import to_camel

from agenda.times import LocalTime

Frequency = Literal["yearly", "monthly", "weekly", "daily", "hourly", "minutely", "secondly"]
Weekday = Literal["mo", "tu", "we", "th", "fr", "sa", "su"]

MonthDay = Annotated[int, Field(ge=-31, le=31)]
YearDay = Annotated[int, Field(ge=-366, le=366)]
WeekNumber = Annotated[int, Field(ge=-53, le=53)]
Month = Annotated[str, Field(pattern=r"^([1-9]|1[0-2])$")]  # a string: other calendars have leap months
Hour = Annotated[int, Field(ge=0, le=23)]
Minute = Annotated[int, Field(ge=0, le=59)]
Second = Annotated[int, Field(ge=0, le=60)]

MOST_INTERVAL = 1_000_000
MOST_COUNT = 1_000_000
_SPOKEN = ConfigDict(
    frozen=True, extra="forbid", alias_generator=to_camel, validate_by_name=True, validate_by_alias=True
)


def _ours(scale: Any) -> Any:
    if isinstance(scale, str) and scale != "gregorian":
        raise ValueError("only the Gregorian calendar is known here")
    return scale


class NthDay(BaseModel):
    """A day of the week; with ``nth_of_period`` only the nth of its month or year, from the end if negative."""

    model_config = _SPOKEN

    type: Literal["NDay"] = Field(default="NDay", alias="@type")
    day: Weekday
    nth_of_period: Annotated[int, Field(ge=-53, le=53)] | None = None

    @model_validator(mode="after")
    def _counted_from_one(self) -> Self:
        if self.nth_of_period == 0:
            raise ValueError("nthOfPeriod counts from 1, or from -1 backwards")
        return self


class Rule(BaseModel):
    """One rule. Its times are of the event's own zone; where it has no list, the event's start says what is meant.

    Calendars other than the Gregorian, and ways of skipping other than leaving out, are refused: see
    docs/guide/recurrence.md.
    """

    model_config = _SPOKEN

    type: Literal["RecurrenceRule"] = Field(default="RecurrenceRule", alias="@type")
    frequency: Frequency
    interval: int = Field(default=1, ge=1, le=MOST_INTERVAL)
    rscale: Annotated[Literal["gregorian"], BeforeValidator(_ours)] = "gregorian"
    skip: Literal["omit"] = "omit"
    first_day_of_week: Weekday = "mo"
    by_day: tuple[NthDay, ...] | None = Field(default=None, min_length=1, max_length=400)
    by_month_day: tuple[MonthDay, ...] | None = Field(default=None, min_length=1, max_length=62)
    by_month: tuple[Month, ...] | None = Field(default=None, min_length=1, max_length=12)
    by_year_day: tuple[YearDay, ...] | None = Field(default=None, min_length=1, max_length=732)
    by_week_no: tuple[WeekNumber, ...] | None = Field(default=None, min_length=1, max_length=106)
    by_hour: tuple[Hour, ...] | None = Field(default=None, min_length=1, max_length=24)
    by_minute: tuple[Minute, ...] | None = Field(default=None, min_length=1, max_length=60)
    by_second: tuple[Second, ...] | None = Field(default=None, min_length=1, max_length=61)
    by_set_position: tuple[YearDay, ...] | None = Field(default=None, min_length=1, max_length=732)
    count: int | None = Field(default=None, ge=1, le=MOST_COUNT)
    until: LocalTime | None = None

    @model_validator(mode="after")
    def _one_end(self) -> Self:
        if self.count is not None and self.until is not None:
            raise ValueError("a rule ends after a count or at a time, not both")
        signed = (self.by_month_day, self.by_year_day, self.by_week_no, self.by_set_position)
        if any(values and 0 in values for values in signed):
            raise ValueError("days, weeks and positions count from 1, or from -1 backwards")
        return self
