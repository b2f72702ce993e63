"""What people make of tasks: new ones, and others than they were. Pure.

Some of a task only the house says: when it was made, changed and done. What it is part of and where it stands is said
by moving it.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from agenda.jscalendar.patches import patched
from agenda.tasks.model import OURS, BadTask, StoredTask, Task, id_of, parents, plain
from agenda.tasks.ordering import last
from agenda.tasks.repeating import at_another
from kernel.callers import PersonId
from kernel.errors import Invalid
from kernel.plainly import plainly, told

Said = Mapping[str, Any]

HOUSE = frozenset({"@type", "created", "updated", "progressUpdated", f"{OURS}series", f"{OURS}lastDone"})
_FIXED = HOUSE | {"uid"}
BY_DOING = frozenset({"progress", "percentComplete"})
_BY_MOVING = frozenset({"relatedTo", f"{OURS}section", f"{OURS}order"})
_UNFINISHED = frozenset({None, "needs-action", "in-process"})


def drafted(said: Said, project_id: str, by: PersonId, now: datetime, uid: str) -> StoredTask:
    """The task that somebody says is to be done; its uid is ``uid`` unless they say one.

    ``uid`` is nobody else's, so it also names what will be said about it: who knows a uid learns nothing by using it.
    """
    told = {name: value for name, value in said.items() if name not in HOUSE}
    if told.get("progress") not in _UNFINISHED:
        raise bad("progress", "a new task is to be done yet; complete it when it is")
    if "relatedTo" in told:
        raise bad("relatedTo", "say what it is part of with parent_id")
    task = read({f"{OURS}order": last(now), "uid": uid, **told, "created": now, "updated": now})
    task_id = id_of(task.uid)
    if not task.title.strip():
        raise bad("title", "say what there is to do")
    return StoredTask(project_id=project_id, task_id=task_id, created_by=by, task=task, talk=uid)


def updated(stored: StoredTask, patch: Said, now: datetime) -> StoredTask:
    """The task as a patch makes it (RFC 8984, 1.4.9)."""
    for path in patch:
        name = path.partition("/")[0]
        if name in _FIXED:
            raise bad(name, "only Stoa says this")
        if name in _BY_MOVING and not _let_go(stored.task, path, patch[path]):
            raise bad(name, "move the task to say where it is")
        if name in BY_DOING and patch[path] not in _UNFINISHED and name == "progress":
            raise bad(name, "complete the task to say that it is done")
    before = stored.task
    said = plain(before)
    task = read({**patched(said, patch), "updated": now})
    if plain(task) | {"updated": 0} == said | {"updated": 0}:
        return stored
    if not task.title.strip():
        raise bad("title", "say what there is to do")
    return stored.model_copy(update={"task": counted(before, task)})


def _let_go(task: Task, path: str, said: Any) -> bool:
    """Whether it is said that the task is not related any more to something that it is no part of."""
    name, _, uid = path.partition("/")
    return name == "relatedTo" and bool(uid) and said is None and uid not in map(_escaped, parents(task))


def _escaped(uid: str) -> str:
    return uid.replace("~", "~0").replace("/", "~1")


def counted(before: Task, after: Task) -> Task:
    """The task with the time that it is of its rule: it is put off this time only, or its rule counts from here."""
    series: datetime | None = before.series or before.begins
    rules_too = before.recurrence_rules != after.recurrence_rules or before.time_zone != after.time_zone
    if not after.recurrence_rules or rules_too or after.after_done or series is None or at_another(after, series):
        series = None
    return after if series == after.series else after.model_copy(update={"series": series})


def read(said: Said) -> Task:
    """A task as JSON has it, or ``BadTask``, which names what is wrong with it."""
    try:
        return Task.model_validate(said)
    except ValidationError as refused:
        errors = [
            {
                "field": ".".join(str(part)[:80] for part in each["loc"]) or "task",
                "code": str(each["type"]),
                "detail": plainly(each)[:400],
            }
            for each in told(refused.errors(include_url=False, include_input=False))[:20]
        ]
        raise BadTask("; ".join(f"{each['field']}: {each['detail']}" for each in errors), errors) from None


def bad(field: str, detail: str) -> Invalid:
    """What is wrong with what is said of a task."""
    return BadTask(f"{field}: {detail}", [{"field": field, "code": "refused", "detail": detail}])
