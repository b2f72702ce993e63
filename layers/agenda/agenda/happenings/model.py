"""What happens in a range of time: each occurrence of each event, as a calendar shows it. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from operator import attrgetter
from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from agenda.events.model import Body, CalendarEvent, EventId
from agenda.events.seeing import seen
from agenda.happenings.waiting import NOBODYS, Whose, unanswered
from agenda.jscalendar.patches import patched
from agenda.recurrence import Patience, TooDense
from agenda.series import Occurrence, Series, spans
from agenda.sharing import Role
from agenda.times import Zone, instant
from kernel.errors import Invalid
from kernel.moments import Moment

LONGEST = timedelta(days=400)
"""So much time is looked at at once: a year, and some days around it."""

MOST = 5000
"""Occurrences of one answer: of these a browser makes a year, and they are small enough to be sent."""

MOST_EFFORT = 2_000_000
"""For all of them together: some seconds, whatever they are."""


class TooMuchHappens(Invalid):
    """More happens in that time than can be told at once."""


class Range(BaseModel):
    """A range of time, and where one is."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    since: Moment = Field(
        alias="from", description="What is over by then is left out.", examples=["2026-12-01T00:00:00Z"]
    )
    before: Moment = Field(
        alias="to",
        description=f"What begins then or later is left out; {LONGEST.days} days after `from` at most.",
        examples=["2027-01-01T00:00:00Z"],
    )
    zone: Zone = Field(
        default="Etc/UTC", description="Where one is: times of no zone are times there.", examples=["Europe/Berlin"]
    )

    @field_validator("before")
    @classmethod
    def _not_for_ever(cls, before: datetime, said: ValidationInfo) -> datetime:
        since = said.data.get("since")
        if since is not None and not since < before <= since + LONGEST:
            raise ValueError(f"this is after `from`, by {LONGEST.days} days at most")
        return before


class Question(Range):
    """What one wants to know: what happens between two moments, in which calendars."""

    calendars: list[UUID] = Field(min_length=1, max_length=50, description="Which calendars; say it once for each.")


class Happening(BaseModel, frozen=True):
    """One time that an event happens."""

    calendar_id: str = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c073900"])
    event_id: EventId = Field(examples=["6f2b1c9e-3f0a-5d55-8a7e-0d6f3c1b2a90"])
    modseq: int = Field(description="Of the event: its ETag.", examples=[1])
    recurrence_id: str | None = Field(
        default=None, description="Which occurrence: when it would be by the rules.", examples=[None]
    )
    repeats: bool = Field(examples=[False])
    begins: datetime = Field(examples=["2026-12-01T11:30:00Z"])
    ends: datetime = Field(examples=["2026-12-01T12:30:00Z"])
    start: str = Field(description="When that is on the clocks of its zone.", examples=["2026-12-01T12:30:00"])
    time_zone: str | None = Field(description="`null`: wherever one is.", examples=["Europe/Berlin"])
    all_day: bool = Field(examples=[False])
    title: str = Field(description="Empty where one sees only that the time is taken.", examples=["Lunch with Ada"])
    place: str | None = Field(default=None, examples=[None])
    call: str | None = Field(default=None, description="Where one joins from afar.", examples=[None])
    status: Literal["confirmed", "cancelled", "tentative"] = Field(examples=["confirmed"])
    free_busy_status: Literal["free", "busy"] = Field(examples=["busy"])
    privacy: Literal["public", "private", "secret"] = Field(examples=["public"])
    color: str | None = Field(default=None, examples=[None])
    unanswered: bool = Field(
        default=False, description="Whether whoever asks is invited, and has not answered.", examples=[False]
    )


class LeftOut(BaseModel, frozen=True):
    """An event of which could not be worked out when it happens."""

    calendar_id: str
    event_id: EventId
    why: str
    begins: datetime = Field(description="Before that it does not happen.", examples=["2026-12-01T11:30:00Z"])
    ends: datetime | None = Field(
        default=None, description="After that it does not happen, where its rules say so.", examples=[None]
    )


class Happenings(BaseModel, frozen=True):
    """What happens in a range of time, the earliest first."""

    items: tuple[Happening, ...]
    left_out: tuple[LeftOut, ...] = Field(
        default=(), description="What repeats so often that it could not be worked out.", examples=[[]]
    )


def happening(
    events: Iterable[CalendarEvent], roles: Mapping[str, Role], wanted: Range, whose: Whose = NOBODYS
) -> Happenings:
    """All that happens in a range, as who has these roles in the calendars, and these addresses, sees it."""
    items: list[Happening] = []
    left_out: list[LeftOut] = []
    patience = Patience(MOST_EFFORT)
    for event in events:
        body = seen(event.event, roles[event.calendar_id])
        if body is None:
            continue
        series = Series.read(body)
        try:
            found = spans(series, wanted.since, wanted.before, wanted.zone, patience.next())
        except TooDense as dense:
            patience.lost()
            left_out.append(_left_out(event, series, wanted.zone, str(dense)))
            continue
        items += [_happening(event, body, each, whose) for each in found]
        if len(items) > MOST:
            raise TooMuchHappens(f"more than {MOST} things happen in that time; ask for a shorter one")
    items.sort(key=attrgetter("begins", "ends", "calendar_id", "event_id"))
    return Happenings(items=tuple(items), left_out=tuple(left_out))


def _left_out(event: CalendarEvent, series: Series, here: Zone, why: str) -> LeftOut:
    """What its rules say themselves of when it is: nothing of them is worked out."""
    zone = series.zone or here
    ends = [plan.until for plan in series.plans if plan.until is not None]
    ended = len(ends) == len(series.plans) and not series.overrides
    return LeftOut(
        calendar_id=event.calendar_id,
        event_id=event.event_id,
        why=why,
        begins=instant(series.start, zone),
        ends=series.duration.after(max(ends), zone) if ended else None,
    )


def _happening(event: CalendarEvent, body: Body, it: Occurrence, whose: Whose) -> Happening:
    said = patched(body, it.patch) if it.patch else body
    recurrence_id = it.recurrence_id.isoformat() if it.recurrence_id else None
    start = said["start"] if recurrence_id is None or (it.patch and "start" in it.patch) else recurrence_id
    return Happening.model_construct(
        calendar_id=event.calendar_id,
        event_id=event.event_id,
        modseq=event.modseq,
        recurrence_id=recurrence_id,
        repeats=recurrence_id is not None,
        begins=it.begins,
        ends=it.ends,
        start=start,
        time_zone=said.get("timeZone"),
        all_day=said.get("showWithoutTime", False),
        title=said.get("title", ""),
        place=_first(said.get("locations"), "name"),
        call=_first(said.get("virtualLocations"), "uri"),
        status=said.get("status", "confirmed"),
        free_busy_status=said.get("freeBusyStatus", "busy"),
        privacy=said.get("privacy", "public"),
        color=said.get("color"),
        unanswered=unanswered(said.get("participants"), whose),
    )


def _first(within: Mapping[str, Mapping[str, Any]] | None, name: str) -> str | None:
    """What the first of them that says it says."""
    said: Sequence[str] = [each[name] for each in (within or {}).values() if each.get(name)]
    return said[0] if said else None
