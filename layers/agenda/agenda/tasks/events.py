"""What the other rooms are told of a change of a task."""

from agenda.tasks.model import StoredTask
from agenda.tasks.rearranging import TO
from agenda.tasks.table import TRASH, task_of
from contracts.agenda import TaskChanged
from kernel.changes import Change
from kernel.tables import SEPARATOR


def of_a_project(change: Change) -> bool:
    """Whether it is of a task where its project has it, and not of the trash, nor of what is counted beside."""
    return len(change.account.split(SEPARATOR)) == 2  # noqa: PLR2004 - the workspace, and the project


def thrown_out(change: Change) -> bool:
    """Whether it is of a task that lay in the trash for so long that it went for good."""
    return change.expired and change.before is not None and change.account.endswith(f"{SEPARATOR}{TRASH}")


def images(change: Change) -> tuple[StoredTask | None, StoredTask | None]:
    """The task as it was, and as it is."""
    return (task_of(change.before) if change.before else None, task_of(change.after) if change.after else None)


def told(change: Change) -> TaskChanged | None:
    """The event that ``change`` amounts to, if it means anything to anybody."""
    if change.removed or not of_a_project(change):
        return None
    before, after = images(change)
    task = after or before
    if task is None:
        return None
    was = before.task.assignee if before else None
    return TaskChanged(
        workspace=change.workspace,
        project_id=task.project_id,
        task_id=task.task_id,
        uid=task.task.uid,
        kind="destroyed" if after is None else "created" if before is None else "updated",
        modseq=after.modseq if after else 0,
        by=after.by if after else change.said.get("by"),
        origin=after.origin if after else change.said.get("origin"),
        moved_to=change.said.get(TO),
        open=after is not None and after.task.open,
        assignee=after.task.assignee if after else None,
        assigned=after is not None and after.task.assignee not in {None, was},
    )
