"""Calendars as files (RFC 5545): given, and taken."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agenda.files.exporting import Exporting
    from agenda.files.feeds import Feeds
    from agenda.files.importing import Importing

__all__ = ["exports", "imports", "secret_feeds"]


def exports() -> "Exporting":
    """Giving files, as production does it."""
    from agenda.access import access
    from agenda.files.exporting import Exporting
    from agenda.files.table import FileTable
    from agenda.jobs import done_at_once

    return Exporting(FileTable(), access(), done_at_once)


def secret_feeds() -> "Feeds":
    """What is at secret addresses, as production shows it."""
    from agenda.files.beside import FeedShelf
    from agenda.files.feeds import Feeds
    from agenda.files.pointing import FeedTable

    return Feeds(FeedTable(), exports(), FeedShelf())


def imports() -> "Importing":
    """Taking files, as production does it."""
    from agenda.access import access
    from agenda.events import exchange
    from agenda.events.table import EventTable
    from agenda.files.importing import Importing
    from agenda.jobs import done_at_once

    return Importing(EventTable(), exchange(), access(), done_at_once())
