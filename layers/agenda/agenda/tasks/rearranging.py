"""Many tasks put elsewhere at once, each with all that is part of it: what is to be written. Pure."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from agenda.tasks.model import BadTask, NoSuchTask, StoredTask, TaskId
from agenda.tasks.ordering import last
from agenda.tasks.trees import followed, placed
from kernel.callers import PersonId
from kernel.etags import ANYTHING, IfMatch
from kernel.journal import Delete

Deed = Literal["delete", "restore", "move"]


class Target(BaseModel):
    """Where tasks are to stand: last in a section, or in none, and part of nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    project_id: str | None = Field(default=None, max_length=64, description="Left out: where it is.", examples=[None])
    section_id: str | None = Field(default=None, max_length=64, description="Of that project.", examples=[None])


class Where(NamedTuple):
    """A project, or its trash."""

    project_id: str
    trash: bool = False


TO = "project_id"
"""What is said of a task that leaves its project for another: which."""


def left(it: StoredTask, target: Where, expected: IfMatch = ANYTHING) -> Delete:
    """That a task leaves where it is; what is left of it says who or what did that, and into which project it went."""
    said = {"by": it.by, "origin": it.origin, TO: None if target.trash else target.project_id}
    return Delete(it.task_id, expected, {name: text for name, text in said.items() if text})


class Errand(NamedTuple):
    """What is to be done with a task, wherever it is."""

    do: Deed
    task_id: TaskId
    source: Where
    to: Target | None = None

    @property
    def target(self) -> Where:
        to = (self.to and self.to.project_id) or self.source.project_id
        return Where(to, trash=self.do == "delete")


class Rearranged(NamedTuple):
    """The tasks as they are now, and the states in which that is so."""

    tasks: list[StoredTask]
    states: dict[Where, str]


class There(NamedTuple):
    """What is there to decide on."""

    tasks: Mapping[Where, Mapping[TaskId, StoredTask]]
    """Those that are named, and all that is part of them."""
    parents: Mapping[TaskId, StoredTask]
    """Of what is in the trash: what it was part of, where that is there."""
    blind: Mapping[str, Collection[PersonId]]
    """Who does not see which project."""


class Moved(NamedTuple):
    """A task as it shall be, and from where it comes."""

    source: Where
    target: Where
    task: StoredTask


def rearranged(errands: Sequence[Errand], there: There, now: datetime) -> list[Moved]:
    """All that becomes of that. What is part of something with which the same is done comes along with that."""
    made: dict[tuple[Where, TaskId], Moved] = {}
    deeds = {(it.source, it.task_id): it for it in errands}
    for number, it in enumerate(sorted(errands, key=lambda it: len(_found(there, it).path))):
        root = _found(there, it)
        above = next((deeds[it.source, each] for each in root.path if (it.source, each) in deeds), None)
        if above is not None:
            if (above.do, above.to) != (it.do, it.to):
                raise _clash(it.task_id)
            continue
        under = [each for each in there.tasks[it.source].values() if root.task_id in each.path]
        for each in _put(it, root, under, there, now + timedelta(milliseconds=number)):
            made[it.source, each.task_id] = Moved(it.source, it.target, each)
    return list(made.values())


def _put(it: Errand, root: StoredTask, under: Sequence[StoredTask], there: There, now: datetime) -> list[StoredTask]:
    if it.do == "delete":
        return [each.model_copy(update={"deleted": now}) for each in (root, *under)]
    if it.do == "restore":
        parent = there.parents.get(root.path[-1]) if root.path else None
        first = placed(root.model_copy(update={"deleted": None}), parent)
        return [first, *(followed(each.model_copy(update={"deleted": None}), first) for each in under)]
    section = it.to.section_id if it.to else None
    task = root.task.model_copy(update={"section": section, "order": last(now)})
    first = placed(root.model_copy(update={"project_id": it.target.project_id, "task": task}), None)
    blind = there.blind.get(it.target.project_id, ())
    return [_let_go(each, blind) for each in (first, *(followed(each, first) for each in under))]


def _let_go(stored: StoredTask, blind: Collection[PersonId]) -> StoredTask:
    """The task, assigned to nobody who does not see it there."""
    if stored.task.assignee not in blind:
        return stored
    return stored.model_copy(update={"task": stored.task.model_copy(update={"assignee": None}), "assigned": None})


def _found(there: There, it: Errand) -> StoredTask:
    found = there.tasks[it.source].get(it.task_id)
    if found is None:
        raise NoSuchTask(f"there is no task {it.task_id} in this project{', or in its trash' * it.source.trash}")
    return found


def _clash(task_id: TaskId) -> BadTask:
    detail = f"something else is done with what {task_id} is part of; do one of the two"
    return BadTask(detail, [{"field": "operations", "code": "refused", "detail": detail}])
