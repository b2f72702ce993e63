"""What there is to do: a Task of JSCalendar (RFC 8984, 5.2), and what that standard has no word for (ADR 30). Pure."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Annotated, Any, NewType, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, StrictBool, StringConstraints, model_validator

from agenda.jscalendar import task as jscalendar
from agenda.jscalendar.parts import KEPT, Id
from agenda.tasks.days import Deadline
from agenda.tasks.ordering import Order
from agenda.times import LocalTime, UtcTime
from kernel.callers import PersonId
from kernel.errors import Invalid, NotFound
from kernel.ids import same_id

TaskId = NewType("TaskId", str)
SectionId = NewType("SectionId", str)

OURS = "stoa.app:"
"""How our own properties begin, in a JSCalendar object (RFC 8984, 3.3)."""

MOST_CHECKS = 100

IN_TRASH = timedelta(days=30)
"""For so long a task lies in the trash."""

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]


RENT: dict[str, Any] = {
    "@type": "Task",
    "uid": "0192f0c1-2b7c-7cc3-98c4-dc0c0c073990",
    "updated": "2026-11-21T12:00:00Z",
    "title": "Pay the rent",
    "due": "2026-12-01T09:00:00",
    "timeZone": "Europe/Berlin",
    "recurrenceRules": [{"@type": "RecurrenceRule", "frequency": "monthly", "byMonthDay": [1]}],
    "keywords": {"home": True},
    "priority": 1,
    "stoa.app:order": "0VbK2x",
}


class NoSuchTask(NotFound):
    pass


class BadTask(Invalid):
    """It is no task as the standard has it, or says what only the house may say."""


class NotInProject(Invalid):
    """It names a section that the project does not have, or somebody who does not see it."""

    def __init__(self, detail: str, field: str) -> None:
        super().__init__(detail, [{"field": field, "code": "unknown", "detail": detail}])


class Check(BaseModel):
    """A line of a checklist."""

    model_config = KEPT

    id: Id
    title: Words
    done: StrictBool = False


class Done(BaseModel):
    """That it was done: when, and by whom."""

    model_config = KEPT

    at: UtcTime
    by: PersonId


class Assigned(BaseModel):
    """Who gave it to whoever is to see to it, and when."""

    model_config = ConfigDict(frozen=True)

    by: PersonId = Field(examples=["ada"])
    at: datetime
    among: int = Field(default=1, description="So many were given to them at once, this one among them.", examples=[1])


class Task(jscalendar.Task):
    """A task as its project has it. What begins with ``stoa.app:`` is ours; labels are ``keywords``."""

    section: SectionId | None = Field(default=None, alias="stoa.app:section")
    order: Order | None = Field(default=None, alias="stoa.app:order")
    deadline: Deadline | None = Field(default=None, alias="stoa.app:deadline")
    assignee: PersonId | None = Field(default=None, alias="stoa.app:assignee")
    after_done: StrictBool = Field(default=False, alias="stoa.app:afterDone")
    """Its rules count from when it was done, and not from when it was due."""
    checklist: tuple[Check, ...] = Field(default=(), max_length=MOST_CHECKS, alias="stoa.app:checklist")
    series: LocalTime | None = Field(default=None, alias="stoa.app:series")
    """Of one that repeats: which of its times this is, where that is not the time at which it is due (or starts)."""
    last_done: Done | None = Field(default=None, alias="stoa.app:lastDone")

    @model_validator(mode="after")
    def _one_of_each(self) -> Self:
        if len({check.id for check in self.checklist}) < len(self.checklist):
            raise ValueError("each line of a checklist has an id of its own")
        if len(parents(self)) > 1:
            raise ValueError("a task is part of one other at most")
        if len(self.recurrence_rules or ()) != 1 and (self.recurrence_rules or self.after_done):
            raise ValueError("a task repeats by one rule, and only by that")
        if self.recurrence_overrides or self.excluded_recurrence_rules:
            raise ValueError("a task that repeats is at one of its times; only events are otherwise at some of them")
        if self.start and self.due and self.due < self.start:
            raise ValueError("nothing is due before it starts")
        return self

    @property
    def begins(self) -> datetime | None:
        """The time that its rules count from: when it starts, or else is due (RFC 8984, 5.2)."""
        return self.start or self.due

    @property
    def open(self) -> bool:
        return self.progress not in {"completed", "failed", "cancelled"}


def id_of(uid: str) -> TaskId:
    """The id of the task of that uid: the uid, if it is a UUID as we write them."""
    try:
        if str(UUID(uid)) == uid:
            return TaskId(uid)
    except ValueError:
        pass
    return TaskId(same_id("task", uid))


def parents(task: jscalendar.Task) -> list[str]:
    """The uids of what it is part of, as JSCalendar says it (RFC 8984, 4.1.3)."""
    return [uid for uid, relation in (task.related_to or {}).items() if "parent" in relation.relation]


def parent_of(task: jscalendar.Task) -> TaskId | None:
    """What it is part of, if it is."""
    return next((id_of(uid) for uid in parents(task)), None)


def plain(task: Task) -> dict[str, Any]:
    """The task as JSON: in camelCase, without what it does not say."""
    return {"@type": "Task", **task.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_unset=True)}


class StoredTask(BaseModel):
    """A task where it is kept."""

    model_config = ConfigDict(frozen=True)

    project_id: str = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"])
    task_id: TaskId = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c073990"])
    modseq: int = Field(default=0, description="Rises with every change; it is the ETag.", examples=[7])
    path: tuple[TaskId, ...] = Field(
        default=(), description="The tasks that it is part of, the outermost first.", examples=[[]]
    )
    created_by: PersonId = Field(examples=["ada"])
    by: PersonId | None = Field(default=None, description="Who changed it last.", examples=["ada"])
    origin: str | None = Field(
        default=None, description="What changed it last, if that was no person.", examples=[None]
    )
    assigned: Assigned | None = Field(default=None, description="Of one that is assigned: by whom, and when.")
    deleted: datetime | None = Field(default=None, description="When it came into the trash.", examples=[None])
    task: Annotated[Task, PlainSerializer(plain, return_type=dict[str, Any])] = Field(
        description="The task as JSCalendar has it (RFC 8984, 5.2).", examples=[RENT]
    )
    undo: Mapping[str, Any] | None = Field(default=None, exclude=True)
    """The patch that takes back that it was done."""
    talk: str | None = Field(default=None, exclude=True)
    """What the house calls that which is said about it; nobody else gives it a name."""

    @property
    def thread(self) -> str:
        """Under what it lies what is said about it, wherever the task is; no other task of the same uid shares it."""
        return self.talk or self.task_id

    @property
    def line(self) -> tuple[TaskId, ...]:
        """Where it is in its tree, itself at the end."""
        return (*self.path, self.task_id)

    @property
    def whose(self) -> PersonId:
        """Who has to see to it: whom it is assigned to, or else whoever made it."""
        return self.task.assignee or self.created_by
