"""Booking: pages on which anybody finds a time with somebody here, and takes it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from agenda.booking.following import Following
    from agenda.booking.holding import Hold, Lapsing
    from agenda.booking.hosting import Desk
    from agenda.booking.pages import Pages
    from agenda.booking.service import Bookings
    from agenda.booking.telling import Telling
    from agenda.booking.words import Word
    from contracts.audit import Acted
    from kernel.changes import Change

__all__ = [
    "booking_pages",
    "bookings",
    "desk",
    "follower",
    "keeps",
    "lapser",
    "says",
    "sweep_pages",
    "teller",
    "tellings",
]


def booking_pages() -> "Pages":
    """Pages as production keeps them."""
    from agenda.booking.pages import Pages
    from agenda.booking.pages_table import PageTable
    from kernel.settings import MAIL_DOMAIN

    return Pages(PageTable(), mails=bool(MAIL_DOMAIN))


def bookings() -> "Bookings":
    """Bookings as production keeps them."""
    from agenda.booking.service import Bookings
    from agenda.booking.table import BookingTable

    return Bookings(BookingTable())


def desk() -> "Desk":
    """What hosts do, as production keeps it."""
    from agenda.booking.hosting import Desk
    from agenda.booking.pages_table import PageTable
    from agenda.booking.table import BookingTable

    return Desk(PageTable(), BookingTable(), bookings())


def follower() -> "Following":
    """What bookings make of calendars, as production does it."""
    from agenda.booking.following import Following
    from agenda.booking.table import BookingTable

    return Following(BookingTable())


def keeps(change: "Change") -> "Iterator[Hold]":
    """The time, if a change of a booking's row began to keep one that its guest has yet to confirm."""
    from agenda.booking.holding import held
    from agenda.booking.rows import booking_of

    if not change.removed:
        before, after = (booking_of(row) if row else None for row in (change.before, change.after))
        if hold := held(change.workspace, before, after):
            yield hold


def lapser(later: "Callable[[Hold, int], None]") -> "Lapsing":
    """What gives times back that nobody confirmed, as production does it."""
    from agenda.booking.holding import Lapsing
    from agenda.booking.table import BookingTable

    return Lapsing(BookingTable(), later)


def says(change: "Change") -> "Iterator[Word]":
    """The letters that a change of a booking's row means; none, where no mail is sent."""
    from agenda.booking.rows import booking_of
    from agenda.booking.words import words
    from kernel.settings import MAIL_DOMAIN

    if MAIL_DOMAIN and not change.removed:
        before, after = (booking_of(row) if row else None for row in (change.before, change.after))
        yield from words(change.workspace, before, after)


def tellings(change: "Change") -> "Iterator[Acted]":
    """What the audit log is told of a change of a page's row."""
    from agenda.booking.auditing import acted

    yield from acted(change)


def teller() -> "Telling":
    """Writing letters as production does it."""
    from agenda.booking.table import BookingTable
    from agenda.booking.telling import Telling
    from agenda.invitations.table import InvitationBooks
    from agenda.letters import look
    from kernel.letters import post
    from kernel.settings import MAIL_DOMAIN, ORIGIN

    return Telling(BookingTable(), InvitationBooks(), look, post(), ORIGIN, MAIL_DOMAIN)


def sweep_pages() -> None:
    """Forget pages that were deleted more than thirty days ago."""
    from agenda.booking.rows import pages
    from kernel.journal.sweep import sweep

    sweep(pages())
