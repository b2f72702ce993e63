"""Events: what is in calendars."""

from typing import TYPE_CHECKING

from agenda.events.model import CalendarEvent, EventId, Ref

if TYPE_CHECKING:
    from agenda.events.lookup import Looking
    from agenda.events.service import Events

__all__ = [
    "CalendarEvent",
    "EventId",
    "Ref",
    "events",
    "looking",
    "sweep_events",
]


def events() -> "Events":
    """Writing events down, as production does it."""
    from agenda.access import access
    from agenda.events.service import Events
    from agenda.events.table import EventTable

    return Events(EventTable(), access())


def looking() -> "Looking":
    """Looking events up, as production does it."""
    from agenda.access import access
    from agenda.events.lookup import Looking
    from agenda.events.table import EventTable

    return Looking(EventTable(), access())


def sweep_events() -> None:
    """Forget what was deleted for good more than thirty days ago."""
    from agenda.events.rows import journal
    from kernel.journal.sweep import sweep

    sweep(journal())
