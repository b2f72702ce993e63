"""Rooms and resources: what can be booked, by whom, and what becomes of an invitation to one."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agenda.rooms.caretaking import Caretaking
    from agenda.rooms.desk import FrontDesk
    from agenda.rooms.finding import RoomFinder
    from agenda.rooms.service import Rooms

__all__ = ["caretaker", "front_desk", "room_finder", "rooms"]


def rooms() -> "Rooms":
    """Rooms and resources as production keeps them."""
    from agenda.calendars.store import CalendarTable
    from agenda.people.table import PeopleTable
    from agenda.rooms.plates import Plates
    from agenda.rooms.service import Rooms
    from agenda.sharing.groups import IdentityGroups
    from kernel.settings import MAIL_DOMAIN

    return Rooms(CalendarTable(), Plates(), PeopleTable(), IdentityGroups(), MAIL_DOMAIN)


def front_desk() -> "FrontDesk":
    """Who answers for rooms, as production has it."""
    from agenda.invitations.queues import ErrandQueue
    from agenda.invitations.table import InvitationBooks
    from agenda.rooms.desk import FrontDesk
    from agenda.rooms.table import Ledgers

    return FrontDesk(Ledgers(), InvitationBooks(), ErrandQueue())


def caretaker() -> "Caretaking":
    """Looking after rooms, as production does it."""
    from agenda.access import access
    from agenda.calendars.store import CalendarTable
    from agenda.happenings.table import Ranges
    from agenda.invitations.queues import ErrandQueue
    from agenda.rooms.caretaking import Caretaking
    from agenda.rooms.table import Ledgers
    from kernel.settings import MAIL_DOMAIN

    return Caretaking(CalendarTable(), Ledgers(), Ranges(), access(), ErrandQueue(), MAIL_DOMAIN)


def room_finder() -> "RoomFinder":
    """Finding rooms, as production does it."""
    from agenda.calendars.store import CalendarTable
    from agenda.happenings.table import Ranges
    from agenda.rooms.finding import RoomFinder
    from kernel.settings import MAIL_DOMAIN

    return RoomFinder(CalendarTable(), Ranges(), MAIL_DOMAIN)
