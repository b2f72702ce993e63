"""Who may hand on what another invites to: whoever is invited to it, by the word of the one who invites. Pure."""

from dataclasses import replace

from agenda.invitations.model import Message
from agenda.invitations.occurrences import (
    NEVER,
    Version,
    happens,
    occurrence,
    override_version,
    overrides,
    rid_of,
    version_of,
)
from agenda.invitations.organizing import written
from agenda.invitations.owning import newcomer
from agenda.invitations.parties import Json, addresses, key_for, key_of, organizer, organizers, people, reached
from agenda.invitations.views import view


def handed(stored: Json, entry: Json, message: Message, me: frozenset[str]) -> bool:
    """Whether the sender hands on one time more, or says once more what they did, of what they handed on before.

    What the one who invites said stays as it is.
    """
    if organizer(entry) not in organizers(stored) or message.sender not in _givers(entry, me):
        return False
    known = [stored, *(it for each in overrides(stored) if (it := occurrence(stored, each)))]
    if not any(message.sender in _givers(it, me) for it in known):
        return False
    rid = rid_of(entry, stored) if "recurrenceId" in entry else None
    said = version_of(stored) if rid is None else override_version(stored, rid) or version_of(stored)
    again = Version(entry.get("sequence", message.sequence), message.stamp) <= said
    return again or (rid is not None and rid not in overrides(stored) and version_of(stored) == NEVER)


def _givers(entry: Json, me: frozenset[str]) -> frozenset[str]:
    """Every address of those who sent me in their place."""
    return _sent_by(entry, people(entry).get(key_of(entry, me) or "") or {})


def _sent_by(entry: Json, mine: Json) -> frozenset[str]:
    givers = (people(entry).get(key) or {} for key in mine.get("delegatedFrom") or {})
    return frozenset(one for each in givers for one in addresses(each))


def spoken_for(message: Message) -> str | None:
    """In whose place the sender speaks: the one who invites, if that is another."""
    if message.method != "REQUEST":
        return None
    named = {organizer(each) for each in message.entries} - {message.sender, None}
    return min(filter(None, named), default=None)


def retold(own: Json, host: frozenset[str], message: Message) -> Message | None:
    """The invitation of whom the sender sends in their place, as the one who invites has it.

    Of what the sender says of the event nothing is kept. ``None`` if they are not invited to it, or send nobody.
    """
    entry = message.entries[0]
    sent = next((it for it in people(entry).values() if _sent_by(entry, it) & {message.sender}), None)
    mail = reached(sent) if sent else None
    whole = _seen(own, message.sender, rid_of(entry, own) if "recurrenceId" in entry else None)
    if sent is None or mail is None or whole is None or organizer(own) not in host or mail in organizers(own):
        return None
    giver = key_of(whole, frozenset({message.sender})) or ""
    key = key_of(whole, frozenset({mail})) or key_for(mail)
    gave = {**people(whole)[giver], "participationStatus": "delegated", "delegatedTo": {key: True}}
    other = people(whole).get(key) or {**newcomer(sent, mail), "delegatedFrom": {giver: True}}
    asked = {**whole, "participants": {**people(whole), giver: gave, key: {**other, "expectReply": True}}}
    told = written(own, "REQUEST", message.sender, message.to, [asked])
    return replace(told, comment=message.comment)


def _seen(own: Json, giver: str, rid: str | None) -> Json | None:
    """What the one who sends another is told of it."""
    seen = view(own, frozenset({giver}))
    if rid is None or seen.whole is None:
        return seen.whole if rid is None else seen.occurrences.get(rid)
    it = occurrence(seen.whole, rid) if happens(seen.whole, rid) else None
    zone = {"recurrenceIdTimeZone": own["timeZone"]} if own.get("timeZone") else {}
    return {**it, "recurrenceId": rid, **zone} if it and key_of(it, frozenset({giver})) else None
