"""Doing the same once more: copies of tasks, of which nothing is done yet. Pure."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from agenda.tasks.assigning import assigned
from agenda.tasks.days import as_time
from agenda.tasks.editing import BY_DOING, HOUSE, read
from agenda.tasks.model import OURS, StoredTask, Task, TaskId, id_of, parents, plain
from agenda.tasks.repeating import moved
from agenda.tasks.trees import placed
from kernel.callers import PersonId
from kernel.errors import Invalid

Said = dict[str, Any]


class NoSuchDays(Invalid):
    """There are no such days in the calendar."""


class Place(NamedTuple):
    """Where copies come."""

    project_id: str
    sections: Mapping[str, str]
    """What the sections are called there that they are in; of others they are in none."""
    ids: Mapping[TaskId, str]
    """The uids of the copies."""
    within: StoredTask | None = None
    """What those are part of there of which no parent is copied."""


class Terms(NamedTuple):
    """How they are made."""

    by: PersonId
    now: datetime
    ahead: timedelta = timedelta()
    people: Collection[PersonId] = ()
    """To whom they stay assigned."""


def ahead(tasks: Sequence[StoredTask], starts: date | None) -> timedelta:
    """How much later all of them are to be, so that the first of them is on that day."""
    days = [day for it in tasks for day in _days(it.task)]
    return starts - min(days) if starts and days else timedelta()


def copies(tasks: Sequence[StoredTask], there: Place, terms: Terms) -> list[StoredTask]:
    """Copies of tasks; whatever is part of another comes behind that."""
    made: dict[TaskId, StoredTask] = {}
    for it in sorted(tasks, key=lambda it: len(it.path)):
        parent = next((made[each] for each in reversed(it.path) if each in made), there.within)
        made[it.task_id] = placed(_copy(it, there, terms), parent)
    given = [it.task.assignee for it in made.values()]
    return [assigned(it, None, terms.by, terms.now, given.count(it.task.assignee)) for it in made.values()]


def _copy(stored: StoredTask, there: Place, terms: Terms) -> StoredTask:
    try:
        later = _later(stored.task, terms.ahead)
    except OverflowError:
        raise NoSuchDays("on that day some of it would be where the calendar has no days") from None
    said = {name: value for name, value in plain(later).items() if name not in HOUSE | BY_DOING}
    said = _without_parents(_fresh(said), stored.task, there.ids)
    if (section := stored.task.section) is not None:
        said[f"{OURS}section"] = there.sections.get(section)
    if stored.task.assignee not in terms.people:
        said.pop(f"{OURS}assignee", None)
    task = read({**said, "uid": there.ids[stored.task_id], "created": terms.now, "updated": terms.now})
    return StoredTask(
        project_id=there.project_id,
        task_id=id_of(task.uid),
        created_by=terms.by,
        by=terms.by,
        task=task,
        talk=there.ids[stored.task_id],
    )


def _later(task: Task, by: timedelta) -> Task:
    """All that it says of days so much later, the end of its rule, too."""
    if not by:
        return task
    later = moved(task, by)
    rules = [it.model_copy(update={"until": it.until + by}) if it.until else it for it in task.recurrence_rules or ()]
    return later.model_copy(update={"recurrence_rules": rules}) if rules else later


def _fresh(said: Said) -> Said:
    """It with nothing ticked off, and nothing that anybody took note of."""
    checks = [{**each, "done": False} for each in said.get(f"{OURS}checklist", ())]
    alerts = {
        key: {name: value for name, value in each.items() if name != "acknowledged"}
        for key, each in (said.get("alerts") or {}).items()
    }
    return said | ({f"{OURS}checklist": checks} if checks else {}) | ({"alerts": alerts} if alerts else {})


def _without_parents(said: Said, task: Task, ids: Mapping[TaskId, str]) -> Said:
    """It related to copies where it was related to what is copied, and part of nothing yet."""
    relations = (said.get("relatedTo") or {}).items()
    related = {ids.get(id_of(uid), uid): value for uid, value in relations if uid not in parents(task)}
    rest = {name: value for name, value in said.items() if name != "relatedTo"}
    return rest | ({"relatedTo": related} if related else {})


def _days(task: Task) -> Iterator[date]:
    yield from (each.date() for each in (task.start, task.due) if each is not None)
    if task.deadline is not None:
        yield as_time(task.deadline).date()
