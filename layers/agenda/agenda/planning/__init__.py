"""Between the calendar and what there is to do: tasks that are made of events, and events in which tasks are done."""

from typing import TYPE_CHECKING

from agenda.planning.model import Block, Paired, ToDo

if TYPE_CHECKING:
    from agenda.planning.looking import Looking
    from agenda.planning.service import Planning

__all__ = ["Block", "Paired", "ToDo", "by_uid", "planning"]


def planning() -> "Planning":
    """Planning as production does it."""
    from agenda.access import access
    from agenda.planning.service import Planning
    from agenda.planning.table import PlanTable
    from agenda.projects.holding import Holding
    from agenda.projects.inboxes import Inboxes
    from agenda.projects.records import ProjectRecordsTable
    from agenda.projects.store import ProjectStoreTable
    from kernel.settings import ORIGIN

    return Planning(PlanTable(), access(), Holding(ProjectRecordsTable()), Inboxes(ProjectStoreTable()), ORIGIN)


def by_uid() -> "Looking":
    """Looking for events and tasks by their uids, as production does it."""
    from agenda.access import access
    from agenda.planning.looking import Looking
    from agenda.planning.table import StandingTable
    from agenda.projects.holding import Holding
    from agenda.projects.records import ProjectRecordsTable

    return Looking(StandingTable(), access(), Holding(ProjectRecordsTable()))
