"""Being part of the house: who comes and goes, whose things become somebody else's, what is taken along and erased."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agenda.house.clearing import Clearing
    from agenda.house.comings import Comings
    from agenda.house.exporting import Exporting
    from agenda.house.forgetting import Forgetting
    from agenda.house.sweeping import Sweeping
    from agenda.house.tidying import Tidying

__all__ = ["clearance", "exports", "grounds", "movements", "storeroom", "trash"]


def movements() -> "Comings":
    """Following who comes and goes, as production does it."""
    from agenda.calendars.store import CalendarTable
    from agenda.house.comings import Comings
    from agenda.house.plans import Plans
    from agenda.people.table import PeopleTable
    from agenda.projects.store import ProjectStoreTable
    from agenda.shelves.store import ShelfTable
    from agenda.tasks.leaving import Leaving
    from agenda.tasks.store import TaskTable

    directory, shelves = PeopleTable(), ShelfTable()
    plans = Plans(ProjectStoreTable(), shelves, directory, Leaving(TaskTable()))
    return Comings(directory, CalendarTable(), shelves, plans)


def exports() -> "Exporting":
    """Exports as production makes them."""
    from agenda.house.exporting import Exporting

    return Exporting()


def grounds() -> "Forgetting":
    """Forgetting workspaces, as production does it."""
    from agenda.house.forgetting import Forgetting

    return Forgetting()


def trash() -> "Sweeping":
    """Emptying the trash, as production does it."""
    from agenda.house.sweeping import Sweeping

    return Sweeping()


def storeroom() -> "Tidying":
    """Letting go of files that nothing leads to, as production does it."""
    from agenda.attachments.ledger import Ledger
    from agenda.house.tidying import Tidying

    return Tidying(Ledger())


def clearance() -> "Clearing":
    """Emptying the trash of projects, as production does it."""
    from agenda.house.clearing import Clearing

    return Clearing()
