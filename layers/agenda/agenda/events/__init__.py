"""Events: what is in calendars."""

from typing import TYPE_CHECKING

from agenda.events.model import CalendarEvent, EventId, Ref

if TYPE_CHECKING:
    from agenda.events.exchanging import Exchange
    from agenda.events.finding import Indexing, Search
    from agenda.events.lookup import Looking
    from agenda.events.service import Events
    from contracts.agenda import EventChanged
    from kernel.changes import Change

__all__ = [
    "CalendarEvent",
    "EventId",
    "Ref",
    "events",
    "exchange",
    "indexing",
    "looking",
    "search",
    "sweep_events",
    "told",
]


def events() -> "Events":
    """Writing events down, as production does it."""
    from agenda.access import access
    from agenda.attachments.carrying import Carrying
    from agenda.events.hosts import Hosts
    from agenda.events.service import Events
    from agenda.events.table import EventTable
    from agenda.people.table import colleague
    from kernel.settings import MAIL_DOMAIN, ORIGIN

    return Events(EventTable(), access(), Carrying(ORIGIN), Hosts(MAIL_DOMAIN, colleague))


def looking() -> "Looking":
    """Looking events up, as production does it."""
    from agenda.access import access
    from agenda.events.lookup import Looking
    from agenda.events.table import EventTable

    return Looking(EventTable(), access())


def exchange() -> "Exchange":
    """What other rooms do with events."""
    from agenda.access import access
    from agenda.events.exchanging import Exchange
    from agenda.events.table import EventTable

    return Exchange(EventTable(), access())


def indexing() -> "Indexing":
    """What keeps the words as the events are."""
    from agenda.events.finding import Indexing
    from agenda.events.records import EventRecords
    from agenda.words.table import WordTable

    return Indexing(WordTable(), EventRecords())


def search() -> "Search":
    """Finding events, as production does it."""
    from agenda.access import access
    from agenda.events.finding import Search
    from agenda.events.records import EventRecords
    from agenda.shelves.table import shelved
    from agenda.words.table import WordTable

    return Search(WordTable(), EventRecords(), access(), lambda whose, who: shelved(whose, who, "calendar"))


def told(change: "Change") -> "EventChanged | None":
    """The event that a change of a row amounts to, if it means anything to anybody."""
    from agenda.events.telling import told

    return told(change)


def sweep_events() -> None:
    """Forget what was deleted for good more than thirty days ago."""
    from agenda.events.rows import journal
    from kernel.journal.sweep import sweep

    sweep(journal())
