"""What waits for somebody who looks after a room to agree. Pure."""

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from agenda.calendars.model import Calendar
from agenda.events.model import CalendarEvent, EventId
from agenda.invitations.occurrences import occurrence
from agenda.invitations.parties import Json, key_of, organizer, owner_key, people
from agenda.recurrence import TooDense
from agenda.rooms.asking import coming, count, status
from agenda.times import LocalTime
from kernel.errors import Conflict

_UNDECIDED = frozenset({"needs-action", "tentative"})


class RoomTaken(Conflict):
    """Somebody else has the room then."""


class AlreadyYours(Conflict):
    """It was agreed to already."""


class Request(BaseModel, frozen=True):
    """That somebody would like to have a room, and somebody else has to agree."""

    room_id: str = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"])
    room: str = Field(description="What it is called.", examples=["Blue room"])
    event_id: EventId
    recurrence_id: str | None = Field(description="Which time of a series, if it is about that alone.", examples=[None])
    title: str = Field(examples=["Tea"])
    begins: datetime = Field(description="The first time that is not over.", examples=["2026-12-01T15:00:00Z"])
    ends: datetime = Field(examples=["2026-12-01T16:00:00Z"])
    times: int = Field(description="How often, within a year.", examples=[1])
    people: int = Field(description="How many are to come, as far as is known.", examples=[4])
    sender: str = Field(description="Who asks: their name, or their address.", examples=["Ada"])
    answer: str = Field(description="What they were told: `needs-action` or `tentative`.", examples=["needs-action"])
    why: str = Field(examples=["Who looks after Blue has to agree; until then it is kept for you."])


class RequestDecision(BaseModel):
    """What somebody says who looks after a room."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    accept: bool = Field(description="Let them have it; or not, or not any more.", examples=[True])
    comment: Annotated[str, StringConstraints(max_length=1000)] = Field(
        default="", description="They read it.", examples=["The heating is off."]
    )
    recurrence_id: LocalTime | None = Field(
        default=None, description="For one time of a series. Left out: for all.", examples=[None]
    )

    @property
    def rid(self) -> str | None:
        return self.recurrence_id.isoformat(timespec="seconds") if self.recurrence_id else None


def requests(room: Calendar, it: CalendarEvent, me: frozenset[str], now: datetime) -> Iterator[Request]:
    """What of an event waits; a series, once, and besides those of its times that were answered otherwise."""
    try:
        found = coming(it.event, now, room.zone)
    except TooDense:
        return
    waits: dict[str | None, list[tuple[datetime, datetime, Json]]] = {}
    whole = status(it.event, me)
    for each in found:
        rid = each.recurrence_id.isoformat() if each.recurrence_id and each.patch is not None else None
        entry = it.event if rid is None else occurrence(it.event, rid)
        if entry is None or key_of(entry, me) is None or status(entry, me) not in _UNDECIDED:
            continue
        same = rid is None or (whole in _UNDECIDED and key_of(it.event, me) is not None)
        waits.setdefault(None if same else rid, []).append((each.begins, each.ends, entry))
    for rid, times in waits.items():
        begins, ends, first = min(times, key=lambda time: time[0])
        mine = people(first)[key_of(first, me) or ""]
        yield Request(
            room_id=room.calendar_id,
            room=room.name,
            event_id=it.event_id,
            recurrence_id=rid,
            title=str(first.get("title") or ""),
            begins=begins,
            ends=ends,
            times=len(times),
            people=count(first),
            sender=_sender(first),
            answer=status(first, me),
            why=str(mine.get("participationComment") or ""),
        )


def _sender(entry: Json) -> str:
    owner = people(entry).get(owner_key(entry) or "") or {}
    return str(owner.get("name") or owner.get("email") or organizer(entry) or "")
