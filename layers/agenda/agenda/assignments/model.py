"""That somebody was given something to do. Pure."""

from datetime import datetime, timedelta
from typing import NamedTuple

from agenda.people.model import Colleague
from agenda.projects.model import Project
from agenda.tasks.days import as_time
from agenda.tasks.model import Assigned, StoredTask
from agenda.times import Zone, instant
from kernel.callers import PersonId

KEPT = timedelta(days=45)
"""For so long it is remembered who was told: longer than anything waits that asks for it."""


class Assignment(NamedTuple):
    """What somebody was given, as it is now: whoever is told of it is here, and sees it."""

    task: StoredTask
    project: Project
    to: Colleague
    by: Colleague | None
    """Who gave it to them; ``None`` if nobody knows them any more."""
    among: int

    @property
    def due(self) -> datetime | None:
        """When it is due, or else by when it must be done, by the clock of whoever is told."""
        task = self.task.task
        said = task.due or (as_time(task.deadline) if task.deadline else None)
        return None if said is None else instant(said, self._zone)

    @property
    def all_day(self) -> bool:
        """Whether it is due on a day, at no time of it."""
        task = self.task.task
        return task.show_without_time or (task.due is None and not isinstance(task.deadline, datetime))

    @property
    def _zone(self) -> Zone:
        """A day is the one that people call so where they are."""
        return self.to.zone if self.all_day else self.task.task.time_zone or self.to.zone


def told_to(task: StoredTask) -> PersonId | None:
    """Whoever is to be told that a task is theirs: who got it from somebody else, and has yet to do it."""
    given, whose = task.assigned, task.task.assignee
    if given is None or whose is None or given.by == whose or not task.task.open:
        return None
    return whose


def named(task: StoredTask, given: Assigned) -> str:
    """What their being told is called: what was given at once has one name, wherever it is put meanwhile."""
    return f"{given.at.isoformat()}/{given.by if given.among > 1 else task.task_id}"
