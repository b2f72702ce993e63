"""Taking the tasks of a file into a project: all that can be taken, and a report of the rest."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple, Protocol

from agenda.files.importing import OF_CALENDARS
from agenda.files.model import LARGEST, Answered, FileTooLarge, Told
from agenda.ics import Problem
from agenda.ics import read as read_file
from agenda.projects.holding import Holding, may_see
from agenda.tasks.arriving import Arrival, Arrived, There, arrivals, assignees, fresh, merged, parents_first
from agenda.tasks.model import NoSuchTask, StoredTask, TaskId
from agenda.tasks.trees import TooDeep, TooManyWithin, bounded, placed
from kernel.callers import Caller, WorkspaceId
from kernel.etags import ANYTHING
from kernel.ids import new_id
from kernel.journal import AlreadyExists, Change, Create, StateChanged
from kernel.journal.attempts import Attempts
from kernel.journal.batch import Step

MOST = 1000
"""Tasks of a file that is taken at once."""

AT_ONCE = 90
"""Tasks that are written at once."""

Late = tuple[Arrival, StoredTask]
"""What comes to be part of something that is there."""

Whole = Sequence[Create[StoredTask] | Change[StoredTask]]
"""What is written all or nothing: a change, or a tree that is new."""


class ImportedTasks(Protocol):
    """Where tasks are kept."""

    def find(self, workspace: WorkspaceId, project_id: str, task_ids: Iterable[TaskId]) -> dict[TaskId, StoredTask]: ...
    def commit(self, workspace: WorkspaceId, batches: dict[str, Sequence[Step[StoredTask]]]) -> list[StoredTask]: ...
    def grown(
        self, workspace: WorkspaceId, project_id: str, task_ids: Sequence[TaskId]
    ) -> tuple[str, list[StoredTask]]:
        """The state of the project, and the whole trees that these are in then, as far as they are there."""

    def grow(self, workspace: WorkspaceId, project_id: str, steps: Sequence[Step[StoredTask]], state: str) -> str:
        """Do that in this state, and say which it is then; ``StateChanged`` if it was another."""


class Missed(NamedTuple):
    """What could not be written as it was to be, since somebody else was faster."""

    again: set[TaskId]
    """Parts of trees of which others are there by now, and what was there, and is not."""
    known: set[TaskId]
    """What is there by now, and stays as it is."""

    def sorted_out(self, batch: list[Whole], there: Collection[TaskId]) -> list[Whole]:
        """What of it can be written as it was to be after all."""
        rest: list[Whole] = []
        for whole in batch:
            named = _named(whole)
            gone, found = named.difference(there), named.intersection(there)
            if (gone if isinstance(whole[0], Create) else found) == named:
                rest.append(whole)
            else:
                self.again.update(gone)
                self.known.update(found)
        return rest


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
            problems=Told.first(problems),
            notes=Told.first(notes),
        )

    def written(
        self, caller: Caller, project_id: str, arrived: list[Arrival], notes: list[Problem], *, anew: bool = True
    ) -> Counter[str]:
        """Write the tasks: new trees whole; what is there is changed if ``anew``."""
        named = {each.task_id for each in arrived} | {each.parent for each in arrived if each.parent}
        there = self.tasks.find(caller.workspace, project_id, sorted(named))
        outcomes: Counter[str] = Counter()
        steps: list[Whole] = []
        trees, late, odd = Trees(), set[TaskId](), dict[TaskId, Problem]()
        ordered = list(parents_first(arrived, notes))
        # nobody is told of them as given to them
        tasks = {each.task_id: fresh(each, project_id, caller.person, self.new_id()) for each in ordered}
        for each in ordered:
            if (stored := there.get(each.task_id)) is not None:
                outcome, step = _changed(stored, each, caller) if anew else ("unchanged", [])
                outcomes[outcome] += 1
                steps += [step] if step else []
                continue
            outcomes["created"] += 1
            if each.parent in there or each.parent in late:
                late.add(each.task_id)
                continue
            _, problem = trees.within(tasks[each.task_id], each)
            odd |= {each.task_id: problem} if problem else {}
        wholes = steps + [[*map(Create, tree)] for tree in trees.whole.values()]
        missed = self._batched(caller.workspace, project_id, wholes)
        notes += [problem for task_id, problem in odd.items() if task_id not in missed.again | missed.known]
        late |= missed.again
        again = [(each, tasks[each.task_id]) for each in ordered if each.task_id in late]
        known = self._below(caller.workspace, project_id, again, notes) + len(missed.known)
        gone = len(missed.again & there.keys())
        outcomes.update(created=gone - known, updated=-gone, unchanged=known)
        return outcomes

    def _batched(self, workspace: WorkspaceId, project_id: str, wholes: Iterable[Whole]) -> Missed:
        """Write them, ninety at a time, of what belongs together all or nothing; and what came in between."""
        missed, batch = Missed(set(), set()), list[Whole]()
        for whole in wholes:
            if sum(map(len, batch)) + len(whole) > AT_ONCE:
                self._committed(workspace, project_id, batch, missed)
                batch = []
            batch.append(whole)
        self._committed(workspace, project_id, batch, missed)
        return missed

    def _committed(self, workspace: WorkspaceId, project_id: str, batch: list[Whole], missed: Missed) -> None:
        attempts = Attempts()
        while batch:
            try:
                self.tasks.commit(workspace, {project_id: [step for whole in batch for step in whole]})
            except (AlreadyExists, NoSuchTask):  # somebody was faster: of the rest nothing is written yet
                attempts.again()
                named = {task_id for whole in batch for task_id in _named(whole)}
                batch = missed.sorted_out(batch, self.tasks.find(workspace, project_id, sorted(named)))
            else:
                return

    def _below(self, workspace: WorkspaceId, project_id: str, late: list[Late], notes: list[Problem]) -> int:
        """Keep new tasks as parts of those that are there; the project holds still meanwhile.

        How many somebody else has brought since, which stay as they are.
        """
        rest, known, attempts = late, 0, Attempts()
        while rest:
            named = {each for it, _ in rest for each in (it.task_id, it.parent) if each}
            state, there = self.tasks.grown(workspace, project_id, sorted(named))
            trees = Trees(there)
            rest, before = [each for each in rest if each[1].task_id not in trees.tasks], len(rest)
            known += before - len(rest)
            found = [trees.within(task, it) for it, task in rest]
            try:
                while some := found[:AT_ONCE]:
                    state = self.tasks.grow(workspace, project_id, [Create(task) for task, _ in some], state)
                    notes += [problem for _, problem in some if problem]
                    found, rest = found[AT_ONCE:], rest[AT_ONCE:]
            except StateChanged:
                attempts.again()
        return known


class Trees:
    """Tasks by what they are part of, and what comes to be part of them."""

    def __init__(self, there: Iterable[StoredTask] = ()) -> None:
        self.tasks: dict[TaskId, StoredTask] = {}
        self.whole: dict[TaskId, list[StoredTask]] = {}
        for each in there:
            self._add(each)

    def within(self, task: StoredTask, it: Arrival) -> tuple[StoredTask, Problem | None]:
        """The task as part of what it says, if that is here and has room for it; and why not otherwise."""
        why, parent = "", self.tasks.get(it.parent) if it.parent else None
        if parent is not None:
            try:
                bounded(self.whole[parent.line[0]][1:], 1)
                task = placed(task, parent)
            except (TooDeep, TooManyWithin) as refused:
                why = str(refused)
        elif it.parent is not None:
            why = "what it is part of is neither in the file nor in the project"
        self._add(task)
        return task, Problem(it.line, "RELATED-TO", why) if why else None

    def _add(self, task: StoredTask) -> None:
        self.tasks[task.task_id] = task
        self.whole.setdefault(task.line[0], []).append(task)


def _named(whole: Whole) -> set[TaskId]:
    """The tasks that it is about."""
    return {TaskId(step.id) if isinstance(step, Change) else step.obj.task_id for step in whole}


def _changed(stored: StoredTask, it: Arrival, caller: Caller) -> tuple[str, Whole]:
    """What becomes of one that is there."""
    if merged(stored, it, caller.person) == stored:
        return "unchanged", []
    return "updated", [Change(it.task_id, lambda now: merged(now, it, caller.person), ANYTHING)]
