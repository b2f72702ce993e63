"""What becomes of tasks that another room wants written: judged one after the other, each by what the last left. Pure.

What is part of a task goes where that goes. So a write may change more than it names, and whoever writes some of them
writes all of it or nothing, while nothing else in the project changes.
"""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from agenda.exchange.conditions import hindered, refused
from agenda.jscalendar.usual import same
from agenda.tasks.anew import anew
from agenda.tasks.assigning import assigned
from agenda.tasks.model import NotInProject, StoredTask, TaskId, id_of, parent_of, plain
from agenda.tasks.ordering import last
from agenda.tasks.rearranging import Where, left
from agenda.tasks.trees import bounded, followed, placed
from contracts.agenda import Applied, Held, Write
from kernel.callers import PersonId
from kernel.errors import Refusal
from kernel.journal import Change, Create, Put
from kernel.journal.batch import Step

MOST_ROWS = 96
"""What goes through one transaction, beside the counters; what is deleted takes two rows, its parts, too."""

MOST_CHANGED = 90
"""Tasks of one project that change at once."""

MOST_BYTES = 1024 * 1024
"""Of tasks that go through one; it takes four megabytes, and indexes hold them once more each."""

MOST_ALONE = 3 * MOST_BYTES
"""Of what is part of one task, which goes at once."""

_APART = timedelta(milliseconds=1)
_UPDATED = {"updated": 0}
Tasks = Mapping[TaskId, StoredTask]


class Terms(NamedTuple):
    """Who writes, when, and what of the project counts."""

    project_id: str
    person: PersonId
    origin: str
    now: datetime
    sections: Collection[str]
    seeing: Collection[PersonId]
    """Those who see the project, of whom the tasks speak."""
    given: Mapping[PersonId, int]
    """How many tasks come to whom."""
    places: Mapping[TaskId, int]
    """In which order they are said: so new ones stand."""


class Sheet(NamedTuple):
    """The tasks in question, as they are, and as what was judged so far makes them."""

    before: Tasks
    after: Tasks
    gone: Tasks

    @classmethod
    def of(cls, found: Iterable[StoredTask]) -> "Sheet":
        there = {it.task_id: it for it in found}
        return cls(there, there, {})

    def under(self, task_id: TaskId) -> list[StoredTask]:
        return [it for it in self.after.values() if task_id in it.path]

    def with_(self, some: Iterable[StoredTask]) -> "Sheet":
        return self._replace(after={**self.after, **{it.task_id: it for it in some}})

    def without(self, some: Collection[StoredTask]) -> "Sheet":
        names = {it.task_id for it in some}
        left = {each: it for each, it in self.after.items() if each not in names}
        return self._replace(after=left, gone={**self.gone, **{it.task_id: it for it in some}})

    def kept(self, written: Tasks) -> "Sheet":
        """The sheet to go on with, now that this is written."""
        there = {**self.after, **written}
        return Sheet(there, there, {})

    @property
    def changed(self) -> list[StoredTask]:
        return [it for each, it in self.after.items() if it is not self.before.get(each)]

    @property
    def touched(self) -> bool:
        return bool(self.gone or self.changed)

    def bearable(self, most: int = MOST_BYTES) -> bool:
        """Whether all that changed goes through one transaction."""
        changed = self.changed
        rows = len(changed) + 2 * len(self.gone)
        if rows > MOST_ROWS or len(changed) + len(self.gone) > MOST_CHANGED:
            return False
        return sum(len(json.dumps(plain(it.task))) for it in (*changed, *self.gone.values())) <= most

    def steps(self, project_id: str) -> dict[Where, list[Step[StoredTask]]]:
        """What is to be written where."""
        here, trash = Where(project_id), Where(project_id, trash=True)
        steps: list[Step[StoredTask]] = [
            Change(it.task_id, _as(it)) if it.task_id in self.before else Create(it) for it in self.changed
        ]
        gone = [it for each, it in self.gone.items() if each in self.before]  # what came and went was never there
        steps += [left(it, trash) for it in gone]
        thrown: list[Step[StoredTask]] = [Put(it) for it in gone]
        return {where: some for where, some in ((here, steps), (trash, thrown)) if some}


class Judged(NamedTuple):
    """One write, and what comes of it."""

    task_id: TaskId
    sheet: Sheet
    outcome: Applied | None = None
    """What there is to say of it already; of what is written, only when it is."""


def named(write: Write) -> TaskId:
    """Which task is meant."""
    uid = write.object.get("uid") if write.object else None
    return id_of(uid) if isinstance(uid, str) else TaskId(write.id or "")


def within(write: Write) -> TaskId | None:
    """What the task is to be part of, as far as that can be read."""
    related = write.object.get("relatedTo") if write.object else None
    if not isinstance(related, Mapping):
        return None
    said = ((uid, each.get("relation")) for uid, each in related.items() if isinstance(each, Mapping))
    return next((id_of(uid) for uid, relation in said if isinstance(relation, Mapping) and "parent" in relation), None)


