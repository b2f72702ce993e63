"""That somebody names people by ``@``: in what they say about a task, or in what the task says of itself. Pure."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from agenda.comments.mentions import mentioned, names_somebody
from agenda.comments.model import Comment
from agenda.people.model import Colleague
from agenda.tasks.model import StoredTask
from kernel.callers import PersonId

FRESH = timedelta(days=7)
"""For so long a task that comes into a project may be a new one; an older one was moved, and its people were told."""


People = Callable[[], Iterable[Colleague]]
"""Everybody who is here; asked only if somebody may be named."""


class Naming(NamedTuple):
    """Whom somebody names who were not named there before."""

    of: str
    """What they are told of, and once: a comment, or a task wherever it is."""
    people: tuple[PersonId, ...]
    by: PersonId
    at: datetime
    text: str
    project_id: str
    task_id: str
    remark: bool
    """Whether it is said about the task, and not by it."""


def in_comment(before: Comment | None, after: Comment) -> Naming:
    """Whom a comment names now, and did not name before; never whoever said it."""
    fresh = tuple(each for each in after.mentions if each != after.by and not (before and each in before.mentions))
    return Naming(
        *(after.comment_id, fresh, after.by, after.at, after.text, after.project_id, after.task_id), remark=True
    )


def in_task(before: StoredTask | None, after: StoredTask, people: People, now: datetime) -> Naming | None:
    """Whom the description of a task names now, and did not name before; what came in a file names nobody."""
    said, text = before.task.description if before else "", after.task.description
    written = after.by is not None and after.origin is None
    if text == said or not names_somebody(text) or not written or (before is None and not _new(after, now)):
        return None
    known = [*people()]
    by = after.by or after.created_by
    earlier = mentioned(said, known)
    fresh = tuple(each for each in mentioned(text, known) if each != by and each not in earlier)
    at, of = after.task.updated, f"task/{after.thread}"
    return Naming(of, fresh, by, at, text, after.project_id, after.task_id, remark=False)


def _new(task: StoredTask, now: datetime) -> bool:
    created = task.task.created
    return created is not None and now - created < FRESH
