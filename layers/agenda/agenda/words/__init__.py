"""Finding events by the words that are in them."""

from typing import TYPE_CHECKING

from agenda.words.service import Found, Wanted

if TYPE_CHECKING:
    from agenda.words.service import Indexing, Search

__all__ = ["Found", "Wanted", "indexing", "search"]


def indexing() -> "Indexing":
    """What keeps the words as the events are."""
    from agenda.words.service import Indexing
    from agenda.words.table import EventRecords, WordTable

    return Indexing(WordTable(), EventRecords())


def search() -> "Search":
    """Finding events, as production does it."""
    from agenda.access import access
    from agenda.words.service import Search
    from agenda.words.table import EventRecords, WordTable

    return Search(WordTable(), EventRecords(), access())
