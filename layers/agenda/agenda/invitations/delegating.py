"""Sending somebody else in one's place (RFC 5546, 3.2.2.3). Pure.

The copy of the event says it first; what is told to the one who invites, and to whom one sends, follows from that.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple

from agenda.invitations.answering import UNASKED, Answer, answered, later, version_at
from agenda.invitations.model import Message
from agenda.invitations.occurrences import Version, of_some, overrides, stamped, with_patch
from agenda.invitations.parties import Json, address, key_for, key_of, organizers, people, reached
from agenda.invitations.replying import NotInvited, at, reply
from agenda.invitations.views import view
from kernel.errors import Conflict, Invalid


class NotToBeSent(Conflict):
    """Nobody can send them: they invite, or are invited already."""


class NoAddress(Invalid):
    """Nobody can be reached there."""


class Delegate(NamedTuple):
    """Whom somebody sends in their place."""

    mail: str
    name: str = ""


def delegated(
    event: Json, me: frozenset[str], to: Delegate, now: datetime, *, rid: str | None = None, comment: str = ""
) -> tuple[dict[str, Any], list[Message]]:
    """The event with somebody else in my place, and what is said of it."""
    if rid is None and of_some(event):
        raise NotInvited("you are invited to some of its times alone: say to which you send somebody else")
    it = at(event, rid)
    mine, mail = key_of(it, me), address(to.mail)
    if mine is None:
        raise NotInvited("you are not among those who are invited to this")
    if mail is None:
        raise NoAddress("nobody can be reached there: say an address of email")
    if mail in me | organizers(it):
        raise NotToBeSent("that is you yourself, or the one who invites")
    if key_of(it, frozenset({mail})):
        raise NotToBeSent("they are invited to this already")
    stamp, other = later(now, version_at(it, mine).stamp), key_for(mail)
    answer = Answer("delegated", Version(it.get("sequence", 0), stamp), comment, {"delegatedTo": {other: True}})
    after = answered(event, mine, answer, rid)
    assert after is not None, "it is later than the last one"
    sent = {
        "@type": "Participant",
        **({"name": to.name} if to.name else {}),
        "sendTo": {"imip": f"mailto:{mail}"},
        "roles": dict(people(it)[mine].get("roles") or {"attendee": True}),
        "participationStatus": UNASKED,
        "expectReply": True,
        "delegatedFrom": {mine: True},
    }
    if rid is None:
        after = {**after, "participants": {**people(after), other: sent}}
    else:
        after = with_patch(after, rid, {**overrides(after).get(rid, {}), f"participants/{other}": sent})
    return after, handed_on(after, me, answer, rid)


def handed_on(event: Json, me: frozenset[str], answer: Answer, rid: str | None) -> list[Message]:
    """What the one who invites is told, and whoever is sent instead."""
    it, said = at(event, rid), reply(event, me, answer, rid)
    mine = key_of(it, me) or ""
    others = {key: each for key, each in people(it).items() if mine in (each.get("delegatedFrom") or {})}
    (entry,) = said.entries
    told = {**entry, "participants": {**people(entry), **{key: _bare(each) for key, each in others.items()}}}
    asked = [_asked(event, said, each, rid) for each in others.values()]
    return [replace(said, entries=(told,)), *(each for each in asked if each is not None)]


def _asked(event: Json, said: Message, other: Json, rid: str | None) -> Message | None:
    """The invitation of whom one sends: what they see of the event, in the words of the one who sends them."""
    mail = reached(other) or ""
    seen = view(event, frozenset({mail}))
    whole = seen.whole if rid is None else seen.occurrences.get(rid)
    if whole is None:
        return None
    entry = {**whole, "sequence": said.sequence, "updated": stamped(said.stamp)}
    return replace(said, method="REQUEST", to=mail, entries=(entry,))


def _bare(each: Json) -> dict[str, Any]:
    return {name: value for name, value in each.items() if not name.startswith("schedule")}
