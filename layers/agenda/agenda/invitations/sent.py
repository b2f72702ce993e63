"""Whom guests send in their place, as the one who invites learns of it (RFC 5546, 3.2.2.3). Pure.

Whoever is sent was told of the event by the one who sends them, as that one knew it: what changed meanwhile, they hear
from the one who invites, as soon as that one knows of them.
"""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from agenda.invitations.answering import Answer, answered, version_at
from agenda.invitations.model import Message
from agenda.invitations.occurrences import Version, moment, occurrence, overrides, rids, sound, with_patch
from agenda.invitations.organizing import messages, written
from agenda.invitations.owning import newcomer
from agenda.invitations.parties import Json, addresses, key_for, key_of, organizer, organizers, people, reached
from agenda.invitations.views import view

_MOST_SENT = 3
"""Whom somebody may send in their place."""
_MOST = 100
"""Who may be sent to one event: each may send others, and to each a letter goes."""


def sent(event: Json, entry: Json, mine: Json, key: str) -> dict[str, Json]:
    """Whom the one of that key sends: people with an address, of whom nothing else is believed."""
    others = dict(islice(_sent(event, entry, mine, key), _MOST_SENT))
    known = [each for each in people(event).values() if each.get("delegatedFrom")]
    before = sum(key in each["delegatedFrom"] for each in known)
    new = [each for each in others if each not in people(event)]
    room = max(0, min(_MOST_SENT - before, _MOST - len(known)))
    return {each: it for each, it in others.items() if each not in new[room:]}


def _sent(event: Json, entry: Json, mine: Json, key: str) -> Iterator[tuple[str, Json]]:
    givers = {each for each, it in people(entry).items() if it is mine}
    for each in people(entry).values():
        mail = reached(each)
        if mail and givers & set(each.get("delegatedFrom") or {}) and mail not in organizers(event) | addresses(mine):
            there = key_of(event, frozenset({mail}))
            yield there or key_for(mail), {**newcomer(each, mail), "delegatedFrom": {key: True}}


def late(event: Json, entry: Json, key: str, said: Answer, rid: str | None) -> dict[str, Any] | None:
    """The event with somebody sent to it as it was before it moved: both are asked whether they come to it as it is.

    What the one who sends them answered later stays said, though it came first; of whom it is known that they were
    sent, it is not said anew.
    """
    last, to, mine = version_at(entry, key), said.more.get("delegatedTo") or {}, people(entry)[key]
    before = mine.get("delegatedTo") or {}
    if said.version.stamp <= last.stamp:
        return None if to.keys() <= before.keys() else _noted(event, key, {**before, **to}, rid)
    if said.version.sequence >= last.sequence or not to:
        return None
    asked = mine.get("participationStatus", "needs-action"), Version(last.sequence, said.version.stamp)
    return answered(event, key, Answer(*asked, mine.get("participationComment", ""), said.more), rid)


def _noted(event: Json, key: str, others: Json, rid: str | None) -> dict[str, Any]:
    """The event in which the one of that key sends these, whatever they answered."""
    if rid is None:
        return {**event, "participants": {**people(event), key: {**people(event)[key], "delegatedTo": others}}}
    patch, whole = overrides(event).get(rid, {}), f"participants/{key}"
    said = (
        {whole: {**patch[whole], "delegatedTo": others}} if whole in patch else {f"{whole}/delegatedTo": dict(others)}
    )
    return with_patch(event, rid, {**patch, **said})


def listed(event: Json, others: Mapping[str, Json], rid: str | None) -> Json:
    """The event with those who are sent to it, or to one of its times, among its people."""
    for key, each in others.items():
        bare = {name: value for name, value in each.items() if not name.startswith("schedule")}
        if rid is None:
            event = {**event, "participants": {**people(event), key: people(event).get(key) or bare}}
        elif key not in people(occurrence(event, rid) or {}):
            event = with_patch(event, rid, {**overrides(event).get(rid, {}), f"participants/{key}": bare})
    return event


def newly(stored: Json, event: Json, by: str) -> dict[str, list[Json]]:
    """Whom the one of that address sends, and to what, who was not sent to that before."""
    found: dict[str, list[Json]] = {}
    for mail in sorted(_sent_by(event, by)):
        was, now = (view(one, frozenset({mail})) for one in (stored, event))
        more = [it for rid, it in now.occurrences.items() if rid not in was.occurrences]
        whole = [now.whole] if now.whole is not None and was.whole is None else []
        if more or whole:
            found[mail] = more + whole
    return found


def _sent_by(event: Json, by: str) -> frozenset[str]:
    entries = (event, *(it for rid in rids(event) if (it := occurrence(event, rid))))
    found = (
        reached(each)
        for entry in entries
        for each in people(entry).values()
        if key_of(entry, frozenset({by})) in (each.get("delegatedFrom") or {})
    )
    return frozenset(filter(None, found))


def told(
    stored: Json, event: Json, new: Mapping[str, list[Json]], message: Message, *, letter: bool
) -> Iterator[Message]:
    """What those hear who were sent just now, as it is by now.

    Whom somebody here sent has that already, in the words of the one who invites, unless it changed since.
    """
    known = moment(stored.get("updated"))
    stale = message.sequence < stored.get("sequence", 0) or (known is not None and known >= message.stamp)
    for mail, entries in new.items() if letter or stale else ():
        if event.get("status") == "cancelled":
            yield _off(event, mail, entries)
        else:
            yield from messages(stored, event, {mail})


def missed(event: Json, entry: Json, rid: str, message: Message) -> Iterator[Message]:
    """What those hear who were sent to one time that was called off meanwhile."""
    mine = key_of(entry, frozenset({message.sender}))
    key = key_of(event, frozenset({message.sender}))
    if mine is None or key is None:
        return
    series = {name: value for name, value in event.items() if name != "recurrenceOverrides"}
    patch = {path: value for path, value in overrides(event).get(rid, {}).items() if path != "excluded"}
    zone = {"recurrenceIdTimeZone": event["timeZone"]} if event.get("timeZone") else {}
    for other, each in sent(event, entry, people(entry)[mine], key).items():
        if other not in people(event):
            seen = view({**series, "participants": {**people(event), other: each}}, frozenset({reached(each) or ""}))
            bare = {name: value for name, value in (seen.whole or {}).items() if name != "recurrenceRules"}
            whole = {**sound({**bare, "start": rid}, patch), "recurrenceId": rid, **zone}
            yield _off(event, reached(each) or "", [whole])


def _off(event: Json, mail: str, gone: list[Any]) -> Message:
    ended = [{**each, "status": "cancelled"} for each in gone]
    return written(event, "CANCEL", organizer(event) or "", mail, ended)
