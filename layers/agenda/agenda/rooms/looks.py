"""Rooms and resources as people make them, change them and see them. Pure."""

from datetime import datetime
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StrictBool, model_validator

from agenda.calendars.model import Calendar, Description, Name
from agenda.freebusy.hours import Hours
from agenda.looks import BLUE, Color
from agenda.rooms.addresses import room_address
from agenda.rooms.model import Bookable, Feature, Outside, Policy
from agenda.sharing import Role, Share
from agenda.sharing.model import Grantee
from agenda.times import Zone
from kernel.callers import PersonId
from kernel.errors import Conflict, NotFound

MOST_ROOMS = 500
"""Rooms and resources of a workspace."""

RoomKind = Literal["room", "resource"]
KINDS: tuple[RoomKind, ...] = ("room", "resource")

EVERYBODY_SEES_WHEN = (Share(to="workspace", role="free-busy"),)
"""How a room is shared in the beginning."""

_CLEARED = frozenset({"capacity", "hours"})
_OF_CALENDAR = frozenset({"name", "description", "color", "zone"})
_MINE = _OF_CALENDAR | {"kind"}


class NoSuchRoom(NotFound):
    """There is no such room or resource, or it is not for you."""


class TooManyRooms(Conflict):
    """There are as many as a workspace can have."""


def no_such_room() -> NoSuchRoom:
    """The one answer for what is not there and what one may not know of."""
    return NoSuchRoom("there is no such room or resource, or nobody shares it with you")


class RoomDraft(Bookable):
    """A room or a resource that somebody sets up."""

    kind: RoomKind = Field(default="room", description="`resource`: what is not entered: a projector, a car.")
    name: Name = Field(examples=["Blue room"])
    description: Description = Field(default="", examples=["The key is at the front desk."])
    color: Color = BLUE
    zone: Zone | None = Field(default=None, description="`null`: your own.", examples=["Europe/Berlin"])

    def calendar(self, room_id: str, zone: str, now: datetime) -> Calendar:
        """The calendar that it is, from now on."""
        said = {name: getattr(self, name) for name in _OF_CALENDAR}
        taken = Bookable.model_validate(self.model_dump(mode="json", include=set(Bookable.model_fields)))
        return Calendar(
            calendar_id=room_id,
            kind=self.kind,
            owner=None,
            shares=EVERYBODY_SEES_WHEN,
            created=now,
            bookable=taken.settled().model_dump(mode="json"),
            **{**said, "zone": self.zone or zone},
        )


class RoomUpdate(BaseModel):
    """What is to be different about a room or a resource; what is not said stays."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: RoomKind | None = Field(default=None, examples=["room"])
    name: Name | None = Field(default=None, examples=["Green room"])
    description: Description | None = None
    color: Color | None = None
    zone: Zone | None = Field(default=None, examples=["Europe/Berlin"])
    place: Annotated[str, Field(max_length=200)] | None = None
    capacity: int | None = Field(
        default=None, ge=1, le=100_000, description="`null`: as many as you like.", examples=[12]
    )
    features: Annotated[frozenset[Feature], Field(max_length=50)] | None = None
    auto_accept: bool | None = None
    conflicts: Policy | None = None
    bookers: Annotated[tuple[Grantee, ...], Field(min_length=1, max_length=50)] | None = None
    outside: Outside | None = None
    hours: Hours | None = Field(default=None, description="`null`: always.")
    closed: StrictBool | None = Field(
        default=None, description="`true`: nobody can book it until it is opened again, with the hours it had."
    )

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self._said():
            raise ValueError("say what is to be different")
        return self

    def _said(self) -> dict[str, Any]:
        said = self.model_dump(mode="json", exclude_unset=True)
        return {name: value for name, value in said.items() if value is not None or name in _CLEARED}

    def of(self, calendar: Calendar) -> Calendar:
        """The room with what is said here."""
        said = self._said()
        mine = {name: value for name, value in said.items() if name in _MINE}
        taken = {name: value for name, value in said.items() if name not in _MINE}
        if self.hours is not None and self.hours.never:
            taken = {**taken, "hours": bookable(calendar).hours, "closed": True}
        after = Bookable.model_validate({**bookable(calendar).model_dump(mode="json"), **taken})
        return calendar.model_copy(update={**mine, "bookable": after.model_dump(mode="json")})


class RoomView(Bookable):
    """A room or a resource as the caller sees it."""

    room_id: str = Field(
        description="Of its calendar, too: what is booked stands there.",
        examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"],
    )
    modseq: int = Field(description="Rises with every change; it is the ETag.", examples=[1])
    kind: RoomKind
    name: str = Field(examples=["Blue room"])
    description: str = Field(examples=["The key is at the front desk."])
    color: str = Field(examples=[BLUE])
    zone: str = Field(examples=["Europe/Berlin"])
    address: str = Field(
        description="Invite this, and it is asked for: a participant whose kind is `location` or `resource`; also from "
        "calendars elsewhere, by letter.",
        examples=["room-0192f0c12b7c7cc398c4dc0c0c07398f@workspace.example.com"],
    )
    yours: bool = Field(description="Whether you may book it.", examples=[True])
    role: Role | None = Field(
        description="What you may do with its calendar; `write`: you say yes or no where it waits for that.",
        examples=["free-busy"],
    )


class RoomList(BaseModel, frozen=True):
    """Rooms and resources, by their names."""

    items: tuple[RoomView, ...]


class RoomFilter(BaseModel):
    """Which rooms are wanted: those with at least that."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: RoomKind | None = Field(default=None, examples=["room"])
    capacity: int | None = Field(default=None, ge=1, le=100_000, description="For so many people.", examples=[6])
    features: list[Feature] = Field(default=[], max_length=50, description="With all of these; say it once for each.")

    def takes(self, kind: str, room: Bookable) -> bool:
        """Whether that one has it."""
        holds = self.capacity is None or room.capacity is None or room.capacity >= self.capacity
        return holds and self.kind in {None, kind} and room.features >= set(self.features)


def bookable(calendar: Calendar) -> Bookable:
    """What a room or a resource has, and takes."""
    return Bookable.model_validate(calendar.bookable or {}).settled()


def room_view(calendar: Calendar, role: Role | None, *, yours: bool, domain: str) -> RoomView:
    """The room as somebody sees it who may do so much."""
    said = {name: getattr(calendar, name) for name in ("modseq", *_MINE)}
    return RoomView(
        **{**bookable(calendar).model_dump(mode="json"), **said},
        room_id=calendar.calendar_id,
        address=room_address(calendar.calendar_id, domain),
        yours=yours,
        role=role,
    )


def books(room: Bookable, who: PersonId, reaching: frozenset[str]) -> bool:
    """Whether it is for one whom these reach."""
    return bool(who) and not reaching.isdisjoint(room.bookers)
