"""Links: addresses that show a calendar to whoever knows them."""

from typing import TYPE_CHECKING

from agenda.links.model import Addresses, Link, LinkDraft, NewLink, SharedCalendar, Token

if TYPE_CHECKING:
    from agenda.links.service import Links, Showing

__all__ = ["Addresses", "Link", "LinkDraft", "NewLink", "SharedCalendar", "Token", "links", "showing"]


def links() -> "Links":
    """Links as production makes them."""
    from agenda.access import access
    from agenda.links.service import Links
    from agenda.links.table import LinkTable

    return Links(LinkTable(), access())


def showing() -> "Showing":
    """What is behind links, as production shows it."""
    from agenda.happenings.table import Ranges
    from agenda.links.service import Showing
    from agenda.links.table import LinkTable

    return Showing(LinkTable(), Ranges())
