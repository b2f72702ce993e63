"""What somebody who is invited says: that they come or not, when else they could, whom they send. Pure."""

from datetime import datetime
from typing import Any, NamedTuple

from agenda.invitations.answering import Answer, answered, later, version_at
from agenda.invitations.model import Message, Method, Status
from agenda.invitations.occurrences import NEVER, Version, happens, occurrence, overrides, stamped, version_of
from agenda.invitations.parties import Json, key_for, key_of, organizer, owner_key, people, reached
from kernel.errors import Conflict, NotFound

_SAID = ("@type", "uid", "start", "duration", "timeZone", "showWithoutTime", "title", "replyTo")


class NotInvited(NotFound):
    """Nobody asked this person to come, or there is no such occurrence."""


class NobodyInvites(Conflict):
    """Nobody is there to be answered."""


class Delegate(NamedTuple):
    """Whom somebody sends in their place."""

    mail: str
    name: str = ""


def respond(
    event: Json, me: frozenset[str], status: Status, now: datetime, *, rid: str | None = None, comment: str = ""
) -> tuple[dict[str, Any], list[Message]]:
    """The event with my answer, and the answer."""
    if rid is None and version_of(event) == NEVER and overrides(event):
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
    stamp = later(now, version_at(it, key).stamp)
    answer = Answer(status, Version(it.get("sequence", 0), stamp), comment)
    after = answered(event, key, answer, rid)
    assert after is not None, "it is later than the last one"
    return answer, after


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


def delegated(
    event: Json, me: frozenset[str], to: Delegate, now: datetime, *, rid: str | None = None, comment: str = ""
) -> tuple[dict[str, Any], list[Message]]:
    """That somebody else comes for me: the one who invites is told, and whom I send is invited."""
    mail = to.mail
    answer, after = _answering(event, me, "delegated", now, rid=rid, comment=comment)
    it = at(after, rid)
    mine, other = key_of(it, me) or "", key_of(it, frozenset({mail})) or key_for(mail)
    sent = {
        "@type": "Participant",
        **({"name": to.name} if to.name else {}),
        "sendTo": {"imip": f"mailto:{mail}"},
        "roles": dict(people(it)[mine].get("roles") or {"attendee": True}),
        "participationStatus": "needs-action",
        "expectReply": True,
        "delegatedFrom": {mine: True},
    }
    answer = Answer("delegated", answer.version, comment)
    said = reply(after, me, answer, rid)
    both = {**people(said.entries[0]), other: sent}
    both[mine] = {**both[mine], "delegatedTo": {other: True}}
    told = Message(
        "REPLY",
        said.uid,
        said.sender,
        said.to,
        ({**said.entries[0], "participants": both},),
        said.stamp,
        said.sequence,
        comment,
    )
    whole = {
        **it,
        "participants": {**people(it), other: sent, mine: {**people(it)[mine], "delegatedTo": {other: True}}},
    }
    asked = {**whole, "updated": stamped(said.stamp)}
    if rid is not None:
        asked = {
            **asked,
            **{each: said.entries[0][each] for each in said.entries[0] if each.startswith("recurrenceId")},
        }
    return after, [told, Message("REQUEST", said.uid, said.sender, mail, (asked,), said.stamp, said.sequence, comment)]


def _about(event: Json, me: frozenset[str], rid: str | None) -> dict[str, Any]:
    it = at(event, rid)
    kept = {owner_key(it), key_of(it, me)}
    entry = {name: it[name] for name in _SAID if it.get(name) is not None}
    entry["participants"] = {key: each for key, each in people(it).items() if key in kept}
    if rid is None:
        return {**entry, **({"recurrenceRules": it["recurrenceRules"]} if it.get("recurrenceRules") else {})}
    return {
        **entry,
        "recurrenceId": rid,
        **({"recurrenceIdTimeZone": event["timeZone"]} if event.get("timeZone") else {}),
    }


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
    if asked is None or key is None:
        raise NobodyInvites("nobody invited to this event, so there is nobody to answer")
    mine = reached(people(entry)[key]) or ""
    stamp = version.stamp.replace(microsecond=0)
    said = {**entry, "sequence": version.sequence, "updated": stamped(stamp)}
    return Message(method, event["uid"], mine, asked, (said,), stamp, version.sequence, comment)
