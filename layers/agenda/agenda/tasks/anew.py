"""A task as another room says that it is to be: all of it, but for what only the house says. Pure.

What is done there is done, and when it was: it counts for that day. What is done and repeats is due again as it is
said: whoever syncs two lists has been told the next time, too.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from agenda.jscalendar.patches import patched
from agenda.tasks.completing import taking_back
from agenda.tasks.editing import HOUSE, bad, counted, read
from agenda.tasks.model import OURS, Done, StoredTask, Task, plain
from kernel.callers import PersonId
from kernel.errors import Invalid

LARGEST = 200_000
"""Bytes that a task takes as JSON."""

ORDER, LAST_DONE = f"{OURS}order", f"{OURS}lastDone"
_OURS_ALONE = HOUSE - {"progressUpdated"}


class TaskTooLarge(Invalid):
    """More is said of it than is to be kept in one row."""


class Anew(NamedTuple):
    """A task as it is to be, and what takes back that it is done."""

    task: Task
    undo: Mapping[str, Any] | None


def anew(said: Mapping[str, Any], stored: StoredTask | None, order: str, by: PersonId, now: datetime) -> Anew:
    """What is said, made a task; ``order`` is where a new one stands unless that is said, too."""
    if said.get("@type", "Task") != "Task":
        raise bad("@type", "a project holds tasks")
    before = stored.task if stored else None
    told = {name: value for name, value in said.items() if name not in _OURS_ALONE and value is not None}
    if len(json.dumps(told)) > LARGEST:
        raise TaskTooLarge(f"a task takes {LARGEST // 1000} KB of words and links; put files beside it")
    created = before.created if before else said.get("created") or now
    task = read({ORDER: before.order if before else order, "created": created, **told, "updated": now})
    if not task.title.strip():
        raise bad("title", "say what there is to do")
    return _done(counted(before, task) if before else task, stored, by, now)


def _done(task: Task, stored: StoredTask | None, by: PersonId, now: datetime) -> Anew:
    """The task with when it was done last, and by whom."""
    before = stored.task if stored else None
    was, done = before is not None and before.progress == "completed", task.progress == "completed"
    at = min(task.progress_updated or now, now) if task.progress else None
    if before and before.progress == task.progress:
        at = before.progress_updated
    said: dict[str, Any] = {"progress_updated": at, "last_done": before.last_done if before else None}
    undo = stored.undo if stored else None
    if done and not was:
        said |= {"last_done": Done(at=at or now, by=by), "percent_complete": 100}
        undo = taking_back(before, before.model_copy(update={**said, "progress": "completed"})) if before else None
    elif stored and was and not done:
        said["last_done"], undo = _before(stored), None
    return Anew(task.model_copy(update=said), undo)


def _before(stored: StoredTask) -> Done | None:
    """When it was done before it was done the last time."""
    undo = {path: value for path, value in (stored.undo or {}).items() if path.startswith(LAST_DONE)}
    said = patched({LAST_DONE: plain(stored.task).get(LAST_DONE)}, undo).get(LAST_DONE) if undo else None
    return Done.model_validate(said) if said else None