def whom(write: Write) -> PersonId | None:
    """Whom the task is to be assigned to, as far as that can be read."""
    said = (write.object or {}).get("stoa.app:assignee")
    return PersonId(said) if isinstance(said, str) and said else None


def newly_given(writes: Iterable[Write], there: Tasks) -> Counter[PersonId]:
    """To whom how much of it is given that they do not have yet."""
    counts: Counter[PersonId] = Counter()
    for each in writes:
        whose, stored = whom(each), there.get(named(each))
        if whose and not (stored and stored.task.assignee == whose):
            counts[whose] += 1
    return counts


def in_order(writes: Iterable[Write]) -> Iterator[Write]:
    """The same: what is to be there first, each after what it is part of, and then what is to go."""
    waiting = {named(each): each for each in writes if each.object is not None}
    while waiting:
        line = [next(iter(waiting))]
        while (above := within(waiting[line[-1]])) in waiting and above not in line:
            line.append(above)
        for each in reversed(line):
            yield waiting.pop(each)
    yield from (each for each in writes if each.object is None)


def moving(writes: Iterable[Write], found: Tasks) -> set[TaskId]:
    """The outermost of the trees of which more must be known than the task that is named."""
    roots: set[TaskId] = set()
    for each in writes:
        stored, above = found.get(named(each)), found.get(within(each) or TaskId(""))
        section = each.object.get("stoa.app:section") if each.object else None
        stays = stored and each.object is not None and parent_of(stored.task) == within(each)
        if stored and not (stays and section == stored.task.section):
            roots.add(stored.line[0])
        if above and not stays:
            roots.add(above.line[0])
    return roots


def judged(write: Write, sheet: Sheet, terms: Terms, there: int, thread: str) -> Judged:
    """What comes of a write. ``there`` is the modseq that its task had; ``thread`` becomes that of a new one."""
    task_id = named(write)
    before, stored = sheet.before.get(task_id), sheet.after.get(task_id)
    if outcome := hindered(write, task_id, there, held(before) if before else None):
        return Judged(task_id, sheet, outcome)
    try:
        if write.object is None:
            gone = [stored, *sheet.under(task_id)] if stored else []
            thrown = [_by(it.model_copy(update={"deleted": terms.now}), terms) for it in gone]
            return Judged(task_id, sheet.without(thrown), Applied(id=task_id, outcome="destroyed"))
        order = last(terms.now + terms.places[task_id] * _APART)
        task, undo = anew(write.object, stored, order, terms.person, terms.now)
        fresh = stored or StoredTask(
            project_id=terms.project_id, task_id=task_id, created_by=terms.person, talk=thread, task=task
        )
        return _put(fresh.model_copy(update={"task": task, "undo": undo}), stored, sheet, terms)
    except Refusal as refusal:
        return Judged(task_id, sheet, refused(task_id, str(refusal)))


def _put(fresh: StoredTask, stored: StoredTask | None, sheet: Sheet, terms: Terms) -> Judged:
    """A task where it says that it stands, with what is part of it."""
    under = sheet.under(fresh.task_id)
    root = placed(fresh, _above(fresh, sheet, 1 + len(under)))
    if root.task.section is not None and root.task.section not in terms.sections:
        raise NotInProject("there is no such section in this project", "stoa.app:section")
    whose = root.task.assignee
    if whose and whose not in terms.seeing and not (stored and stored.task.assignee == whose):
        raise NotInProject("whom it is assigned to does not see this project", "stoa.app:assignee")
    if stored and root.path == stored.path and same(*(plain(it.task) | _UPDATED for it in (root, stored))):
        return Judged(root.task_id, sheet, Applied(id=root.task_id, outcome="unchanged", modseq=stored.modseq))
    root = assigned(root, stored, terms.person, terms.now, terms.given.get(whose, 1) if whose else 1)
    rest = [(it, followed(it, root)) for it in under]
    moved = [_by(after, terms) for before, after in rest if after != before]
    return Judged(root.task_id, sheet.with_([_by(root, terms), *moved]))


def _above(fresh: StoredTask, sheet: Sheet, size: int) -> StoredTask | None:
    """What a task is part of, if there is room for it and all that is part of it."""
    parent_id = parent_of(fresh.task)
    if parent_id is None:
        return None
    parent = sheet.after.get(parent_id)
    if parent is None:
        raise NotInProject("what it is part of is not in this project", "relatedTo")
    others = [it for it in sheet.under(parent.line[0]) if fresh.task_id not in it.line]
    bounded(others, size)
    return parent


def held(it: StoredTask) -> Held:
    """The task as other rooms know it."""
    return Held(id=it.task_id, modseq=it.modseq, object=plain(it.task), by=it.by, origin=it.origin)


def _by(it: StoredTask, terms: Terms) -> StoredTask:
    return it.model_copy(update={"by": terms.person, "origin": terms.origin})


def _as(it: StoredTask) -> Callable[[StoredTask], StoredTask]:
    return lambda _: it
