"""What a copy learns of who comes: what the one who invites knows. Pure.

Of two answers of one guest the later counts here, too, and the sequence stays as it is.
"""

from datetime import datetime

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
from agenda.invitations.receiving import bounded
from agenda.invitations.standing import ANSWER, with_answer

MISSED = "they have no copy of it"

_SAID = (*ANSWER, "expectReply")


def heard(message: Message, stored: Json | None, me: frozenset[str], now: datetime) -> Outcome:
    """The one who invites says who comes by now; of a copy that is older than that, all else, too."""
    return bounded(message, stored, lambda: _heard(message, stored, me, now))


def _heard(message: Message, stored: Json | None, me: frozenset[str], now: datetime) -> Outcome:
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
