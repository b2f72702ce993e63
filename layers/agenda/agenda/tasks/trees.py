"""Tasks that are part of others: what may be part of what. Pure."""

from collections.abc import Sequence

from agenda.jscalendar.parts import Relation
from agenda.tasks.model import StoredTask, Task, TaskId, parents
from kernel.errors import Conflict

DEEPEST = 5
"""Tasks in one line, from the outermost to the innermost."""

MOST_WITHIN = 45
"""Tasks that are part of one other, at all depths: the whole tree moves in one transaction."""


class TooDeep(Conflict):
    """It would be part of something that is part of something, and so on, more often than anybody can follow."""


class PartOfItself(Conflict):
    """Nothing is part of itself."""


class TooManyWithin(Conflict):
    """So much is part of this task that it had better be a project."""


def placed(stored: StoredTask, within: StoredTask | None) -> StoredTask:
    """The task as part of ``within``, or of nothing; in the section of what it is part of."""
    if within is not None and stored.task_id in within.line:
        raise PartOfItself("a task cannot be part of itself, or of what is part of it")
    path = within.line if within else ()
    if len(path) >= DEEPEST:
        raise TooDeep(f"tasks are part of others {DEEPEST} deep at most")
    update: dict[str, object] = {"related_to": _related(stored.task, within.task.uid if within else None)}
    if within is not None:
        update["section"] = within.task.section
    return stored.model_copy(update={"path": path, "task": stored.task.model_copy(update=update)})


def followed(stored: StoredTask, root: StoredTask) -> StoredTask:
    """What is part of ``root``, at whichever depth, now that ``root`` stands where it does."""
    path = root.line + stored.path[stored.path.index(root.task_id) + 1 :]
    if len(path) >= DEEPEST:
        raise TooDeep(f"tasks are part of others {DEEPEST} deep at most, and so much is part of this one")
    task = stored.task
    if task.section != root.task.section:
        task = task.model_copy(update={"section": root.task.section})
    return stored.model_copy(update={"path": path, "task": task, "project_id": root.project_id})


def bounded(within: Sequence[StoredTask | TaskId], more: int = 0) -> None:
    """Raise ``TooManyWithin`` if these, and some more, are too many to be part of one task."""
    if len(within) + more > MOST_WITHIN:
        raise TooManyWithin(f"{MOST_WITHIN} tasks are part of one other at most; make it a project")


def _related(task: Task, parent: str | None) -> object:
    """What it is related to, with that parent, or none."""
    others = {uid: relation for uid, relation in (task.related_to or {}).items() if uid not in parents(task)}
    if parent is not None:
        others[parent] = Relation(relation={"parent": True})
    return others or None
