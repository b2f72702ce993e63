"""What becomes of somebody's copy of an event when the one who invites says something (RFC 5546, 3.2). Pure.

The later of two messages counts, whichever comes first, for the series and for each occurrence by itself. So copies
are the same in the end, in whatever order messages come, and however often.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from agenda.invitations.handing import handed
from agenda.invitations.model import Message, Outcome, Proposal
from agenda.invitations.occurrences import (
    ALONE,
    Version,
    happens,
    marked,
    occurrence,
    override_version,
    overrides,
    rid_of,
    stamped,
    times,
    version_of,
    with_occurrence,
    with_patch,
)
from agenda.invitations.owning import owned
from agenda.invitations.parties import Json, aligned, invited, key_of, organizers, owner_key, remark, remarked
from agenda.invitations.replying import refresh
from agenda.invitations.standing import Mine
from agenda.invitations.views import OWN, PRIVATE, of_theirs
from agenda.invitations.wishes import Wishes

PARTIAL = ("Google Inc", "Microsoft Exchange", "Microsoft Corporation")
"""Programs that say of a series nothing about the occurrences that were changed; the others say all of it, always."""


def requested(
    message: Message,
    stored: Json | None,
    me: frozenset[str],
    now: datetime,
    *,
    letter: bool = False,
    wishes: Wishes | None = None,
) -> Outcome:
    """Somebody invites, or says what changed. Of what I said myself, no ``letter`` from outside is believed."""
    entries = [_heard(each, stored, message.comment) for each in message.entries]
    mine = [each for each in entries if _concerns(each, me)]
    if not mine:
        return Outcome("not among those invited", proposal=Proposal("forwarded", message.uid, message.sender, message))
    if stored is not None and not same_organizer(stored, message):
        mine = [each for each in mine if handed(stored, each, message, me)]
        if not mine:
            return another(message)
    event, standing = stored, Mine(me, stored, now, believing=not letter, wishes=wishes or {})
    for entry in mine:
        event = _taken(event, entry, replace(message, sequence=entry.get("sequence", message.sequence)), standing)
    if event is stored or event is None:
        return Outcome("there was a later message")
    replies = standing.replies(message, event)
    event = standing.told(event)
    return Outcome("a new event" if stored is None else "changed", event=event, messages=replies)


def _taken(event: Json | None, entry: Json, message: Message, standing: Mine) -> Json | None:
    version = Version(message.sequence, message.stamp)
    if "recurrenceId" in entry:
        return then(event, entry, version, standing)
    if event is not None and version <= version_of(event):
        return event
    return _whole(event, entry, version, standing, partial=any(name in message.product for name in PARTIAL))


def _whole(stored: Json | None, entry: Json, version: Version, standing: Mine, *, partial: bool) -> Json:
    event: Json = marked(entry, version)
    if stored is not None:
        event = {**event, **of_theirs(event, stored)}
        for rid in _outlasting(stored, event, version, partial=partial):
            event = _carried(event, stored, rid)
        for rid, patch in overrides(stored).items():
            own = {path: value for path, value in patch.items() if path.split("/")[0] in OWN}
            if own and happens(event, rid):
                event = with_patch(event, rid, {**overrides(event).get(rid, {}), **own})
    return standing.kept(event, version, None)


def _outlasting(stored: Json, event: Json, version: Version, *, partial: bool) -> Iterator[str]:
    """The occurrences about which something later was said, or something of which this program never speaks."""
    still = partial and times(stored) == times(event)
    for rid in overrides(stored):
        said = override_version(stored, rid)
        if said is not None and (said.stamp > version.stamp or (still and rid not in overrides(event))):
            yield rid


def _carried(event: Json, stored: Json, rid: str) -> Json:
    said = override_version(stored, rid)
    assert said is not None, "it outlasts because of its version"
    it = occurrence(stored, rid)
    if it is None:
        return _marked_then(with_occurrence(event, rid, None), rid, said)
    return _marked_then(with_occurrence(event, rid, it), rid, said)


def _marked_then(event: Json, rid: str, version: Version) -> Json:
    key = owner_key(event)
    marks = {"sequence": version.sequence, f"participants/{key}/scheduleUpdated": stamped(version.stamp)}
    patch = overrides(event)[rid]
    whole = {f"participants/{key}"} & patch.keys()
    return event if key is None or whole else with_patch(event, rid, {**patch, **marks})


def then(event: Json | None, entry: Json, version: Version, standing: Mine) -> Json | None:
    """One occurrence, of a series that may be known or not."""
    rid = rid_of(entry, event)
    bare = {name: value for name, value in entry.items() if name not in ALONE}
    if event is None:
        event = _alone(entry, rid)
    elif version <= (override_version(event, rid) or version_of(event)):
        return event
    if entry.get("status") == "cancelled":
        return _marked_then(with_occurrence(event, rid, None), rid, version)
    had = occurrence(event, rid) or {}
    own = {name: had[name] for name in OWN if name in had}
    after = _marked_then(with_occurrence(event, rid, {**bare, **own}), rid, version)
    return standing.kept(after, version, rid)


def _alone(entry: Json, rid: str) -> dict[str, Any]:
    """An event of which nothing is known but one occurrence."""
    bare = {name: value for name, value in entry.items() if name not in ALONE}
    zone = entry.get("recurrenceIdTimeZone") or entry.get("timeZone")
    bare = {name: value for name, value in bare.items() if name not in {"timeZone", "status"}}
    return {**bare, "start": rid, **({"timeZone": zone} if zone else {})}


def cancelled(message: Message, stored: Json | None, me: frozenset[str], now: datetime) -> Outcome:
    """It does not take place, or takes place without me."""
    entries = [_heard({**each, "status": "cancelled"}, stored) for each in message.entries]
    mine = [each for each in entries if _concerns(each, me) or not any(True for _ in invited(each))]
    if not mine:
        return Outcome("not among those invited")
    if not same_organizer(stored, message):
        return another(message)
    event, standing = stored, Mine(me, stored, now)
    for entry in mine:
        version = Version(entry.get("sequence", message.sequence), message.stamp)
        known = event
        event = then(event, entry, version, standing) if "recurrenceId" in entry else _ended(event, entry, version)
        if event is not None and event is not known:
            event = remarked(event, message.comment or remark(entry))
    if event is None:
        return Outcome("nothing is known of it")
    if event is stored:
        return Outcome("there was a later message")
    return Outcome("cancelled", event=dict(event))


def _ended(stored: Json | None, entry: Json, version: Version) -> Json | None:
    if stored is None:
        return marked(entry, version) if entry.get("start") else None
    if version <= version_of(stored):
        return stored
    bare = {name: value for name, value in stored.items() if name != "recurrenceOverrides"}
    event: Json = marked({**bare, "status": "cancelled"}, version)
    for rid in _outlasting(stored, event, version, partial=False):
        event = _carried(event, stored, rid)
    return event


def added(message: Message, stored: Json | None, me: frozenset[str], now: datetime) -> Outcome:
    """It takes place once more, beyond the series. Whoever missed something asks how it is."""
    if stored is None:
        return Outcome("nothing is known of it")
    if not same_organizer(stored, message):
        return another(message)
    known = version_of(stored)
    if (message.sequence, message.stamp) <= known:
        return Outcome("there was a later message")
    if message.sequence > known.sequence + 1:
        asks = (refresh(stored, me, now),) if key_of(stored, me) else ()  # only who is invited to all of it is told
        return Outcome("something before it is missing", messages=asks)
    event: Json = stored
    for entry in message.entries:
        bare = _heard(entry, stored)
        rid = bare.get("recurrenceId") or bare["start"]
        version = Version(message.sequence, message.stamp)
        event = then(event, {**bare, "recurrenceId": rid}, version, Mine(me, None, now)) or event
    return Outcome("changed", event=dict(event))


def published(message: Message, stored: Json | None) -> Outcome:
    """Somebody tells of an event to which nobody is invited; a copy that was taken of it follows."""
    if stored is None or any(True for _ in invited(stored)) or not same_organizer(stored, message):
        return Outcome("told of", proposal=Proposal("published", message.uid, message.sender, message))
    entry, version = _heard(message.entries[0], stored), Version(message.sequence, message.stamp)
    if "recurrenceId" in entry or version <= version_of(stored):
        return Outcome("there was a later message")
    event = marked(entry, version)
    return Outcome("changed", event={**event, **of_theirs(event, stored)})


def adopted(message: Message, stored: Json | None, me: frozenset[str], now: datetime) -> Outcome:  # noqa: ARG001 - as all who take messages
    """An event that somebody wants, though nobody invited them."""
    entry = next((each for each in message.entries if "recurrenceId" not in each), None)
    if entry is None or not entry.get("start"):
        return Outcome("it is of an event that nobody told of")
    version = Version(message.sequence, message.stamp)
    if stored is not None and (not same_organizer(stored, message) or version <= version_of(stored)):
        return Outcome("there was a later message")
    return Outcome("wanted", event=marked(_heard(entry, stored), version))


def same_organizer(stored: Json | None, message: Message) -> bool:
    """Whether it is of the one who invited: no other may take an event over by knowing its name.

    Whom the message itself names as inviting says nothing: that is the word of its sender.
    """
    return stored is None or message.sender in organizers(stored)


def another(message: Message) -> Outcome:
    return Outcome("somebody else invited to this event", proposal=doubted(message))


def doubted(message: Message) -> Proposal:
    """A message of which nobody can tell whether it is its sender's to say: a person decides."""
    return Proposal("unverified", message.uid, message.sender, message)


def _concerns(entry: Json, me: frozenset[str]) -> bool:
    if key_of(entry, me):
        return True
    return any((it := occurrence(entry, rid)) is not None and key_of(it, me) for rid in overrides(entry))


def _heard(entry: Json, stored: Json | None, words: str = "") -> dict[str, Any]:
    """The entry as it is kept: of one who invites, with what they said, and with the keys that people have here."""
    heard = _plain(aligned(owned(entry), stored))
    return remarked(heard, words) if words else heard


def _plain(entry: Json) -> dict[str, Any]:
    """The entry without what is everybody's own: nobody chooses another's alerts."""
    after = {name: value for name, value in entry.items() if name not in {*PRIVATE, "method"}}
    patches = {
        rid: {path: value for path, value in patch.items() if path.split("/")[0] not in PRIVATE}
        for rid, patch in overrides(entry).items()
    }
    return {**after, "recurrenceOverrides": patches} if patches else after
