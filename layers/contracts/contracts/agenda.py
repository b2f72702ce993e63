"""What the agenda tells other rooms, and what they may ask of it."""

from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from kernel.callers import PersonId
from kernel.events import Event

Id = Annotated[str, StringConstraints(min_length=1, max_length=255)]
State = Annotated[str, StringConstraints(min_length=1, max_length=40)]
Origin = Annotated[str, StringConstraints(min_length=1, max_length=255)]
Body = dict[str, Any]
"""An event or a task as JSCalendar has it (RFC 8984)."""


class CalendarChanged(Event, frozen=True):
    """A calendar was made, is otherwise than it was, or went for good; one in the trash is updated and says so."""

    calendar_id: str
    kind: Literal["created", "updated", "destroyed"]
    modseq: int = Field(description="Rises with every change of it: events come in any order.", examples=[1])
    owner: PersonId | None = Field(description="Whose it is; `null`: the workspace's own.")
    name: str
    zone: str = Field(examples=["Europe/Berlin"])
    trashed: bool = Field(default=False, description="Whether it lies in the trash, where nobody sees it.")
    changed: tuple[str, ...] = Field(default=(), description="Of what was updated: what is otherwise than before.")


class ProjectChanged(Event, frozen=True):
    """A project is otherwise than it was; one in the trash says so. What is in it tells of itself."""

    project_id: str
    modseq: int = Field(description="Rises with every change of it: events come in any order.", examples=[1])
    trashed: bool = Field(default=False, description="Whether it lies in the trash, where nobody sees it.")
    changed: tuple[str, ...] = Field(description="What is otherwise than before.", examples=[["shares"]])


class EventChanged(Event, frozen=True):
    """An event of a calendar is new, otherwise than it was, or gone. How it is now, the calendar says."""

    calendar_id: str
    event_id: str
    uid: str
    kind: Literal["created", "updated", "destroyed"]
    modseq: int = Field(description="0 for what is gone.")
    by: PersonId | None = Field(default=None, description="Who did it.")
    origin: str | None = Field(
        default=None, description="What did it, if that was no person: as `changes_apply` was told."
    )
    moved_to: str | None = Field(default=None, description="The calendar into which it was put, if it is gone there.")
    booked_on: str | None = Field(default=None, description="The booking page, if it stands for what was booked.")


class TaskChanged(Event, frozen=True):
    """A task of a project is new, otherwise than it was, or gone. How it is now, the project says."""

    project_id: str
    task_id: str
    uid: str
    kind: Literal["created", "updated", "destroyed"]
    modseq: int = Field(description="0 for what is gone.")
    by: PersonId | None = Field(default=None, description="Who did it.")
    origin: str | None = Field(
        default=None, description="What did it, if that was no person: as `changes_apply` was told."
    )
    moved_to: str | None = Field(default=None, description="The project into which it was put, if it is gone there.")
    open: bool = Field(description="Whether it is to be done.")
    assignee: PersonId | None = Field(default=None, description="To whom it is assigned.")
    assigned: bool = Field(default=False, description="Whether this change assigned it to them.")


class Holder(BaseModel):
    """What holds the objects in question: a calendar its events, or a project its tasks."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    calendar_id: Id | None = Field(default=None, examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c073900"])
    project_id: Id | None = Field(default=None, examples=[None])

    @model_validator(mode="after")
    def _one_of_the_two(self) -> Self:
        if (self.calendar_id is None) == (self.project_id is None):
            raise ValueError("say calendar_id or project_id: one of the two")
        return self


class ChangesSince(Holder, frozen=True):
    """Asks what changed in a calendar or project since a state, with the objects as they are now."""

    since: State = Field(default="0", description="`0`: everything.")
    limit: int = Field(default=90, ge=1, le=90)


class Held(BaseModel, frozen=True):
    """An event as its calendar holds it, or a task as its project does."""

    id: str
    modseq: int
    object: Body
    by: PersonId | None = None
    origin: str | None = Field(default=None, description="What wrote it, if that was no person.")


class ChangesTold(BaseModel, frozen=True):
    """What changed; to be asked again from ``state``, at once if there is more."""

    changed: tuple[Held, ...]
    destroyed: tuple[str, ...]
    state: str
    has_more: bool


class Write(BaseModel):
    """How an object is to be, or that it is to go; and what it must be like now."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    object: Body | None = Field(default=None, description="As it is to be; left out: it goes.")
    id: Id | None = Field(default=None, description="Which; an object's own uid says so, too.")
    expected: int | None = Field(
        default=None, ge=0, description="The modseq that it must have: 0, that there be none. Left out: whatever it is."
    )


class ChangesApply(Holder, frozen=True):
    """Asks that events of a calendar or tasks of a project be written, each if its precondition holds."""

    writes: tuple[Write, ...] = Field(min_length=1, max_length=90)
    origin: Origin = Field(
        description="Who asks: it comes back with each change, so that nobody answers to themselves."
    )


class Applied(BaseModel, frozen=True):
    """What came of one write."""

    id: str
    outcome: Literal["written", "unchanged", "destroyed", "conflict", "refused"]
    modseq: int | None = Field(default=None, description="What it has now.")
    current: Held | None = Field(default=None, description="Of a conflict: what is there.")
    problem: str | None = Field(default=None, description="Of what was refused: why.")
    note: str | None = Field(default=None, description="Of what was written, or stays: what will not come of it.")


class ChangesApplied(BaseModel, frozen=True):
    """What came of each, in the order in which they were asked."""

    outcomes: tuple[Applied, ...]
    state: str
