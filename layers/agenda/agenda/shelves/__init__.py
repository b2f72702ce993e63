"""Shelves: which calendars and projects somebody sees, and how they like to see them."""

from typing import TYPE_CHECKING

from agenda.shelves.model import Preferences, Shelved

if TYPE_CHECKING:
    from agenda.shelves.filling import Filling
    from agenda.shelves.service import Shelves

__all__ = ["Preferences", "Shelved", "filler", "shelves", "sweep_shelves"]


def shelves() -> "Shelves":
    """Shelves as production keeps them."""
    from agenda.shelves.service import Shelves
    from agenda.shelves.store import ShelfTable

    return Shelves(ShelfTable())


def filler() -> "Filling":
    """What fills shelves in production."""
    from agenda.people.table import PeopleTable
    from agenda.shelves.filling import Filling
    from agenda.shelves.store import ShelfTable

    return Filling(ShelfTable(), PeopleTable())


def sweep_shelves() -> None:
    """Forget what was taken off shelves more than thirty days ago."""
    from agenda.shelves.table import journal
    from kernel.journal.sweep import sweep

    sweep(journal())
