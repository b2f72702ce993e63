"""What there is to do."""

from typing import TYPE_CHECKING

from agenda.tasks.model import StoredTask

if TYPE_CHECKING:
    from agenda.tasks.bulk import Bulk
    from agenda.tasks.moving import Moving
    from agenda.tasks.quick import QuickAdd
    from agenda.tasks.service import Tasks
    from agenda.tasks.views import Due
    from contracts.agenda import TaskChanged
    from kernel.changes import Change

__all__ = ["StoredTask", "all_at_once", "by_a_line", "count", "due", "elsewhere", "sweep_tasks", "tasks", "told"]


def tasks() -> "Tasks":
    """Tasks as production keeps them."""
    from agenda.projects.holding import Holding
    from agenda.projects.records import ProjectRecordsTable
    from agenda.tasks.service import Tasks
    from agenda.tasks.store import TaskTable

    return Tasks(TaskTable(), Holding(ProjectRecordsTable()))


def elsewhere() -> "Moving":
    """Putting tasks elsewhere, as production does it."""
    from agenda.projects.holding import Holding
    from agenda.projects.records import ProjectRecordsTable
    from agenda.tasks.moving import Moving
    from agenda.tasks.store import TaskTable

    return Moving(TaskTable(), Holding(ProjectRecordsTable()))


def due() -> "Due":
    """What is due, as production looks it up."""
    from agenda.projects.holding import Holding
    from agenda.projects.records import ProjectRecordsTable
    from agenda.tasks.store import TaskTable
    from agenda.tasks.views import Due

    return Due(TaskTable(), Holding(ProjectRecordsTable()))


def all_at_once() -> "Bulk":
    """Many tasks at once, as production changes them."""
    from agenda.projects.holding import Holding
    from agenda.projects.records import ProjectRecordsTable
    from agenda.tasks.bulk import Bulk
    from agenda.tasks.store import TaskTable

    return Bulk(TaskTable(), Holding(ProjectRecordsTable()))


def by_a_line() -> "QuickAdd":
    """Adding tasks by a line, as production does it."""
    from agenda.tasks.names import NameTable
    from agenda.tasks.quick import QuickAdd

    return QuickAdd(tasks(), NameTable())


def sweep_tasks() -> None:
    """Forget tasks that were deleted for good, or moved, more than thirty days ago."""
    from agenda.tasks.table import journal
    from kernel.journal.sweep import sweep

    sweep(journal())


def told(change: "Change") -> "TaskChanged | None":
    """The event that a change of a row amounts to, if it means anything to anybody."""
    from agenda.tasks.events import told

    return told(change)


def count(change: "Change") -> None:
    """Count what a change of a row says was done."""
    from agenda.tallies import tallies
    from agenda.tasks.events import images, of_a_project

    if of_a_project(change) and not change.removed:
        tallies().changed(change.workspace, *images(change))
