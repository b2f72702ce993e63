"""Many tasks at once: all of it happens, or none of it."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any, Literal, Protocol, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from agenda.projects.holding import Held, Holding, may_see
from agenda.tasks.assigning import assigned
from agenda.tasks.completing import completed, reopened
from agenda.tasks.editing import updated
from agenda.tasks.model import BadTask, NotInProject, StoredTask, TaskId
from agenda.tasks.rearranging import Errand, Rearranged, Target, There, Where, left, rearranged
from agenda.tasks.service import by, in_project, lost_to
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.errors import Conflict
from kernel.etags import ANYTHING, IfMatch
from kernel.journal import Change, Create, Delete, Put, StateChanged
from kernel.journal.attempts import Attempts
from kernel.journal.batch import Step

Edit = Callable[[StoredTask], StoredTask]
MOST = 90
_WRITTEN = 98
"""Rows of one transaction, counters among them; it holds a hundred."""

Id = Annotated[str, Field(min_length=1, max_length=64, examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"])]


class Operation(BaseModel):
    """What is to be done with one task: with this one alone, or, where it is put elsewhere, with what is part of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    do: Literal["update", "complete", "reopen", "delete", "restore", "move"] = Field(examples=["complete"])
    project_id: Id
    task_id: Id
    modseq: int | None = Field(default=None, ge=1, description="Only if it is what it was then.", examples=[None])
    patch: dict[str, Any] | None = Field(default=None, max_length=100, description="Of an update.", examples=[None])
    to: Target | None = Field(default=None, description="Of a move.", examples=[None])

    @model_validator(mode="after")
    def _says_where(self) -> Self:
        if (self.do == "move") != (self.to is not None):
            raise ValueError("a move says where to, and nothing else does")
        return self

    @property
    def expected(self) -> IfMatch:
        return ANYTHING if self.modseq is None else IfMatch.tag(self.modseq)


