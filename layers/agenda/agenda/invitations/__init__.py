"""Inviting people to events, and being invited (iTIP, RFC 5546)."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agenda.invitations.carrying import Carrying
    from agenda.invitations.deciding import Deciding
    from agenda.invitations.delivering import Delivering
    from agenda.invitations.guesting import Guesting
    from agenda.invitations.outside import Outsiders
    from agenda.invitations.preferring import Manners
    from agenda.invitations.reached import Addresses
    from agenda.invitations.resending import Resending
    from agenda.invitations.taking import Taking
    from kernel.changes import Change
    from kernel.received import Received

__all__ = [
    "address_book",
    "carrier",
    "comes",
    "guests",
    "inbox",
    "manners",
    "messenger",
    "once_more",
    "outsiders",
    "taker",
    "tell",
]


def guests() -> "Guesting":
    """What people do who are invited, as production does it."""
    from agenda.access import access
    from agenda.events.table import EventTable
    from agenda.invitations.guesting import Guesting
    from agenda.invitations.queues import ErrandQueue
    from agenda.invitations.table import InvitationBooks
    from kernel.settings import MAIL_DOMAIN

    return Guesting(EventTable(), access(), InvitationBooks(), ErrandQueue(), MAIL_DOMAIN)


def once_more() -> "Resending":
    """Sending invitations once more, as production does it."""
    from agenda.access import access
    from agenda.events.table import EventTable
    from agenda.invitations.queues import ErrandQueue
    from agenda.invitations.resending import Resending
    from agenda.invitations.table import InvitationBooks
    from kernel.settings import MAIL_DOMAIN

    return Resending(EventTable(), access(), InvitationBooks(), ErrandQueue(), MAIL_DOMAIN)


def tell(change: "Change") -> None:
    """Tell those who are invited what a change of an event's row means to them."""
    from agenda.invitations.queues import ErrandQueue
    from agenda.invitations.table import InvitationBooks, turned
    from agenda.invitations.telling import Telling
    from kernel.settings import MAIL_DOMAIN

    Telling(InvitationBooks(), ErrandQueue(), MAIL_DOMAIN).tell(turned(change))


def messenger() -> "Delivering":
    """Bringing messages to people, as production does it."""
    from agenda.invitations.backlog import Backlog
    from agenda.invitations.delivering import Delivering
    from agenda.invitations.letters import InvitationLetters
    from agenda.invitations.postage import Stamps
    from agenda.invitations.queues import ErrandQueue
    from agenda.invitations.table import InvitationBooks
    from agenda.letters import look
    from agenda.rooms import front_desk
    from kernel.letters import post
    from kernel.settings import MAIL_DOMAIN, ORIGIN

    books, errands, letters = InvitationBooks(), ErrandQueue(), InvitationLetters(look, ORIGIN, MAIL_DOMAIN)
    backlog = Backlog(Stamps(), errands, books, letters, post())
    return Delivering(books, errands, letters, post(), front_desk(), backlog, MAIL_DOMAIN)


def carrier() -> "Carrying":
    """Doing what waits in the queue, as production does it."""
    from agenda.invitations.carrying import Carrying
    from agenda.invitations.queues import ErrandQueue
    from agenda.invitations.table import InvitationBooks
    from kernel.settings import MAIL_DOMAIN

    return Carrying(messenger(), InvitationBooks(), ErrandQueue(), MAIL_DOMAIN)


def outsiders() -> "Outsiders":
    """Answering with the links in letters, as production does it."""
    from agenda.invitations.outside import Outsiders
    from agenda.invitations.table import InvitationBooks
    from kernel.settings import MAIL_DOMAIN

    return Outsiders(InvitationBooks(), messenger(), MAIL_DOMAIN)


def address_book() -> "Addresses":
    """Calendar addresses as production gives them."""
    from agenda.invitations.reached import Addresses
    from agenda.invitations.table import InvitationBooks
    from agenda.rooms.plates import Plates
    from kernel.settings import MAIL_DOMAIN

    return Addresses(InvitationBooks(), Plates(), MAIL_DOMAIN)


def comes(mail: "Received") -> None:
    """Put a letter aside, for each calendar to which it came."""
    from kernel.queues import Queue

    for came in address_book().reached(mail):
        Queue("agenda-post").put(came, workspace=came.workspace)


def taker() -> "Taking":
    """Taking in letters, as production does it."""
    from agenda.invitations.bucket import letter
    from agenda.invitations.table import InvitationBooks
    from agenda.invitations.taking import Taking
    from agenda.rooms import front_desk

    return Taking(InvitationBooks(), messenger(), front_desk(), letter)


def manners() -> "Manners":
    """How people deal with what comes, as production keeps it."""
    from agenda.invitations.acquaintances import Acquaintances
    from agenda.invitations.preferring import Manners

    return Manners(Acquaintances())


def inbox() -> "Deciding":
    """Deciding about proposals, as production does it."""
    from agenda.invitations.deciding import Deciding
    from agenda.invitations.queues import ErrandQueue
    from agenda.invitations.table import InvitationBooks
    from kernel.settings import MAIL_DOMAIN

    return Deciding(InvitationBooks(), messenger(), ErrandQueue(), MAIL_DOMAIN)
