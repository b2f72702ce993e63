"""Booking: pages on which anybody finds a time with somebody here, and takes it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agenda.booking.hosting import Desk
    from agenda.booking.pages import Pages
    from agenda.booking.service import Bookings

__all__ = ["booking_pages", "bookings", "desk", "sweep_pages"]


def booking_pages() -> "Pages":
    """Pages as production keeps them."""
    from agenda.booking.pages import Pages
    from agenda.booking.pages_table import PageTable

    return Pages(PageTable())


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


def sweep_pages() -> None:
    """Forget pages that were deleted more than thirty days ago."""
    from agenda.booking.rows import pages
    from kernel.journal.sweep import sweep

    sweep(pages())
