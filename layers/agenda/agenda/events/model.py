"""An event as it stands in a calendar. Pure: no clock, no chance, no AWS."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple, NewType, Self
from uuid import UUID

from pydantic import BaseModel, Field

from agenda.calendars.model import Calendar
from agenda.times.local import written
from kernel.callers import PersonId
from kernel.errors import Conflict, Forbidden, NotFound, PreconditionFailed, TooLarge
from kernel.etags import etag
from kernel.ids import same_id

EventId = NewType("EventId", str)
Body = dict[str, Any]
"""An event as JSCalendar writes it, checked already."""

LARGEST = 200_000
"""Bytes of one event: a row holds 400 KB, and an index holds the row once more."""

KEPT = timedelta(days=30)
"""For so long an event lies in the trash."""


LUNCH: Body = {
    "@type": "Event",
    "uid": "0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f",
    "updated": "2026-11-21T12:00:00Z",
    "title": "Lunch with Ada",
    "start": "2026-12-01T12:30:00",
    "timeZone": "Europe/Berlin",
    "duration": "PT1H",
}


class NoSuchEvent(NotFound):
    """There is no such event in this calendar."""


class EventTooLarge(TooLarge):
    """An event holds words and links, not files."""


class AlreadyThere(Conflict):
    """It is in the calendar into which it is to be moved."""


class Subscribed(Forbidden):
    """What is in a calendar that was subscribed to is changed where it comes from."""


class Outdated(PreconditionFailed):
    """It has been changed since you read it; ``current`` is how it is now."""

    def __init__(self, current: "CalendarEvent") -> None:
        super().__init__("it has been changed since you read it: `current` is how it is now", etag(current.modseq))
        self.current = current

    def facts(self) -> Mapping[str, object]:
        return {"current": self.current.model_dump(mode="json")}


class Ref(NamedTuple):
    """Where an event is."""

    calendar_id: str
    event_id: EventId

    @classmethod
    def of(cls, calendar_id: UUID, event_id: UUID) -> Self:
        return cls(str(calendar_id), EventId(str(event_id)))


class CalendarEvent(BaseModel, frozen=True):
    """An event, and where it stands."""

    calendar_id: str = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c073900"])
    event_id: EventId = Field(examples=["6f2b1c9e-3f0a-5d55-8a7e-0d6f3c1b2a90"])
    modseq: int = Field(default=0, description="Rises with every change; it is the ETag.", examples=[1])
    event: Body = Field(description="The event as JSCalendar has it (RFC 8984).", examples=[LUNCH])
    by: PersonId | None = Field(default=None, description="Who changed it last.", examples=["ada"])
    origin: str | None = Field(
        default=None, description="What changed it last, if that was no person.", examples=[None]
    )
    deleted: datetime | None = Field(default=None, description="When it came into the trash.", examples=[None])

    def edited(self, event: Body, by: PersonId, now: datetime) -> Self:
        """It with that in it, changed now by somebody."""
        stamped = {**event, "updated": written(now)}
        return self.model_copy(update={"event": fitting(stamped), "by": by, "origin": None})

    def thrown_away(self, by: PersonId, now: datetime, origin: str | None = None) -> Self:
        """It in the trash."""
        return self.model_copy(update={"deleted": now, "by": by, "origin": origin})

    def restored(self, by: PersonId) -> Self:
        """It as it was before it came there."""
        return self.model_copy(update={"deleted": None, "by": by, "origin": None})

    def moved(self, calendar_id: str, by: PersonId) -> Self:
        """It in another calendar."""
        return self.model_copy(update={"calendar_id": calendar_id, "by": by, "origin": None})


def no_such_event(event_id: str) -> NoSuchEvent:
    """The one answer for what is not there and what one may not know of."""
    return NoSuchEvent(f"there is no event {event_id} in this calendar")


def identified(uid: str) -> EventId:
    """The id of the event that has this uid: the same in every calendar, so that none has it twice."""
    return EventId(same_id("event", uid))


def fitting(event: Body) -> Body:
    """The event, if it is not too large to be kept."""
    if len(json.dumps(event)) > LARGEST:
        raise EventTooLarge(f"an event takes {LARGEST // 1000} KB of words and links; put files beside it")
    return event


def written_by_people(calendar: Calendar) -> None:
    """Raise ``Subscribed`` if what is in it comes from elsewhere."""
    if calendar.kind == "subscribed":
        whence = calendar.source or "elsewhere"
        raise Subscribed(f"what is in this calendar comes from {whence}, and is changed there")
