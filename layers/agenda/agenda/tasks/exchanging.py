"""What other rooms do with tasks: ask what changed, and write many at once, each under a condition of its own."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import NamedTuple, Protocol

from agenda.exchange.conditions import each_once, refused
from agenda.exchange.portions import portion
from agenda.projects.holding import Holding, may_see
from agenda.tasks.judging import (
    MOST_ALONE,
    Judged,
    Sheet,
    Terms,
    held,
    in_order,
    judged,
    moving,
    named,
    newly_given,
    whom,
    within,
)
from agenda.tasks.model import StoredTask, TaskId
from agenda.tasks.rearranging import Rearranged, Where
from contracts.agenda import Applied, ChangesApplied, ChangesApply, ChangesSince, ChangesTold, Held, Write
from kernel.callers import Caller, WorkspaceId
from kernel.ids import new_id
from kernel.journal import Changes, StateChanged
from kernel.journal.attempts import Attempts
from kernel.journal.batch import Step


class ExchangedTasks(Protocol):
    """Where tasks are kept."""

    def changes(self, workspace: WorkspaceId, project_id: str, since: str, limit: int) -> Changes: ...
    def find(self, workspace: WorkspaceId, project_id: str, task_ids: Iterable[TaskId]) -> dict[TaskId, StoredTask]: ...
    def settled(self, workspace: WorkspaceId, places: Collection[Where]) -> dict[Where, str]: ...
    def rooted(self, workspace: WorkspaceId, project_id: str, roots: Iterable[TaskId]) -> list[StoredTask]: ...
    def rearrange(
        self, workspace: WorkspaceId, steps: Mapping[Where, Sequence[Step[StoredTask]]], states: Mapping[Where, str]
    ) -> Rearranged: ...


class Ours(NamedTuple):
    """The modseq that a task had before any of this, and the one that it has of it; 0 of what is gone."""

    was: int
    now: int


@dataclass(slots=True)
class Progress:
    """What came of some writes, and of what is left."""

    left: list[Write]
    done: dict[TaskId, Applied] = field(default_factory=dict)
    ours: dict[TaskId, Ours] = field(default_factory=dict)
    """What was written along the way: who expects how it was before is not told that somebody else was faster."""

    def was(self, task_id: TaskId, it: StoredTask | None) -> int:
        now = it.modseq if it else 0
        ours = self.ours.get(task_id)
        return ours.was if ours and ours.now == now else now

    def wrote(self, sheet: Sheet, some: Sequence[Judged], written: Mapping[TaskId, StoredTask]) -> None:
        modseqs = dict.fromkeys(sheet.gone, 0) | {each: it.modseq for each, it in written.items()}
        self.ours |= {each: Ours(self.was(each, sheet.before.get(each)), now) for each, now in modseqs.items()}
        self.done |= {each.task_id: _came(each, sheet, written) for each in some}
        self.left = self.left[len(some) :]


@dataclass(frozen=True, slots=True)
class Exchange:
    store: ExchangedTasks
    holding: Holding
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    new_id: Callable[[], str] = new_id

    def since(self, caller: Caller, project_id: str, asked: ChangesSince) -> ChangesTold:
        """What changed since a state, as it is now."""
        self.holding.demand(caller, project_id, "read")

        def changes(limit: int) -> Changes:
            return self.store.changes(caller.workspace, project_id, asked.since, limit)

        def there(found: Changes) -> tuple[Held, ...]:
            ids = (TaskId(each) for each in (*found.created, *found.updated))
            return tuple(map(held, self.store.find(caller.workspace, project_id, ids).values()))

        return portion(asked.limit, changes, there)

    def apply(self, caller: Caller, project_id: str, asked: ChangesApply) -> ChangesApplied:
        """Write each task whose condition holds; of the others, what there is instead."""
        each_once([named(each) for each in asked.writes])
        terms = self._terms(caller, project_id, asked)
        progress, attempts = Progress(list(in_order(asked.writes))), Attempts()
        while True:
            try:
                state = self._write(caller.workspace, progress, terms)
            except StateChanged:
                attempts.again()  # somebody was faster: what is not done is judged anew
            else:
                return ChangesApplied(outcomes=tuple(progress.done[named(each)] for each in asked.writes), state=state)

    def _write(self, workspace: WorkspaceId, progress: Progress, terms: Terms) -> str:
        """Write what is left, as much at once as one transaction holds; the state that the project is in then."""
        here = Where(terms.project_id)
        state = self.store.settled(workspace, [here])[here]
        sheet = self._sheet(workspace, terms.project_id, progress.left)
        terms = terms._replace(given=newly_given(progress.left, sheet.before))
        while progress.left:
            sheet, some = self._load(sheet, progress, terms)
            written: dict[TaskId, StoredTask] = {}
            if steps := sheet.steps(terms.project_id):
                done = self.store.rearrange(workspace, steps, {here: state})
                written, state = {it.task_id: it for it in done.tasks if it.deleted is None}, done.states[here]
            progress.wrote(sheet, some, written)
            sheet = sheet.kept(written)
        return state

    def _terms(self, caller: Caller, project_id: str, asked: ChangesApply) -> Terms:
        people = {each for each in map(whom, asked.writes) if each}
        found = self.holding.demand(caller, project_id, "write", sorted(people))
        return Terms(
            project_id,
            caller.person,
            asked.origin,
            self.now(),
            sections={each.section_id for each in found.project.sections},
            seeing={each.person for each in found.people.values() if may_see(found.project, each)},
            given={},
            places={named(each): number for number, each in enumerate(asked.writes)},
        )

    def _sheet(self, workspace: WorkspaceId, project_id: str, writes: Sequence[Write]) -> Sheet:
        """All tasks that these writes may concern."""
        ids = {each for write in writes for each in (named(write), within(write)) if each}
        found = self.store.find(workspace, project_id, ids)
        roots = moving(writes, found)
        trees = self.store.rooted(workspace, project_id, sorted(roots)) if roots else []
        return Sheet.of([*found.values(), *trees])

    def _load(self, sheet: Sheet, progress: Progress, terms: Terms) -> tuple[Sheet, list[Judged]]:
        """As many of the writes as one transaction holds."""
        some: list[Judged] = []
        for write in progress.left:
            there = progress.was(named(write), sheet.before.get(named(write)))
            it = judged(write, sheet, terms, there, self.new_id())
            if it.sheet is not sheet and not it.sheet.bearable():
                if sheet.touched:
                    break
                if not it.sheet.bearable(MOST_ALONE):
                    it = Judged(
                        it.task_id, sheet, refused(it.task_id, "what is part of it says too much to go at once")
                    )
            sheet = it.sheet
            some.append(it)
        return sheet, some


def _came(it: Judged, sheet: Sheet, written: Mapping[TaskId, StoredTask]) -> Applied:
    """What came of a write, which what came after it may have taken along."""
    if it.outcome is not None and it.outcome.outcome != "unchanged":
        return it.outcome
    if it.task_id in sheet.gone:
        return Applied(id=it.task_id, outcome="destroyed")
    new = written.get(it.task_id)
    if it.outcome is None:
        return Applied(id=it.task_id, outcome="written", modseq=new.modseq if new else None)
    return it.outcome.model_copy(update={"modseq": new.modseq}) if new else it.outcome
