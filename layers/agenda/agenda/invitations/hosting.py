"""What becomes of the event of the one who invites when somebody says whether they come (RFC 5546, 3.2.3). Pure."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Literal, NamedTuple

from agenda.invitations.answering import UNASKED, Answer, answered, later
from agenda.invitations.attending import rid_of
from agenda.invitations.model import Message, Outcome, Proposal
from agenda.invitations.occurrences import Version, happens, moment, occurrence, overrides, stamped, with_patch
from agenda.invitations.organizing import written
from agenda.invitations.parties import Json, addresses, aligned, key_of, people
from agenda.invitations.views import everybody, view

Crashers = Literal["ask", "add", "ignore"]
"""What becomes of the answer of somebody whom nobody invited."""

_STATUSES = {"needs-action", "accepted", "declined", "tentative", "delegated"}
_TIMES = ("start", "duration", "timeZone", "showWithoutTime", "locations")


def replied(message: Message, stored: Json, now: datetime, crashers: Crashers = "ask") -> Outcome:
    """Somebody says whether they come."""
    event: Json = stored
    who = frozenset({message.sender})
    for each in message.entries:
        entry = aligned(each, stored)
        rid = rid_of(entry, stored) if "recurrenceId" in entry else None
        it = _at(event, rid)
        if it is None:
            continue
        key = key_of(it, who)
        mine = key_of(entry, who)
        if mine is None:
            continue
        if key is None:
            if crashers == "ask":
                return Outcome("nobody invited them", proposal=_proposal("crasher", message, rid))
            if crashers == "ignore":
                continue
            event, key = _put(event, mine, {**people(entry)[mine], "participationStatus": UNASKED}, rid), mine
        event = _said(event, key, _Said(people(entry)[mine], entry, message), rid) or event
    if event is stored:
        return Outcome("there was a later answer, or it is about what is no longer so")
    if everyone(event) != everyone(stored):
        event = {**event, "updated": stamped(later(now, moment(stored.get("updated")) or now))}
    return Outcome("answered", event=dict(event))


class _Said(NamedTuple):
    """What they say: of themselves, and of whom they send."""

    mine: Json
    entry: Json
    message: Message


def _said(event: Json, key: str, said: _Said, rid: str | None) -> Json | None:
    mine, entry, message = said
    status = mine.get("participationStatus", UNASKED)
    more: dict[str, Any] = {"sentBy": mine.get("sentBy")}
    others = list(_sent(entry, key))
    if others:
        more["delegatedTo"] = {other: True for other, _ in others}
    version = Version(entry.get("sequence", message.sequence), message.stamp)
    comment = message.comment or mine.get("participationComment", "")
    answer = Answer(status if status in _STATUSES else UNASKED, version, comment, more)
    after: Json | None = answered(event, key, answer, rid)
    for other, each in others if after is not None else ():
        it = _at(after or event, rid)
        if it is not None and other not in people(it):
            after = _put(after or event, other, each, rid)
    return after


def _sent(entry: Json, key: str) -> Iterator[tuple[str, Json]]:
    """Whom they send in their place."""
    for other, each in people(entry).items():
        if key in (each.get("delegatedFrom") or {}) and addresses(each):
            yield other, each


def _put(event: Json, key: str, participant: Json, rid: str | None) -> Json:
    bare = {name: value for name, value in participant.items() if not name.startswith("schedule")}
    if rid is None:
        return {**event, "participants": {**people(event), key: bare}}
    return with_patch(event, rid, {**overrides(event).get(rid, {}), f"participants/{key}": bare})


def _at(event: Json, rid: str | None) -> Json | None:
    if rid is None:
        return event
    return occurrence(event, rid) if happens(event, rid) else None


def everyone(event: Json) -> frozenset[str]:
    return frozenset(everybody(event))


def countered(message: Message, stored: Json) -> Outcome:
    """Somebody would like it to be at another time; the one who invites decides."""
    entry = aligned(message.entries[0], stored)
    rid = rid_of(entry, stored) if "recurrenceId" in entry else None
    it = _at(stored, rid)
    if it is None or key_of(it, frozenset({message.sender})) is None:
        return Outcome("nobody invited them")
    if entry.get("sequence", message.sequence) < stored.get("sequence", 0):
        return Outcome("it is about what is no longer so")
    return Outcome("another time is proposed", proposal=_proposal("counter", message, rid))


def _proposal(kind: Literal["counter", "crasher"], message: Message, rid: str | None) -> Proposal:
    return Proposal(kind, message.uid, message.sender, message, rid, message.comment)


def accepted(stored: Json, proposal: Proposal) -> dict[str, Any]:
    """The event as it was proposed; those who are invited are told as of any change."""
    entry = proposal.message.entries[0]
    said = {name: entry[name] for name in _TIMES if name in entry}
    if proposal.recurrence_id is None:
        return {**stored, **said}
    patch = {**overrides(stored).get(proposal.recurrence_id, {}), **said}
    return with_patch(stored, proposal.recurrence_id, patch)


def declined(stored: Json, proposal: Proposal) -> Message:
    """That it stays as it is."""
    message = proposal.message
    return written(stored, "DECLINECOUNTER", message.to, message.sender, [dict(each) for each in message.entries])


def refreshed(message: Message, stored: Json) -> Outcome:
    """Somebody asks how it is: they are told once more, if they are invited."""
    seen = view(stored, frozenset({message.sender}))
    entries = [seen.whole] if seen.whole is not None else list(seen.occurrences.values())
    if not entries:
        return Outcome("nobody invited them")
    return Outcome("told once more", messages=(written(stored, "REQUEST", message.to, message.sender, entries),))