class Operations(BaseModel):
    """What is to be done with tasks, each named once."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    operations: tuple[Operation, ...] = Field(min_length=1, max_length=MOST)


class Done(BaseModel, frozen=True):
    """The tasks as they are now, in the order in which they were named."""

    tasks: tuple[StoredTask, ...]


class BulkStore(Protocol):
    def trees(self, workspace: WorkspaceId, where: Where, task_ids: Sequence[TaskId]) -> dict[TaskId, StoredTask]: ...
    def settled(self, workspace: WorkspaceId, places: Collection[Where]) -> dict[Where, str]: ...
    def rearrange(
        self, workspace: WorkspaceId, steps: Mapping[Where, Sequence[Step[StoredTask]]], states: Mapping[Where, str]
    ) -> Rearranged: ...


Steps = dict[Where, list[Step[StoredTask]]]


@dataclass(frozen=True, slots=True)
class Bulk:
    store: BulkStore
    holding: Holding
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def do(self, caller: Caller, said: Operations) -> Done:
        """Do all of it in one transaction."""
        if len({it.task_id for it in said.operations}) < len(said.operations):
            raise BadTask("each task is named once", [_wrong("task_id", "each task is named once")])
        projects = {it.project_id for it in said.operations}
        projects |= {it.to.project_id for it in said.operations if it.to and it.to.project_id}
        held = self.holding.demand_all(caller, sorted(projects), "write", _assignees(said))
        for it in said.operations:
            _section_there(it, held)
        errands = [_errand(it) for it in said.operations if it.do in _ELSEWHERE]
        _bearable(len(said.operations) + sum(it.source != it.target for it in errands), 1)
        now, given = self.now(), Counter(filter(None, map(_assignee, said.operations)))
        attempts = Attempts()
        while True:
            steps: Steps = {}
            states = self._rearranged(caller, said, errands, steps) if errands else {}
            for it in said.operations:
                if it.do not in _ELSEWHERE:
                    _free(it, steps)
                    edit = _edit(caller, it, held[it.project_id], now, given)
                    steps.setdefault(Where(it.project_id), []).append(Change(TaskId(it.task_id), edit, it.expected))
            _bearable(sum(map(len, steps.values())), len(steps), max(map(len, steps.values())))
            try:
                with lost_to():
                    done = self.store.rearrange(caller.workspace, steps, states).tasks
            except StateChanged:
                attempts.again()
                continue
            kept = {it.task_id: it for it in done}
            return Done(tasks=tuple(kept[TaskId(it.task_id)] for it in said.operations))

    def _rearranged(
        self, caller: Caller, said: Operations, errands: Sequence[Errand], steps: Steps
    ) -> dict[Where, str]:
        """Write down what it takes to put tasks elsewhere; the states in which that was decided."""
        workspace, expected = caller.workspace, {TaskId(it.task_id): it.expected for it in said.operations}
        sources = dict.fromkeys(it.source for it in errands)
        states = self.store.settled(workspace, {*sources, *(it.target for it in errands if it.do == "restore")})
        tasks = {
            each: self.store.trees(workspace, each, [it.task_id for it in errands if it.source == each])
            for each in sources
        }
        there = There(tasks, self._parents(workspace, tasks), self._blind(caller, errands, tasks))
        for moved in rearranged(errands, there, self.now()):
            task, match = by(caller, moved.task), expected.get(moved.task.task_id, ANYTHING)
            if moved.source == moved.target:
                steps.setdefault(moved.source, []).append(Change(task.task_id, _as(task), match))
                continue
            steps.setdefault(moved.source, []).append(left(task, moved.target, match))
            steps.setdefault(moved.target, []).append(Put(task) if moved.target.trash else Create(task))
        return states

    def _parents(
        self, workspace: WorkspaceId, tasks: Mapping[Where, Mapping[TaskId, StoredTask]]
    ) -> dict[TaskId, StoredTask]:
        found: dict[TaskId, StoredTask] = {}
        for where, some in tasks.items():
            wanted = {it.path[-1] for it in some.values() if it.path} - some.keys() if where.trash else set()
            if wanted:
                there = self.store.trees(workspace, Where(where.project_id), sorted(wanted))
                found |= {each: there[each] for each in wanted if each in there}
        return found

    def _blind(
        self, caller: Caller, errands: Sequence[Errand], tasks: Mapping[Where, Mapping[TaskId, StoredTask]]
    ) -> dict[str, set[PersonId]]:
        """Who of those whom tasks are assigned to does not see the projects that these go to."""
        blind: dict[str, set[PersonId]] = {}
        for to in {it.target.project_id for it in errands if it.target.project_id != it.source.project_id}:
            sources = [it.source for it in errands if it.target.project_id == to]
            wanted = {it.task.assignee for each in sources for it in tasks[each].values() if it.task.assignee}
            held = self.holding.demand(caller, to, "write", wanted)
            blind[to] = {each for each in wanted if not may_see(held.project, held.people.get(each))}
        return blind


_ELSEWHERE = {"delete", "restore", "move"}


class TooManyAtOnce(Conflict):
    """So many cannot be written at once: what is put elsewhere counts twice, and what is part of it, too."""


def _bearable(rows: int, partitions: int, most: int = 0) -> None:
    if rows + partitions > _WRITTEN or most > MOST:
        detail = "what is put elsewhere counts twice, and what is part of it, too"
        raise TooManyAtOnce(f"{MOST} tasks are written at once; {detail}")


def _free(it: Operation, steps: Steps) -> None:
    """Raise ``BadTask`` if something else is done with a task: with what it is part of, say."""
    if any(isinstance(each, Change | Delete) and each.id == it.task_id for each in steps.get(Where(it.project_id), ())):
        detail = f"{it.task_id} is part of something that is put elsewhere; do one of the two"
        raise BadTask(detail, [_wrong("operations", detail)])


def _errand(it: Operation) -> Errand:
    assert it.do in _ELSEWHERE, "the others stay where they are"
    return Errand(it.do, TaskId(it.task_id), Where(it.project_id, trash=it.do == "restore"), it.to)  # type: ignore[arg-type]


def _as(it: StoredTask) -> Edit:
    return lambda _: it


def _section_there(it: Operation, held: Mapping[str, Held]) -> None:
    if it.to is not None and it.to.section_id is not None:
        sections = {each.section_id for each in held[it.to.project_id or it.project_id].project.sections}
        if it.to.section_id not in sections:
            raise NotInProject("there is no such section in this project", "to.section_id")


def _edit(caller: Caller, it: Operation, held: Held, now: datetime, given: Counter[PersonId]) -> Edit:
    def edit(stored: StoredTask) -> StoredTask:
        if it.do == "complete":
            return by(caller, completed(stored, caller.person, now, held.zone(caller.person)))
        if it.do == "reopen":
            return by(caller, reopened(stored, now))
        changed = updated(stored, it.patch or {}, now)
        if changed.task.assignee != stored.task.assignee:
            in_project(changed, held)
        among = given[changed.task.assignee] if changed.task.assignee else 1
        return by(caller, assigned(changed, stored, caller.person, now, among), stored)

    return edit


def _assignees(said: Operations) -> set[PersonId]:
    return set(filter(None, map(_assignee, said.operations)))


def _assignee(it: Operation) -> PersonId | None:
    named = (it.patch or {}).get("stoa.app:assignee")
    return PersonId(named) if isinstance(named, str) and named else None


def _wrong(field: str, detail: str) -> dict[str, str]:
    return {"field": field, "code": "refused", "detail": detail}
