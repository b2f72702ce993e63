"""What somebody wants a room for, and what there is. Pure."""

import json
from datetime import datetime, timedelta
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from agenda.recurrence.rule import Rule
from agenda.rooms.looks import RoomKind, RoomView
from agenda.rooms.model import Answer, Feature, Why
from agenda.times import Duration, LocalTime, Zone

_YEARS = 1900, 9000
_LONGEST = timedelta(days=62)


def _to_the_letter(said: Any) -> Any:
    """As events take it: what would have to be taken for something else is refused."""
    if isinstance(said, Rule):
        return said
    try:
        return Rule.model_validate_json(json.dumps(said), strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise ValueError(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from None


ExactRule = Annotated[Rule, BeforeValidator(_to_the_letter)]


class RoomWish(BaseModel):
    """When a room is needed, for how many, and with what."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: LocalTime = Field(examples=["2026-12-01T15:00:00"])
    duration: Duration = Field(examples=["PT1H"])
    time_zone: Zone = Field(examples=["Europe/Berlin"])
    recurrence_rules: Annotated[tuple[ExactRule, ...], Field(max_length=5)] = Field(
        default=(), description="Of a series, as events have them.", examples=[[]]
    )
    people: int = Field(default=1, ge=1, le=100_000, examples=[4])
    kind: RoomKind | None = Field(default=None, examples=["room"])
    features: Annotated[tuple[Feature, ...], Field(max_length=50)] = Field(default=(), examples=[["screen"]])
    besides: UUID | None = Field(
        default=None,
        description="The id of the event for which it is: that one is not in its own way.",
        examples=[None],
    )

    @model_validator(mode="after")
    def _not_for_ever(self) -> Self:
        if not _YEARS[0] <= self.start.year <= _YEARS[1]:
            raise ValueError(f"calendars are of the years {_YEARS[0]} to {_YEARS[1]}")
        if self.duration.days > _LONGEST.days or self.duration.seconds > _LONGEST.total_seconds():
            raise ValueError(f"a room is looked for for {_LONGEST.days} days at most")
        return self

    @property
    def body(self) -> dict[str, Any]:
        """The meeting as JSCalendar has it."""
        rules = [each.model_dump(mode="json", by_alias=True, exclude_none=True) for each in self.recurrence_rules]
        return {
            "start": self.start.isoformat(timespec="seconds"),
            "duration": str(self.duration),
            "timeZone": self.time_zone,
            **({"recurrenceRules": rules} if rules else {}),
        }


class Taken(BaseModel, frozen=True):
    """A time at which somebody else has it."""

    begins: datetime = Field(examples=["2026-12-01T14:00:00Z"])
    ends: datetime = Field(examples=["2026-12-01T15:00:00Z"])


class Offer(BaseModel, frozen=True):
    """A room, and what it would answer now."""

    room: RoomView
    answer: Answer = Field(
        description="`accepted`: it is free. `needs-action`: somebody has to agree. `tentative`: somebody else may "
        "have it. `declined`: `why`.",
        examples=["accepted"],
    )
    why: tuple[Why, ...] = Field(description="What is against it.", examples=[[]])
    clashes: tuple[Taken, ...] = Field(description="The first times at which somebody else has it.", examples=[[]])
    taken: int = Field(description="How many of the times are somebody else's.", examples=[0])


class Offers(BaseModel, frozen=True):
    """What rooms there are: the free ones first, and of these the smallest that holds as many."""

    items: tuple[Offer, ...]
    times: int = Field(description="How many times it happens within a year from when it begins.", examples=[1])
    left_out: int = Field(description="How many more rooms there are that nobody looked at.", examples=[0])
