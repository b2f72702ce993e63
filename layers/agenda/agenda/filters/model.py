"""Which tasks somebody wants to see: of what projects, whose, how urgent, due when, with which words. Pure."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StringConstraints, model_validator

from agenda.tasks.days import as_time
from agenda.tasks.model import StoredTask, Task
from agenda.tasks.priorities import Priority, meant
from agenda.tasks.wording import words_of
from agenda.times import Zone, instant, local
from agenda.words.model import words
from kernel.callers import PersonId
from kernel.errors import Conflict, NotFound

MOST = 100
"""Filters of one person."""

SHOWN = 200
"""Tasks that one filter shows: who finds more wants less."""

Sort = Literal["due", "priority", "title", "created"]
Days = Annotated[int, Field(ge=-3660, le=3660, description="Days from today, by the clock of where you are.")]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
Label = Annotated[str, StringConstraints(min_length=1, max_length=255)]


class NoSuchFilter(NotFound):
    """There is none of that id among yours."""


class TooManyFilters(Conflict):
    """One has so many filters at most."""


class Wanted(BaseModel):
    """Which tasks somebody wants to see; what is left out does not matter."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Name = Field(examples=["Urgent this week"])
    projects: tuple[UUID, ...] = Field(default=(), max_length=50, description="In any of these; none: on your shelf.")
    labels: tuple[Label, ...] = Field(default=(), max_length=20, description="With any of these.", examples=[["home"]])
    priorities: tuple[Priority, ...] = Field(default=(), max_length=4, description="One of these.", examples=[[1, 2]])
    due_after: Days | None = Field(default=None, description="Due in so many days, or later.", examples=[None])
    due_before: Days | None = Field(
        default=None, description="Due in so many days, or earlier: -1 is what is overdue.", examples=[7]
    )
    assignee: Literal["me", "none"] | Annotated[str, StringConstraints(pattern=r"^person:.{1,128}$")] | None = Field(
        default=None, description="`me`, `none`, or `person:<id>`.", examples=["me"]
    )
    words: str | None = Field(
        default=None, min_length=1, max_length=200, description="With all of these words, or how they begin."
    )
    done: StrictBool = Field(default=False, description="Whether it shows what is done, and not what is to be done.")
    sort: Sort = Field(default="due", description="What comes first.")

    @model_validator(mode="after")
    def _some_day(self) -> "Wanted":
        if self.due_after is not None and self.due_before is not None and self.due_after > self.due_before:
            raise ValueError("no day is after due_before and before due_after")
        return self


class Filter(BaseModel, frozen=True):
    """What somebody wants to see, as it is kept."""

    filter_id: str = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"])
    modseq: int = Field(default=0, description="Rises with every change; it is the ETag.", examples=[1])
    wanted: Wanted


class Found(BaseModel, frozen=True):
    """What a filter shows."""

    items: tuple[StoredTask, ...]
    more: bool = Field(description="Whether there are more than are shown: want less.", examples=[False])


def shown(wanted: Wanted, tasks: Iterable[StoredTask], me: PersonId, now: datetime, here: Zone) -> Found:
    """Those of the tasks that somebody wants to see, in their order."""
    today = local(now, here).date()
    asked = tuple(words(wanted.words or ""))
    found = [it for it in tasks if _fits(wanted, it, me, today, here) and _says(it.task, asked)]
    found.sort(key=_ORDERS[wanted.sort](here))
    return Found(items=tuple(found[:SHOWN]), more=len(found) > SHOWN)


def due_on(task: Task, here: Zone) -> date | None:
    """The day on which it is due, or else by which it must be done, where somebody is."""
    said = task.due or (as_time(task.deadline) if task.deadline else None)
    if said is None:
        return None
    whole = task.show_without_time or task.time_zone is None
    return said.date() if whole else local(instant(said, task.time_zone or here), here).date()


def _fits(wanted: Wanted, it: StoredTask, me: PersonId, today: date, here: Zone) -> bool:
    task = it.task
    if task.open == wanted.done or (wanted.labels and not {*wanted.labels} & {*(task.keywords or ())}):
        return False
    if wanted.priorities and meant(task.priority) not in wanted.priorities:
        return False
    if wanted.assignee is not None:
        whose = {"me": me, "none": None}.get(wanted.assignee, wanted.assignee.removeprefix("person:"))
        if task.assignee != whose:
            return False
    if wanted.due_after is None and wanted.due_before is None:
        return True
    day = due_on(task, here)
    if day is None:
        return False
    away = (day - today) // timedelta(days=1)
    after, before = wanted.due_after, wanted.due_before
    return (after is None or away >= after) and (before is None or away <= before)


def _says(task: Task, asked: tuple[str, ...]) -> bool:
    known = words_of(task) if asked else ()
    return all(any(word.startswith(each) for word in known) for each in asked)


Order = Callable[[StoredTask], tuple[object, ...]]


def _by_due(here: Zone) -> Order:
    return lambda it: (due_on(it.task, here) or date.max, meant(it.task.priority), it.task_id)


def _by_priority(here: Zone) -> Order:
    return lambda it: (meant(it.task.priority), due_on(it.task, here) or date.max, it.task_id)


def _by_title(_: Zone) -> Order:
    return lambda it: (it.task.title.casefold(), it.task_id)


def _by_making(_: Zone) -> Order:
    return lambda it: (it.task.created or it.task.updated, it.task_id)


_ORDERS: dict[str, Callable[[Zone], Order]] = {
    "due": _by_due,
    "priority": _by_priority,
    "title": _by_title,
    "created": _by_making,
}
