"""Taking the tasks of a file into a project: all that can be taken, and a report of the rest."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from agenda.files.importing import OF_CALENDARS
from agenda.files.model import LARGEST, Answered, FileTooLarge, Told
from agenda.ics import Problem
from agenda.ics import read as read_file
from agenda.projects.holding import Holding, may_see
from agenda.tasks.arriving import Arrival, Arrived, There, arrivals, assignees, fresh, merged, parents_first
from agenda.tasks.model import StoredTask, TaskId
from agenda.tasks.service import Tree
from agenda.tasks.trees import TooDeep, TooManyWithin, bounded, placed
from kernel.callers import Caller, WorkspaceId
from kernel.etags import ANYTHING
from kernel.ids import new_id
from kernel.journal import Change, Create, StateChanged
from kernel.journal.attempts import Attempts
from kernel.journal.batch import Step
from kernel.once import NEVER, Once

MOST = 1000
"""Tasks of a file that is taken at once."""

AT_ONCE = 90
"""Tasks that are written at once."""


class ImportedTasks(Protocol):
    """Where tasks are kept."""

    def find(self, workspace: WorkspaceId, project_id: str, task_ids: Iterable[TaskId]) -> dict[TaskId, StoredTask]: ...
    def commit(self, workspace: WorkspaceId, batches: dict[str, Sequence[Step[StoredTask]]]) -> list[StoredTask]: ...
    def create(self, workspace: WorkspaceId, task: StoredTask, once: Once, state: str | None = None) -> StoredTask: ...
    def tree(self, workspace: WorkspaceId, project_id: str, task_id: TaskId) -> Tree: ...


@dataclass(frozen=True, slots=True)
class Importing:
    tasks: ImportedTasks
    holding: Holding
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    new_id: Callable[[], str] = new_id

    def take(self, caller: Caller, project_id: str, data: bytes) -> Arrived:
        """Take all of a file that can be taken; whoever brings it again changes nothing."""
        held = self.holding.demand(caller, project_id, "write")  # before reading what they bring
        if len(data) > LARGEST:
            raise FileTooLarge(f"a file of more than {LARGEST // 1024**2} MB is not read; bring it in parts")
        found = read_file(data)
        if found.method not in OF_CALENDARS:
            raise Answered(f"this file is a message ({found.method}), and not what a project holds")
        if also := sorted(assignees(found)):
            held = self.holding.demand(caller, project_id, "write", also)
        seeing = {each.person for each in held.people.values() if may_see(held.project, each)}
        there = There({each.section_id for each in held.project.sections}, seeing)
        notes = list(found.notes)
        arrived, problems = arrivals(found, there, self.now(), notes)
        if len(arrived) > MOST:
            raise FileTooLarge(f"a file of more than {MOST} tasks is not read; bring it in parts")
        outcomes = self.written(caller, project_id, arrived, notes)
        return Arrived(
            created=outcomes["created"],
            updated=outcomes["updated"],
            unchanged=outcomes["unchanged"],
            left_out=found.wrong + len(problems) - len(found.problems),
            problems=[Told.of(each) for each in sorted(problems)],
            notes=[Told.of(each) for each in sorted(notes)],
        )

    def written(
        self, caller: Caller, project_id: str, arrived: list[Arrival], notes: list[Problem], *, anew: bool = True
    ) -> Counter[str]:
        """Write the tasks: new trees whole, of the others one after the other; what is there is changed if ``anew``."""
        named = {each.task_id for each in arrived} | {each.parent for each in arrived if each.parent}
        there = self.tasks.find(caller.workspace, project_id, sorted(named))
        outcomes: Counter[str] = Counter()
        steps: list[Step[StoredTask]] = []
        trees: dict[TaskId, list[StoredTask]] = {}
        made: dict[TaskId, StoredTask] = {}
        late: list[tuple[Arrival, StoredTask]] = []
        for each in parents_first(arrived, notes):
            if (stored := there.get(each.task_id)) is not None:
                outcome, step = _changed(stored, each, caller) if anew else ("unchanged", [])
                outcomes[outcome] += 1
                steps += step
                continue
            outcomes["created"] += 1
            task = fresh(each, project_id, caller.person, self.new_id())  # nobody is told of it as given to them
            if each.parent in there or each.parent in {it.task_id for it, _ in late}:
                late.append((each, task))
                continue
            task = _within(task, each, made, trees, notes)
            made[task.task_id] = task
            trees.setdefault(task.line[0], []).append(task)
        self._batched(caller.workspace, project_id, [*([step] for step in steps), *_steps(trees.values())])
        for each, task in late:
            self._below(caller.workspace, task, each, notes)
        return outcomes

    def _batched(self, workspace: WorkspaceId, project_id: str, wholes: Iterable[list[Step[StoredTask]]]) -> None:
        """Write them, ninety at a time, of what belongs together all or nothing."""
        batch: list[Step[StoredTask]] = []
        for whole in wholes:
            if len(batch) + len(whole) > AT_ONCE:
                self.tasks.commit(workspace, {project_id: batch})
                batch = []
            batch += whole
        if batch:
            self.tasks.commit(workspace, {project_id: batch})

    def _below(self, workspace: WorkspaceId, task: StoredTask, it: Arrival, notes: list[Problem]) -> None:
        """Keep a new task as part of one that is there; the project holds still meanwhile."""
        assert it.parent is not None, "that is why it is written by itself"
        attempts = Attempts()
        while True:
            tree = self.tasks.tree(workspace, task.project_id, it.parent)
            try:
                bounded(tree.whole[1:], 1)
                whole = placed(task, tree.root)
            except (TooDeep, TooManyWithin) as refused:
                notes.append(Problem(it.line, "RELATED-TO", str(refused)))
                self.tasks.create(workspace, task, NEVER)
                return
            try:
                self.tasks.create(workspace, whole, NEVER, tree.state)
            except StateChanged:
                attempts.again()
            else:
                return


def _changed(stored: StoredTask, it: Arrival, caller: Caller) -> tuple[str, list[Step[StoredTask]]]:
    """What becomes of one that is there."""
    if merged(stored, it, caller.person) == stored:
        return "unchanged", []
    return "updated", [Change(it.task_id, lambda now: merged(now, it, caller.person), ANYTHING)]


def _within(
    task: StoredTask,
    it: Arrival,
    made: dict[TaskId, StoredTask],
    trees: dict[TaskId, list[StoredTask]],
    notes: list[Problem],
) -> StoredTask:
    """The task as part of what it says, if that comes with it."""
    if it.parent is None:
        return task
    parent = made.get(it.parent)
    if parent is None:
        notes.append(Problem(it.line, "RELATED-TO", "what it is part of is neither in the file nor in the project"))
        return task
    try:
        bounded(trees[parent.line[0]][1:], 1)
        return placed(task, parent)
    except (TooDeep, TooManyWithin) as refused:
        notes.append(Problem(it.line, "RELATED-TO", str(refused)))
        return task


def _steps(trees: Iterable[list[StoredTask]]) -> list[list[Step[StoredTask]]]:
    return [[Create(it) for it in tree] for tree in trees]
