"""What guests hear of each other: who is here and has a copy knows who comes as the one who invites does. Pure.

An answer is no change of an event. So nobody is written to because of it, and its sequence stays as it is; of two
answers of one guest the later counts here, too. Who is elsewhere hears of it with the next change.
"""

from datetime import datetime
from typing import Any

from pydantic import BaseModel

from agenda.invitations.answering import as_of_all, version_at
from agenda.invitations.attending import requested, same_organizer
from agenda.invitations.model import Message, Outcome
from agenda.invitations.occurrences import (
    Version,
    happens,
    occurrence,
    override_version,
    overrides,
    rid_of,
    rids,
    version_of,
)
from agenda.invitations.parties import Json, addresses, aligned, invited, key_of, people
from agenda.invitations.standing import ANSWER, with_answer
from agenda.invitations.views import HIDDEN, everybody
from kernel.callers import WorkspaceId

HEARD = "heard"
"""Why something is said once more of which only the answers are new."""
LATE = "heard late"
"""The same, to whom had no copy yet; there is no third time."""
MISSED = "they have no copy of it"

_ANSWERS = ("participationStatus", "participationComment", "delegatedTo", "delegatedFrom")
_SAID = (*ANSWER, "expectReply")
_SLOWEST = 900
"""Seconds: no queue delays a message for longer."""


class Hearsay(BaseModel, frozen=True):
    """That guests answered, as it waits for the others to hear of it."""

    workspace: WorkspaceId
    event_id: str
    host: str
    """The address of the one who invites."""


def overheard(before: Json, after: Json) -> bool:
    """Whether somebody answered otherwise, and there is another guest whom that may concern."""
    return _answers(before) != _answers(after) and len(listeners(after)) > 1


def _answers(event: Json) -> tuple[Any, ...]:
    series = {key: [each.get(name) for name in _ANSWERS] for key, each in people(event).items()}
    times = {
        rid: {path: it for path, it in patch.items() if path.startswith("participants")}
        for rid, patch in overrides(event).items()
    }
    return series, {rid: said for rid, said in times.items() if said}


def listeners(event: Json) -> tuple[str, ...]:
    """Who may hear of the answers of the others."""
    return () if event.get(HIDDEN) or event.get("status") == "cancelled" else tuple(everybody(event))


def patience(event: Json, few: int) -> int:
    """Seconds for which answers are gathered before they are told: a few guests hear of each at once.

    Of more guests a second for each: so no copies are written more often than one in a second, however many answer.
    """
    guests = len(listeners(event))
    return min(guests, _SLOWEST) if guests > few else 0


def heard(message: Message, stored: Json | None, me: frozenset[str], now: datetime) -> Outcome:
    """The one who invites says who comes by now; of a copy that is older than that, all else, too."""
    if stored is None:
        came = all(_mine(each, me).get("participationStatus") != "declined" for each in message.entries)
        return Outcome(MISSED if came else "they threw it away")
    if not same_organizer(stored, message):
        return Outcome("somebody else invited to this event")
    newer = requested(message, stored, me, now)
    event: Json = newer.event or stored
    version = Version(message.sequence, message.stamp)
    for each in message.entries:
        entry = aligned(each, event)
        rid = rid_of(entry, event) if "recurrenceId" in entry else None
        known = override_version(event, rid) if rid is not None else None
        if version >= (known or version_of(event)):
            event = _told(event, entry, rid, me)
    if event == stored:
        return Outcome("they know that already")
    return Outcome("heard", event=dict(event), messages=newer.messages)


def _mine(entry: Json, me: frozenset[str]) -> Json:
    return people(entry).get(key_of(entry, me) or "") or {}


def _told(event: Json, entry: Json, rid: str | None, me: frozenset[str]) -> Json:
    """The event with what all others answered to it, or to that one of its times."""
    for at in (None, *rids(entry, event)) if rid is None else (rid,):
        said = entry if rid is not None else _then(entry, at)
        here = _then(event, at)
        for key, each in invited(said) if said and here else ():
            if key in people(here) and not addresses(each) & me and version_at(said, key) >= version_at(here, key):
                event = _said(event, key, each, at, alone=at is None or _named(entry, key, at) or rid is not None)
    return event


def _said(event: Json, key: str, each: Json, rid: str | None, *, alone: bool) -> Json:
    """The event with what somebody says; of one time, too, unless it is what they say of all."""
    if alone or rid is None:
        return with_answer(event, key, {name: each.get(name) for name in _SAID}, rid)
    return as_of_all(event, key, rid)


def _named(entry: Json, key: str, rid: str) -> bool:
    whole = f"participants/{key}"
    return any(path == whole or path.startswith(f"{whole}/") for path in overrides(entry).get(rid, {}))


def _then(event: Json, rid: str | None) -> Json:
    if rid is None:
        return event
    return (occurrence(event, rid) if happens(event, rid) else None) or {}
