"""Getting something done, and taking that back. Pure."""

from datetime import datetime
from typing import Any

from agenda.jscalendar.patches import difference, patched
from agenda.tasks.model import Check, Done, StoredTask, Task, plain
from agenda.tasks.repeating import following
from agenda.times import Zone
from kernel.callers import PersonId
from kernel.errors import Conflict

_ABOUT_IT = ("updated", "sequence")
"""What says when it was changed, and is not taken back."""


class NotOpen(Conflict):
    """It is done already, or given up."""


class NotDone(Conflict):
    """There is nothing to take back: it is to be done yet."""


def completed(stored: StoredTask, by: PersonId, now: datetime, here: Zone) -> StoredTask:
    """The task, done; one that repeats is to be done again, with nothing ticked off."""
    if not stored.task.open:
        raise NotOpen("this is done already")
    done = {"updated": now, "last_done": Done(at=now, by=by)}
    again = following(stored.task, now, here)
    if again is None:
        after = stored.task.model_copy(
            update={**done, "progress": "completed", "progress_updated": now, "percent_complete": 100}
        )
    else:
        fresh = {"checklist": unticked(again.checklist), "progress": None, "percent_complete": None}
        after = again.model_copy(update=done | {name: value for name, value in fresh.items() if _said(again, name)})
    return stored.model_copy(update={"task": after, "undo": taking_back(stored.task, after)})


def reopened(stored: StoredTask, now: datetime) -> StoredTask:
    """The task as it was before it was done the last time; what else was changed since stays."""
    if stored.undo is None:
        if stored.task.open:
            raise NotDone("this is to be done yet")
        undo: dict[str, Any] = {"progress": None, "progressUpdated": None, "percentComplete": None}
    else:
        undo = dict(stored.undo)
    before = Task.model_validate({**patched(plain(stored.task), undo), "updated": now})
    return stored.model_copy(update={"task": before, "undo": None})


def taking_back(before: Task, after: Task) -> dict[str, Any]:
    """The patch that makes the one of the other again."""
    changes = difference(plain(after), plain(before))
    return {path: value for path, value in changes.items() if path not in _ABOUT_IT}


def unticked(checklist: tuple[Check, ...]) -> tuple[Check, ...]:
    return tuple(check.model_copy(update={"done": False}) for check in checklist)


def _said(task: Task, name: str) -> bool:
    return bool(getattr(task, name))
