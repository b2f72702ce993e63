"""What there is to do."""

from typing import TYPE_CHECKING

from agenda.tasks.model import StoredTask

if TYPE_CHECKING:
    from agenda.tasks.bulk import Bulk
    from agenda.tasks.copying import Copying
    from agenda.tasks.exchanging import Exchange
    from agenda.tasks.exporting import Exporting
    from agenda.tasks.finding import Indexing, Search
    from agenda.tasks.moving import Moving
    from agenda.tasks.moving_in import MovingIn
    from agenda.tasks.quick import QuickAdd
    from agenda.tasks.service import Tasks
    from agenda.tasks.views import Due
    from contracts.agenda import TaskChanged
    from kernel.changes import Change

__all__ = [
    "StoredTask",
    "all_at_once",
    "by_a_line",
    "count",
    "due",
    "elsewhere",
    "exchange",
    "exports",
    "imports",
    "indexing",
    "once_more",
    "search",
    "tasks",
    "told",
]


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


def once_more() -> "Copying":
    """Copying, as production does it."""
    from agenda.projects import projects
    from agenda.projects.holding import Holding
    from agenda.projects.records import ProjectRecordsTable
    from agenda.projects.store import ProjectStoreTable
    from agenda.tasks.copying import Copying
    from agenda.tasks.store import TaskTable

    return Copying(TaskTable(), ProjectStoreTable(), Holding(ProjectRecordsTable()), projects().bounded)


def by_a_line() -> "QuickAdd":
    """Adding tasks by a line, as production does it."""
    from agenda.projects.inboxes import Inboxes
    from agenda.projects.store import ProjectStoreTable
    from agenda.tasks.names import NameTable
    from agenda.tasks.quick import QuickAdd

    return QuickAdd(tasks(), NameTable(), Inboxes(ProjectStoreTable()))


def imports() -> "MovingIn":
    """Taking files, as production does it."""
    from agenda.comments.table import CommentTable
    from agenda.people.table import PeopleTable
    from agenda.projects import projects
    from agenda.projects.holding import Holding
    from agenda.projects.records import ProjectRecordsTable
    from agenda.tasks.importing import Importing
    from agenda.tasks.moving_in import MovingIn
    from agenda.tasks.store import TaskTable

    return MovingIn(Importing(TaskTable(), Holding(ProjectRecordsTable())), projects(), CommentTable(), PeopleTable())


def exchange() -> "Exchange":
    """What other rooms do with tasks."""
    from agenda.projects.holding import Holding
    from agenda.projects.records import ProjectRecordsTable
    from agenda.tasks.exchanging import Exchange
    from agenda.tasks.store import TaskTable

    return Exchange(TaskTable(), Holding(ProjectRecordsTable()))


def exports() -> "Exporting":
    """Giving files, as production does it."""
    from agenda.projects.holding import Holding
    from agenda.projects.records import ProjectRecordsTable
    from agenda.tasks.exporting import Exporting
    from agenda.tasks.store import TaskTable

    return Exporting(TaskTable(), Holding(ProjectRecordsTable()))


def indexing() -> "Indexing":
    """What keeps the words as tasks and comments are."""
    from agenda.tasks.finding import Indexing
    from agenda.tasks.found import FoundTable
    from agenda.words.table import WordTable

    return Indexing(WordTable(), FoundTable())


def search() -> "Search":
    """Finding tasks, as production does it."""
    from agenda.projects.holding import Holding
    from agenda.projects.records import ProjectRecordsTable
    from agenda.tasks.finding import Search
    from agenda.tasks.found import FoundTable
    from agenda.words.table import WordTable

    return Search(WordTable(), FoundTable(), Holding(ProjectRecordsTable()))


def told(change: "Change") -> "TaskChanged | None":
    """The event that a change of a row amounts to, if it means anything to anybody."""
    from agenda.tasks.events import told

    return told(change)


def count(change: "Change") -> None:
    """Count what a change of a row says was done, keep the words by which the task is found, tell whom it names.

    Of what went from the trash nothing stays that was said about it.
    """
    from agenda.comments import described
    from agenda.tallies import tallies
    from agenda.tasks.events import images, of_a_project, thrown_out
    from agenda.words.index import Spot
    from kernel.tables import SEPARATOR

    if of_a_project(change) and not change.removed:
        tallies().changed(change.workspace, *images(change))
        spot = Spot(change.account.partition(SEPARATOR)[2], change.key)
        indexing().task(change.workspace, spot, also=change.kind != "updated")
        described(change.workspace, *images(change))
    elif thrown_out(change):
        from agenda.comments.table import forget

        if thrown := images(change)[0]:
            forget(change.workspace, [thrown.thread])
