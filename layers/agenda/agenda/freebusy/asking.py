"""Who is busy when, and when several people could meet: what is asked, and what is answered. Pure."""

from datetime import datetime, timedelta
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    ValidationInfo,
    field_validator,
    model_validator,
)

from agenda.freebusy.hours import Hours
from agenda.freebusy.spans import Kind
from agenda.people.model import PersonName
from agenda.times import Zone
from kernel.moments import Moment

MOST_PEOPLE = 20
LONGEST = timedelta(days=62)
"""So much time is looked at at once: two months."""

_YEARS = 1900, 9000
_SAID = ConfigDict(frozen=True, extra="forbid")


def _within(moment: datetime) -> datetime:
    if not _YEARS[0] <= moment.year <= _YEARS[1]:
        raise ValueError(f"calendars are of the years {_YEARS[0]} to {_YEARS[1]}")
    return moment


Within = Annotated[Moment, AfterValidator(_within)]


class Range(BaseModel):
    """A stretch of time."""

    model_config = _SAID

    since: Within = Field(alias="from", examples=["2027-06-07T00:00:00Z"])
    before: Within = Field(
        alias="to", description=f"{LONGEST.days} days later at most.", examples=["2027-06-14T00:00:00Z"]
    )

    @field_validator("before")
    @classmethod
    def _not_for_ever(cls, before: datetime, said: ValidationInfo) -> datetime:
        since = said.data.get("since")
        if since is not None and not since < before <= since + LONGEST:
            raise ValueError(f"this is after `from`, by {LONGEST.days} days at most")
        return before


AskedRooms = Annotated[
    tuple[UUID, ...], Field(max_length=MOST_PEOPLE, description="Rooms and resources, by their ids.", examples=[[]])
]


Besides = Annotated[
    UUID | None,
    Field(description="The id of the event for which it is: that one is in nobody's way.", examples=[None]),
]


class AskBusy(Range):
    """Who it is that one wants to know of, and of when."""

    people: Annotated[tuple[PersonName, ...], Field(max_length=MOST_PEOPLE)] = Field(
        default=(), examples=[["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"]]
    )
    rooms: AskedRooms = ()
    besides: Besides = None

    @model_validator(mode="after")
    def _somebody(self) -> Self:
        if not self.people and not self.rooms:
            raise ValueError("say whom you want to know of, or which rooms")
        return self


class BusyTime(BaseModel, frozen=True):
    """A time that is taken."""

    begins: datetime = Field(examples=["2027-06-07T09:00:00Z"])
    ends: datetime = Field(examples=["2027-06-07T10:00:00Z"])
    kind: Kind = Field(description="`tentative`: perhaps.")


LeftOut = Annotated[
    int, Field(description="Events that repeat so often that it cannot be worked out when; they take no time.")
]


class PersonBusy(BaseModel, frozen=True):
    """When somebody is busy."""

    person: str = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"])
    known: bool = Field(description="Whether you may see any calendar of theirs; if not, nothing is known.")
    busy: tuple[BusyTime, ...]
    left_out: LeftOut = 0


class RoomBusy(BaseModel, frozen=True):
    """When a room or a resource is taken, or kept for somebody."""

    room_id: str = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"])
    known: bool = Field(description="Whether you may see when it is taken.")
    busy: tuple[BusyTime, ...]
    left_out: LeftOut = 0
    closed: bool = Field(default=False, description="Whether nobody can book it at the moment.")


class BusyTimes(BaseModel, frozen=True):
    """When people are busy, and rooms are taken: merged, and in order."""

    people: tuple[PersonBusy, ...]
    rooms: tuple[RoomBusy, ...] = Field(examples=[[]])


class Attendee(BaseModel):
    """Somebody who is to come."""

    model_config = _SAID

    person: PersonName = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"])
    needed: StrictBool = Field(default=True, description="Whether it makes no sense without them.")
    hours: Hours | None = Field(default=None, description="When they are there; left out: at any time.")


class AskSlots(Range):
    """Who is to meet, for how long, and when at the earliest and the latest."""

    people: Annotated[tuple[Attendee, ...], Field(min_length=1, max_length=MOST_PEOPLE)]
    rooms: AskedRooms = Field(default=(), description="Rooms and resources that are all needed, by their ids.")
    besides: Besides = None
    duration: Annotated[int, Field(ge=5, le=24 * 60, description="Minutes.", examples=[30])]
    step: Literal[5, 10, 15, 20, 30, 60] = Field(
        default=15, description="Minutes from midnight there, at whose multiples it can begin."
    )
    zone: Zone = Field(description="By its clocks.", examples=["Europe/Berlin"])
    over_tentative: StrictBool = Field(default=False, description="Whether what is tentative may be in the way.")
    order: Literal["earliest", "best"] = Field(
        default="earliest", description="`best`: first those at which most can come, for sure."
    )
    limit: Annotated[int, Field(ge=1, le=100)] = 5

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        named = {*(each.person for each in self.people), *map(str, self.rooms)}
        if len(named) < len(self.people) + len(self.rooms):
            raise ValueError("name each of them once")
        return self


class FreeSlot(BaseModel, frozen=True):
    """A time at which everybody can who must."""

    begins: datetime = Field(examples=["2027-06-07T09:00:00Z"])
    ends: datetime = Field(examples=["2027-06-07T09:30:00Z"])
    missing: tuple[str, ...] = Field(description="Of those who need not come, who cannot.", examples=[[]])
    perhaps: tuple[str, ...] = Field(description="Who may have something else to do then.", examples=[[]])


class FreeSlots(BaseModel, frozen=True):
    items: tuple[FreeSlot, ...]
    unknown: tuple[str, ...] = Field(
        description="People and rooms of which you may see no calendar; they are taken to be free.", examples=[[]]
    )
    left_out: tuple[str, ...] = Field(
        default=(), description="Who has events that repeat so often that they do not count.", examples=[[]]
    )
    closed: tuple[str, ...] = Field(
        default=(), description="Rooms that nobody can book at the moment, so that there is no time.", examples=[[]]
    )
