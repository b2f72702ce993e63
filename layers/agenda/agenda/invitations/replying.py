"""What somebody who is invited says: that they come or not, when else they could, whom they send. Pure."""

from datetime import datetime
from typing import Any

from agenda.invitations.answering import Answer, answered, later, version_at
from agenda.invitations.model import Message, Method, Status
from agenda.invitations.occurrences import NEVER, Version, happens, occurrence, of_some, overrides, rids, stamped
from agenda.invitations.parties import Json, addresses, key_of, organizer, owner_key, people, reached
from kernel.errors import Conflict, NotFound

_SAID = ("@type", "uid", "start", "duration", "timeZone", "showWithoutTime", "title", "replyTo")


class NotInvited(NotFound):
    """Nobody asked this person to come, or there is no such occurrence."""


class NobodyInvites(Conflict):
    """Nobody is there to be answered."""


def respond(
    event: Json, me: frozenset[str], status: Status, now: datetime, *, rid: str | None = None, comment: str = ""
) -> tuple[dict[str, Any], list[Message]]:
    """The event with my answer, and the answer."""
    if rid is None and of_some(event):
        return _to_each(event, me, status, now, comment)
    answer, after = _answering(event, me, status, now, rid=rid, comment=comment)
    return after, [reply(after, me, answer, rid)]


def _to_each(
    event: Json, me: frozenset[str], status: Status, now: datetime, comment: str
) -> tuple[dict[str, Any], list[Message]]:
    """Whoever is invited to some occurrences alone answers for each of them."""
    said: list[Message] = []
    after = dict(event)
    for rid in overrides(event):
        if happens(after, rid):
            answer, after = _answering(after, me, status, now, rid=rid, comment=comment)
            said.append(reply(after, me, answer, rid))
    return after, said


def _answering(
    event: Json, me: frozenset[str], status: Status, now: datetime, *, rid: str | None, comment: str
) -> tuple[Answer, dict[str, Any]]:
    it = at(event, rid)
    key = key_of(it, me)
    if key is None:
        raise NotInvited("you are not among those who are invited to this")
    stamp = later(now, latest(event, me) if rid is None else version_at(it, key).stamp)
    answer = Answer(status, Version(it.get("sequence", 0), stamp), comment)
    after = answered(event, key, answer, rid)
    assert after is not None, "it is later than the last one"
    return answer, after


def latest(event: Json, me: frozenset[str]) -> datetime:
    """When somebody answered last, so that what they say now is later."""
    found = [NEVER.stamp]
    for it in (event, *(one for at in rids(event) if (one := occurrence(event, at)))):
        key = key_of(it, me)
        found += [version_at(it, key).stamp] if key else []
    return max(found)


def at(event: Json, rid: str | None) -> Json:
    """The event, or one occurrence of it."""
    it = event if rid is None else occurrence(event, rid) if happens(event, rid) else None
    if it is None:
        raise NotInvited("there is no such occurrence")
    return it


def reply(event: Json, me: frozenset[str], answer: Answer, rid: str | None = None, to: str | None = None) -> Message:
    """The answer as a message: nobody stands in it but the one who answers and the one who asked."""
    entry = _about(event, me, rid)
    key = key_of(entry, me) or ""
    mine = {**people(entry)[key], "participationStatus": answer.status, "expectReply": None}
    shown = {name: value for name, value in mine.items() if value is not None and not name.startswith("schedule")}
    if answer.comment:
        shown["participationComment"] = answer.comment
    entry = {**entry, "participants": {**people(entry), key: shown}}
    return _message(event, "REPLY", entry, me, answer.version, to=to, comment=answer.comment)


def counter(
    event: Json, me: frozenset[str], times: Json, now: datetime, *, rid: str | None = None, comment: str = ""
) -> Message:
    """A proposal of another time: ``times`` is what is to be otherwise."""
    entry = {**_about(event, me, rid), **times}
    return _message(event, "COUNTER", entry, me, Version(at(event, rid).get("sequence", 0), now), comment=comment)


def refresh(event: Json, me: frozenset[str], now: datetime) -> Message:
    """That somebody would like to be told once more how it is."""
    return _message(event, "REFRESH", _about(event, me, None), me, Version(event.get("sequence", 0), now))


def _about(event: Json, me: frozenset[str], rid: str | None) -> dict[str, Any]:
    it = at(event, rid)
    owner, mine = owner_key(it), key_of(it, me)
    entry = {name: it[name] for name in _SAID if it.get(name) is not None}
    # The one who invites is no ATTENDEE here, though they may come, too: an answer has one (RFC 5546, 3.2.3).
    entry["participants"] = {
        key: {**each, "roles": {"owner": True}} if key == owner else each
        for key, each in people(it).items()
        if key in {owner, mine}
    }
    if rid is None:
        return {**entry, **({"recurrenceRules": it["recurrenceRules"]} if it.get("recurrenceRules") else {})}
    return {
        **entry,
        "recurrenceId": rid,
        **({"recurrenceIdTimeZone": event["timeZone"]} if event.get("timeZone") else {}),
    }


def spoken_for(participant: Json, me: frozenset[str]) -> str:
    """The address as which I speak: one of my own, even if another stands beside it in a copy that I wrote."""
    first = reached(participant)
    return first if first in me else min(addresses(participant) & me)


def _message(
    event: Json,
    method: Method,
    entry: Json,
    me: frozenset[str],
    version: Version,
    *,
    to: str | None = None,
    comment: str = "",
) -> Message:
    asked = to or organizer(event)
    key = key_of(entry, me)
    if asked is None:
        raise NobodyInvites("nobody invited to this event, so there is nobody to answer")
    if key is None:
        raise NotInvited("you are not among those who are invited to this")
    mine = spoken_for(people(entry)[key], me)
    stamp = version.stamp.replace(microsecond=0)
    said = {**entry, "sequence": version.sequence, "updated": stamped(stamp)}
    return Message(method, event["uid"], mine, asked, (said,), stamp, version.sequence, comment)
