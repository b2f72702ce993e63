"""Calendars: whose they are, how they look, with whom they are shared."""

from typing import TYPE_CHECKING

from agenda.calendars.model import Calendar, CalendarDraft, CalendarUpdate, NoSuchCalendar
from agenda.calendars.views import CalendarTrash, CalendarView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.calendars.granting import Granting
    from agenda.calendars.service import Calendars
    from contracts.agenda import CalendarChanged
    from contracts.audit import Acted
    from kernel.changes import Change

__all__ = [
    "Calendar",
    "CalendarDraft",
    "CalendarTrash",
    "CalendarUpdate",
    "CalendarView",
    "NoSuchCalendar",
    "calendars",
    "fill_shelves",
    "grants",
    "tellings",
]


def calendars() -> "Calendars":
    """The calendars as production keeps them."""
    from agenda.calendars.service import Calendars
    from agenda.calendars.store import CalendarTable

    return Calendars(CalendarTable())


def grants() -> "Granting":
    """Sharing as production does it."""
    from agenda.calendars.granting import Granting
    from agenda.calendars.store import CalendarTable
    from agenda.sharing.groups import IdentityGroups

    return Granting(CalendarTable(), IdentityGroups())


def fill_shelves(change: "Change") -> None:
    """See that a calendar, as a change of its row leaves it, is on the right shelves."""
    from agenda.calendars.table import shelvable
    from agenda.shelves import filler

    before, after = shelvable(change.before), shelvable(change.after)
    if not change.removed and (before or after):
        filler().changed(change.workspace, change.key, "calendar", before, after)


def tellings(change: "Change") -> "Iterator[CalendarChanged | Acted]":
    """What the other rooms are told of a change of a row."""
    from agenda.calendars.events import acted, told

    if event := told(change):
        yield event
    yield from acted(change)
