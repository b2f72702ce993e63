"""What people say of events: new ones, and what is to be otherwise. Pure."""

from datetime import datetime
from typing import Annotated, Any, Literal, NamedTuple, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, RootModel

from agenda.events.feasible import feasible
from agenda.events.model import Body, fitting
from agenda.events.notes import clean
from agenda.jscalendar.entry import Uid
from agenda.jscalendar.event import Event
from agenda.series.checked import checked
from agenda.times import UtcTime
from agenda.times.local import written
from kernel.errors import Invalid

_OURS = frozenset({"@type", "uid", "created", "updated", "method", "recurrenceId", "recurrenceIdTimeZone"})

Span = Literal["this", "following", "all"]
Words = Annotated[str, Field(max_length=500, examples=[""])]
"""What the one who invites says of a change to those who are invited."""


class NotYoursToSay(Invalid):
    """What an event is called among programs, and when it was made, is not changed."""


class EventDraft(Event):
    """An event as somebody writes it down: what may be left to us is its uid, and when it was changed."""

    uid: Uid | None = Field(default=None, description="Left out: one is made.")  # type: ignore[assignment] # the reason is above
    updated: UtcTime | None = Field(default=None, description="We say when.")  # type: ignore[assignment] # the same


class WhichOccurrence(Invalid):
    """It repeats, and it was not said which occurrence is meant."""


class Patch(RootModel[dict[str, Any]]):
    """What is to be otherwise, as a JSCalendar PatchObject: paths, and what is to stand there; `null`: nothing."""

    root: dict[str, Any] = Field(max_length=1000, examples=[{"title": "Lunch with Ada and Grace", "duration": "PT90M"}])


class Move(BaseModel):
    """Where an event is to go."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    calendar_id: UUID = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c073901"])


class Which(NamedTuple):
    """How much of an event is meant: one occurrence, that and all after it, or the whole."""

    span: Span = "all"
    recurrence_id: datetime | None = None

    @classmethod
    def of(cls, span: Span, recurrence_id: datetime | None) -> Self:
        if span != "all" and recurrence_id is None:
            detail = "say which occurrence: when it would be by the rules"
            raise WhichOccurrence(
                f"recurrence_id: {detail}", [{"field": "recurrence_id", "code": "missing", "detail": detail}]
            )
        return cls(span, recurrence_id)


def drafted(draft: EventDraft, uid: str, now: datetime) -> Body:
    """The event that somebody wrote down, who left its uid to us unless they said one."""
    said = {"uid": uid, "created": written(now), **body(draft), "updated": written(now)}
    return fitting(feasible({}, body(checked(said))))


def editable(patch: Patch) -> Body:
    """What somebody wants otherwise, if that is theirs to say."""
    left = clean(patch.root)
    said = [
        path
        for path, it in patch.root.items()
        if path.partition("/")[0] in _OURS or path not in left or left[path] != it
    ]
    if said:
        detail = "this stays as it is"
        errors = [{"field": path[:200], "code": "not_yours", "detail": detail} for path in said]
        raise NotYoursToSay(f"{said[0][:200]}: {detail}", errors)
    return patch.root


def body(event: Event) -> Body:
    """The event as it is kept: what was not said is not written."""
    said = event.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude_none=True)
    return {**clean(said), "@type": "Event"}
