"""What becomes of an event when a message about it comes. Pure.

Who may say so was asked before (`agenda.invitations.senders`).
"""

from datetime import datetime

from agenda.invitations.attending import added, cancelled, published, requested
from agenda.invitations.hosting import Crashers, countered, refreshed, replied
from agenda.invitations.model import FROM_ORGANIZER, Message, Outcome
from agenda.invitations.parties import Json, organizers


def received(
    message: Message,
    stored: Json | None,
    me: frozenset[str],
    now: datetime,
    crashers: Crashers = "ask",
    *,
    letter: bool = False,
) -> Outcome:
    """``stored`` is the event as the one at these addresses has it; ``letter`` says that it came from outside."""
    mine = stored is not None and bool(organizers(stored) & me)
    if message.method in FROM_ORGANIZER:
        return Outcome("they invited to it themselves") if mine else _told(message, stored, me, now, letter=letter)
    if stored is None or not mine:
        return Outcome("they did not invite to it")
    if message.method == "REPLY":
        return replied(message, stored, now, crashers, letter=letter)
    return countered(message, stored) if message.method == "COUNTER" else refreshed(message, stored)


def _told(message: Message, stored: Json | None, me: frozenset[str], now: datetime, *, letter: bool) -> Outcome:
    match message.method:
        case "REQUEST":
            return requested(message, stored, me, now, letter=letter)
        case "CANCEL":
            return cancelled(message, stored, me, now)
        case "ADD":
            return added(message, stored, me, now)
        case "PUBLISH":
            return published(message, stored)
        case _:
            return Outcome("what was proposed was declined")
