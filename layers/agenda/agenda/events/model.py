"""An event as it stands in a calendar. Pure: no clock, no chance, no AWS."""

from datetime import datetime
from typing import Annotated, Any, NewType
from uuid import UUID, uuid5

from pydantic import BaseModel, Field, StringConstraints

from agenda.jscalendar.entry import Uid
from agenda.jscalendar.event import Event
from agenda.times import UtcTime
from kernel.callers import PersonId
from kernel.errors import NotFound, TooLarge

EventId = NewType("EventId", str)
Body = dict[str, Any]
"""An event as JSCalendar writes it, checked already."""

LARGEST = 200_000
"""Bytes of one event: a row holds 400 KB, and an index holds the row once more."""

_UIDS = UUID("5a9d8f3e-64a2-4a0c-9d5c-6d3f5b0e7a11")

Origin = Annotated[str, StringConstraints(min_length=1, max_length=255)]

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


class EventDraft(Event):
    """An event as somebody writes it down: what may be left to us is its uid, and when it was changed."""

    uid: Uid | None = Field(default=None, description="Left out: one is made.")  # type: ignore[assignment] # the reason is above
    updated: UtcTime | None = Field(default=None, description="We say when.")  # type: ignore[assignment] # the same


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


def identified(uid: str) -> EventId:
    """The id of the event that has this uid: the same in every calendar, so that none has it twice."""
    return EventId(str(uuid5(_UIDS, uid)))


def body(event: Event) -> Body:
    """The event as it is kept: what was not said is not written."""
    said = event.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude_none=True)
    return {"@type": "Event", **said}
