"""What becomes of the event of the one who invites when somebody says whether they come (RFC 5546, 3.2.3). Pure."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any, Literal, NamedTuple

from agenda.invitations.answering import UNASKED, Answer, answered, later, version_at
from agenda.invitations.model import Message, Outcome, Proposal
from agenda.invitations.occurrences import Version, happens, moment, occurrence, overrides, rid_of, stamped, with_patch
from agenda.invitations.organizing import written
from agenda.invitations.owning import newcomer
from agenda.invitations.parties import (
    Json,
    address,
    aligned,
    key_for,
    key_of,
    organizer,
    organizers,
    people,
)
from agenda.invitations.sent import late, listed, missed, newly, sent, told
from agenda.invitations.views import everybody, view
from agenda.series.moving import change_all

Crashers = Literal["ask", "add", "ignore"]
"""What becomes of the answer of somebody whom nobody invited."""

_STATUSES = {"needs-action", "accepted", "declined", "tentative", "delegated"}
_TIMES = ("start", "duration", "timeZone", "showWithoutTime", "locations")


def replied(
    message: Message, stored: Json, now: datetime, crashers: Crashers = "ask", *, letter: bool = False
) -> Outcome:
    """Somebody says whether they come."""
    event: Json = stored
    off: list[Message] = []
    who = frozenset({message.sender})
    for entry, rid in _parts(message, stored):
        it = _at(event, rid)
        if it is None:
            off += missed(event, entry, rid, message) if rid else ()
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
            if message.sender in organizers(stored):
                continue
            key = key_for(message.sender)
            event = _put(event, key, newcomer(people(entry)[mine], message.sender), rid)
        event = _said(event, key, _Said(people(entry)[mine], entry, message), rid) or event
    if event is stored:
        return Outcome("there was a later answer, or it is about what is no longer so", messages=tuple(off))
    new = newly(stored, event, message.sender)
    if new or everyone(event) != everyone(stored):
        last = max(moment(stored.get("updated")) or now, message.stamp)
        event = {**event, "updated": stamped(later(now, last))}
        off += told(stored, event, new, message, letter=letter)
    return Outcome("answered", event=dict(event), messages=tuple(off))


def _parts(message: Message, stored: Json) -> Iterator[tuple[Json, str | None]]:
    """What is said of single occurrences, and then what is said of all others: of one moment, the first counts."""
    for each in message.entries:
        entry = aligned(each, stored)
        if "recurrenceId" in entry:
            yield entry, rid_of(entry, stored)
            continue
        for rid in overrides(entry):
            it = occurrence(entry, rid)
            if it is not None:
                named = {"recurrenceId": rid, "recurrenceIdTimeZone": entry.get("timeZone")}
                yield it, rid_of(named, stored)
        yield entry, None


class _Said(NamedTuple):
    """What they say: of themselves, and of whom they send."""

    mine: Json
    entry: Json
    message: Message


def _said(event: Json, key: str, said: _Said, rid: str | None) -> Json | None:
    mine, entry, message = said
    status = mine.get("participationStatus", UNASKED)
    more: dict[str, Any] = {"sentBy": address(str(mine.get("sentBy") or ""))}
    others = sent(event, entry, mine, key)
    if others:
        more["delegatedTo"] = dict.fromkeys(others, True)
    version = Version(entry.get("sequence", message.sequence), message.stamp)
    comment = message.comment or mine.get("participationComment", "")
    answer = Answer(status if status in _STATUSES else UNASKED, version, comment, more)
    it = _at(event, rid) or {}
    after = answered(event, key, answer, rid) or late(event, it, key, answer, rid)
    return listed(after, others, rid) if after is not None else None


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
    """The event as if who invites had changed it so; those who are invited are told as of any change."""
    entry = proposal.message.entries[0]
    said = {name: entry[name] for name in _TIMES if name in entry}
    if proposal.recurrence_id is None:
        return change_all(stored, said)
    patch = {**overrides(stored).get(proposal.recurrence_id, {}), **said}
    return with_patch(stored, proposal.recurrence_id, patch)


def agreed(event: Json, proposal: Proposal) -> dict[str, Any]:
    """The event as it was accepted: who proposed that comes to it, and is not asked once more."""
    rid, who = proposal.recurrence_id, frozenset({proposal.sender})
    it = _at(event, rid) or {}
    key = key_of(it, who) or ""
    stamp = later(proposal.message.stamp, version_at(it, key).stamp)
    comes = Answer("accepted", Version(event.get("sequence", 0), stamp))
    return dict(answered(event, key, comes, rid) or event)


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
    anew = written(stored, "REQUEST", organizer(stored) or message.to, message.sender, entries)
    return Outcome("told once more", messages=(replace(anew, again=f"asked {message.stamp.isoformat()}"),))


def clock_of(message: Message, stored: Json | None, outcome: Outcome) -> str | None:
    """The zone in which a guest answered, if it is otherwise than that of the event: then it is their own."""
    counts = outcome.event is not None or (outcome.proposal is not None and outcome.proposal.kind == "counter")
    if message.method not in {"REPLY", "COUNTER"} or stored is None or not counts:
        return None
    zone = message.entries[0].get("timeZone")
    return str(zone) if zone and zone != stored.get("timeZone") and not str(zone).startswith("Etc/") else None
