"""What an incident is. Pure: no clock, no chance, no AWS."""

from datetime import datetime
from typing import Annotated, Literal, NamedTuple, NewType, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from kernel.callers import PersonId
from kernel.errors import Conflict, NotFound

IncidentId = NewType("IncidentId", str)
Impact = Literal["none", "minor", "major", "critical"]
Status = Literal["investigating", "identified", "monitoring", "resolved"]

Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
Message = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
Component = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]

MOST_NOTES = 200
"""An incident is one row, and a row holds so much."""


class Left(NamedTuple):
    """What there was of a workspace that is being erased."""

    incidents: int
    pages: int


class NoSuchIncident(NotFound):
    pass


class Resolved(Conflict):
    """It is over; what comes back is another incident."""


class TooLong(Conflict):
    """It has gone on for so many updates that the rest belongs in another incident."""


class IncidentDraft(BaseModel):
    """An incident that an operator opens."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Title = Field(examples=["Mail is delayed"])
    impact: Impact = Field(default="minor", examples=["major"])
    message: Message = Field(examples=["Mail to outside arrives late. We are looking for the cause."])
    components: tuple[Component, ...] = Field(default=(), max_length=20, examples=[["mail"]])


class IncidentUpdate(BaseModel):
    """How an incident goes on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    message: Message = Field(examples=["The queue is draining; the delay is below a minute."])
    status: Literal["investigating", "identified", "monitoring"] = Field(examples=["monitoring"])
    impact: Impact | None = Field(default=None, examples=["minor"])
    title: Title | None = Field(default=None, examples=["Mail to outside is delayed"])
    components: tuple[Component, ...] | None = Field(default=None, max_length=20, examples=[["mail"]])


class IncidentNote(BaseModel):
    """What there is to say at the end."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    message: Message = Field(examples=["All mail has arrived. The cause was a full queue; it now grows by itself."])


class Note(BaseModel, frozen=True):
    """One entry of an incident's history."""

    at: datetime = Field(examples=["2026-11-21T12:00:00Z"])
    status: Status = Field(examples=["investigating"])
    message: str = Field(examples=["Mail to outside arrives late. We are looking for the cause."])
    by: PersonId = Field(examples=["ada"])


class Incident(BaseModel, frozen=True):
    """Something that went wrong, from its first sign to its end."""

    incident_id: IncidentId = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"])
    modseq: int = Field(default=0, description="Rises with every change; it is the ETag.", examples=[1])
    title: str = Field(examples=["Mail is delayed"])
    impact: Impact = Field(examples=["major"])
    status: Status = Field(examples=["investigating"])
    components: tuple[str, ...] = Field(examples=[["mail"]])
    opened: datetime = Field(examples=["2026-11-21T12:00:00Z"])
    resolved: datetime | None = Field(default=None, examples=[None])
    notes: tuple[Note, ...] = Field(description="Oldest first.")

    @classmethod
    def open(cls, draft: IncidentDraft, incident_id: IncidentId, by: PersonId, now: datetime) -> Self:
        """The incident that ``draft`` opens."""
        return cls(
            incident_id=incident_id,
            title=draft.title,
            impact=draft.impact,
            status="investigating",
            components=draft.components,
            opened=now,
            notes=(Note(at=now, status="investigating", message=draft.message, by=by),),
        )

    def updated(self, update: IncidentUpdate, by: PersonId, now: datetime) -> Self:
        """The incident, gone on."""
        noted = self._noted(update.status, update.message, by, now)
        if len(noted.notes) > MOST_NOTES:  # asked here only: that it is over can always be said
            raise TooLong(f"an incident takes {MOST_NOTES} updates; resolve it and open another one")
        changes = update.model_dump(include={"status", "impact", "title", "components"}, exclude_none=True)
        return noted.model_copy(update=changes)

    def ended(self, note: IncidentNote, by: PersonId, now: datetime) -> Self:
        """The incident, over."""
        return self._noted("resolved", note.message, by, now).model_copy(update={"resolved": now})

    def _noted(self, status: Status, message: str, by: PersonId, now: datetime) -> Self:
        if self.status == "resolved":
            raise Resolved("this incident is resolved; open another one")
        note = Note(at=now, status=status, message=message, by=by)
        return self.model_copy(update={"status": status, "notes": (*self.notes, note)})
