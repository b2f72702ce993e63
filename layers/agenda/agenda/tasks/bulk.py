"""Many tasks at once: all of it happens, or none of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any, Literal, Protocol

from pydantic import BaseModel, ConfigDict, Field

from agenda.projects.holding import Held, Holding
from agenda.tasks.completing import completed, reopened
from agenda.tasks.editing import updated
from agenda.tasks.model import BadTask, StoredTask, TaskId
from agenda.tasks.service import by, in_project
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.etags import ANYTHING, IfMatch
from kernel.journal import Change
from kernel.journal.batch import Step

MOST = 90
Id = Annotated[str, Field(min_length=1, max_length=64, examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"])]


class Operation(BaseModel):
    """What is to be done with one task: this one alone, and not what is part of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    do: Literal["update", "complete", "reopen"] = Field(examples=["complete"])
    project_id: Id
    task_id: Id
    modseq: int | None = Field(default=None, ge=1, description="Only if it is what it was then.", examples=[None])
    patch: dict[str, Any] | None = Field(default=None, max_length=100, description="Of an update.", examples=[None])


class Operations(BaseModel):
    """What is to be done with tasks, each named once."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    operations: tuple[Operation, ...] = Field(min_length=1, max_length=MOST)


class Done(BaseModel, frozen=True):
    """The tasks as they are now, in the order in which they were named."""

    tasks: tuple[StoredTask, ...]


class BulkStore(Protocol):
    def commit(self, workspace: WorkspaceId, batches: dict[str, Sequence[Step[StoredTask]]]) -> list[StoredTask]: ...


@dataclass(frozen=True, slots=True)
class Bulk:
    store: BulkStore
    holding: Holding
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def do(self, caller: Caller, said: Operations) -> Done:
        """Do all of it in one transaction."""
        if len({it.task_id for it in said.operations}) < len(said.operations):
            raise BadTask("each task is named once", [_wrong("task_id", "each task is named once")])
        projects = list(dict.fromkeys(it.project_id for it in said.operations))
        held = self.holding.demand_all(caller, projects, "write", _assignees(said))
        batches: dict[str, list[Step[StoredTask]]] = {}
        for it in said.operations:
            expected = ANYTHING if it.modseq is None else IfMatch.tag(it.modseq)
            edit = _edit(caller, it, held[it.project_id], self.now())
            batches.setdefault(it.project_id, []).append(Change(TaskId(it.task_id), edit, expected))
        kept = {it.task_id: it for it in self.store.commit(caller.workspace, dict(batches))}
        return Done(tasks=tuple(kept[TaskId(it.task_id)] for it in said.operations))


def _edit(caller: Caller, it: Operation, held: Held, now: datetime) -> Callable[[StoredTask], StoredTask]:
    def edit(stored: StoredTask) -> StoredTask:
        if it.do == "complete":
            return by(caller, completed(stored, caller.person, now, held.zone(caller.person)))
        if it.do == "reopen":
            return by(caller, reopened(stored, now))
        changed = updated(stored, it.patch or {}, now)
        if changed.task.assignee != stored.task.assignee:
            in_project(changed, held)
        return by(caller, changed, stored)

    return edit


def _assignees(said: Operations) -> set[PersonId]:
    named = ((it.patch or {}).get("stoa.app:assignee") for it in said.operations)
    return {PersonId(each) for each in named if isinstance(each, str) and each}


def _wrong(field: str, detail: str) -> dict[str, str]:
    return {"field": field, "code": "refused", "detail": detail}
