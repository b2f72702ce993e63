"""What becomes of an event when a message about it comes. Pure.

Who may say so was asked before (`agenda.invitations.senders`). Whoever writes a message can write it so that working it
out takes for ever, or comes to more than a calendar holds: that changes nothing.
"""

import json
from collections.abc import Callable
from datetime import datetime
from functools import partial

from agenda.events.model import LARGEST
from agenda.events.placing import placed
from agenda.invitations.attending import added, cancelled, published, requested
from agenda.invitations.hosting import Crashers, countered, refreshed, replied
from agenda.invitations.model import FROM_ORGANIZER, Message, Outcome
from agenda.invitations.occurrences import overrides, together
from agenda.invitations.parties import Json, organizers, people
from agenda.invitations.wishes import Wishes
from agenda.recurrence import TooDense, TooFar
from agenda.series import Series

_MOST = 250_000
"""Everybody, times all of its times that are named: at each of them each is looked for."""


def received(
    message: Message,
    stored: Json | None,
    me: frozenset[str],
    now: datetime,
    crashers: Crashers = "ask",
    *,
    letter: bool = False,
    wishes: Wishes | None = None,
) -> Outcome:
    """``stored`` is the event as the one at these addresses has it; ``letter`` says that it came from outside.

    ``wishes``: at which other times they could come, as they told the one there who invites.
    """
    asked = partial(requested, letter=letter, wishes=wishes)
    return bounded(
        message, stored, lambda: _received(message, stored, me, now, asked, crashers=crashers, letter=letter)
    )


def bounded(message: Message, stored: Json | None, work: Callable[[], Outcome]) -> Outcome:
    """What becomes of it, unless that takes for ever to be worked out, or is too much."""
    if _together(message, stored) > _MOST:
        return Outcome("there are too many people at too many times")
    try:
        with together():
            outcome = work()
            if outcome.event is not None:
                placed(Series.read(outcome.event))
    except (TooDense, TooFar, OverflowError):
        return Outcome("it repeats so often that nobody can work it out")
    if outcome.event is not None and len(json.dumps(outcome.event)) > LARGEST:
        return Outcome("it would be more than a calendar holds")
    return outcome


def _together(message: Message, stored: Json | None) -> int:
    """How often somebody is looked for at a time, at most."""
    entries = [*message.entries, *([stored] if stored else [])]
    return max(1, *(len(people(each)) for each in entries)) * sum(1 + len(overrides(each)) for each in entries)


def _received(
    message: Message,
    stored: Json | None,
    me: frozenset[str],
    now: datetime,
    asked: Callable[..., Outcome],
    *,
    crashers: Crashers,
    letter: bool,
) -> Outcome:
    mine = stored is not None and bool(organizers(stored) & me)
    if message.method in FROM_ORGANIZER:
        return Outcome("they invited to it themselves") if mine else _told(message, stored, me, now, asked)
    if stored is None or not mine:
        return Outcome("they did not invite to it")
    if message.method == "REPLY":
        return replied(message, stored, now, crashers, letter=letter)
    return countered(message, stored) if message.method == "COUNTER" else refreshed(message, stored)


def _told(
    message: Message, stored: Json | None, me: frozenset[str], now: datetime, asked: Callable[..., Outcome]
) -> Outcome:
    match message.method:
        case "REQUEST":
            return asked(message, stored, me, now)
        case "CANCEL":
            return cancelled(message, stored, me, now)
        case "ADD":
            return added(message, stored, me, now)
        case "PUBLISH":
            return published(message, stored)
        case _:
            return Outcome("what was proposed was declined")
