"""Giving somebody something to do. Pure.

That it was given stays with the task, wherever that is put: so whoever it is given to is told of it once.
"""

from datetime import datetime

from agenda.tasks.model import Assigned, StoredTask
from kernel.callers import PersonId


def assigned(task: StoredTask, before: StoredTask | None, by: PersonId, now: datetime, among: int = 1) -> StoredTask:
    """The task, with who gave it to whom it is assigned now and was not before."""
    whose = task.task.assignee
    if whose == (before.task.assignee if before else None):
        return task
    return task.model_copy(update={"assigned": Assigned(by=by, at=now, among=among) if whose else None})
