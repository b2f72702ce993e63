"""What of an event is told to somebody who is invited. Pure.

Nobody learns how another is reminded of it, what colour it has there, or to which occurrences others are invited.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from agenda.events.notes import clean
from agenda.invitations.answering import UNASKED
from agenda.invitations.occurrences import ALONE, happens, occurrence, overrides, rids
from agenda.invitations.parties import Json, addresses, invited, key_of, owner_key, people, reached
from agenda.jscalendar.usual import USUAL

PRIVATE = ("alerts", "useDefaultAlerts", "color", "keywords", "categories")
"""What everybody has of their own about an event: it is not sent."""

HIDDEN = "hideAttendees"
"""Said of an event whose guests are not to know of each other (JMAP for Calendars)."""

_UNSENT = (*PRIVATE, "iCalComponent")
OWN = (*PRIVATE, "freeBusyStatus", "privacy")
"""What somebody who is invited may change of their copy; the one who invites says how it is at first."""

_VERSIONS = frozenset({"scheduleSequence", "scheduleUpdated"})
_OF_OURS = frozenset({*_VERSIONS, "scheduleStatus", "scheduleForceSend", "scheduleAgent"})
_PASSING = (
    "updated",
    "sequence",
    "method",
    "prodId",
    "created",
    "relatedTo",
    "requestStatus",
    "sentBy",
    "iCalComponent",
)
_ANSWERS = ("participationStatus", "participationComment", "progress", "progressUpdated", "percentComplete", "sentBy")


@dataclass(frozen=True, slots=True)
class View:
    """What somebody is told: the whole series, or those occurrences alone to which they are invited."""

    whole: Json | None = None
    occurrences: Mapping[str, Json] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return self.whole is not None or bool(self.occurrences)


def view(event: Json, who: frozenset[str], *, versions: bool = False) -> View:
    """What the one at these addresses is told of it; ``versions``: and when the others answered what."""
    event = standing(event)
    ours = _OF_OURS - _VERSIONS if versions else _OF_OURS
    if key_of(event, who):
        return View(_whole(event, who, ours))
    found = {rid: it for rid in rids(event) if (it := occurrence(event, rid)) and key_of(it, who)}
    return View(None, {rid: {**_shown(it, _kept(it, who), ours), **_at(event, rid)} for rid, it in found.items()})


def standing(event: Json) -> Json:
    """The event as an invitation says it, which knows no cancelled times (RFC 5546, 3.2.2): those are left out."""
    off = [rid for rid, patch in overrides(event).items() if patch.get("status") == "cancelled"]
    if not off:
        return event
    return {**event, "recurrenceOverrides": {**overrides(event), **{rid: {"excluded": True} for rid in off}}}


def _kept(entry: Json, who: frozenset[str]) -> frozenset[str] | None:
    """The keys of those of whom they may know, if the guests are not to know of each other."""
    if not entry.get(HIDDEN):
        return None
    return frozenset(key for key in (owner_key(entry), key_of(entry, who)) if key)


def _at(event: Json, rid: str) -> dict[str, Any]:
    zone = event.get("timeZone")
    return {"recurrenceId": rid, **({"recurrenceIdTimeZone": zone} if zone else {})}


def everybody(*events: Json | None) -> dict[str, frozenset[str]]:
    """All who are invited to some of it in one of them: the address that reaches them → all of theirs."""
    found: dict[str, frozenset[str]] = {}
    for event in events:
        for mail, who in _named(event or {}):
            found[mail] = found.get(mail, frozenset()) | who
    return found


def _named(event: Json) -> Iterator[tuple[str, frozenset[str]]]:
    times = (it for rid in rids(event) if (it := occurrence(event, rid)))
    for each in chain(_each(event), *(_each(it, event) for it in times)):
        mail = reached(each)
        if mail:
            yield mail, addresses(each)


def _each(entry: Json, besides: Json | None = None) -> Iterator[Json]:
    return (each for _, each in invited(entry, besides))


def _whole(event: Json, who: frozenset[str], ours: frozenset[str]) -> dict[str, Any]:
    after, key = _shown(event, _kept(event, who), ours), key_of(event, who)
    patches: dict[str, Json] = {}
    for rid, patch in overrides(event).items():
        it = occurrence(event, rid)
        invited_ = it is not None and (_same_one(it, event, key) or key_of(it, who))
        patches[rid] = {"excluded": True}
        if it is not None and invited_:
            patches[rid] = _patch_shown(patch, _kept(it, who), ours)
    if patches:
        after["recurrenceOverrides"] = patches
    return after


def _same_one(it: Json, event: Json, key: str | None) -> bool:
    """Whether the one of that key, and who invites them, stand in one time just as in its series."""
    keys = {key, owner_key(event)} - {None}
    return key is not None and all(people(it).get(each or "") is people(event)[each or ""] for each in keys)


def of_theirs(event: Json, stored: Json) -> dict[str, Any]:
    """What somebody who is invited has of their own about an event that changed: what it has to do with, too."""
    own = {name: stored[name] for name in OWN if name in stored}
    tasks = _related(stored, own=True)
    return {**own, "relatedTo": {**(event.get("relatedTo") or {}), **tasks}} if tasks else own


def _related(event: Json, *, own: bool) -> dict[str, Json]:
    """What an event is related to that only one of them has, such as a task that they made of it; or all the rest."""
    known: Mapping[str, Json] = event.get("relatedTo") or {}
    return {uid: it for uid, it in known.items() if ("sibling" in (it.get("relation") or {})) == own}


def _shown(entry: Json, kept: frozenset[str] | None, ours: frozenset[str]) -> dict[str, Any]:
    after = {name: value for name, value in clean(entry).items() if name not in {*_UNSENT, "recurrenceOverrides"}}
    if "relatedTo" in after:
        after["relatedTo"] = _related(entry, own=False)
        if not after["relatedTo"]:
            del after["relatedTo"]
    if people(entry):
        known = ((key, each) for key, each in people(entry).items() if kept is None or key in kept)
        after["participants"] = {key: _participant_shown(each, ours) for key, each in known}
    return after


def _participant_shown(participant: Json, ours: frozenset[str]) -> dict[str, Any]:
    after = {name: value for name, value in participant.items() if name not in ours}
    if "attendee" in (participant.get("roles") or {}) and after.get("participationStatus", UNASKED) == UNASKED:
        after["expectReply"] = True
    return after


def _patch_shown(patch: Json, kept: frozenset[str] | None, ours: frozenset[str]) -> dict[str, Any]:
    after: dict[str, Any] = {}
    for path, value in patch.items():
        steps = path.split("/")
        if steps[0] in _UNSENT or (steps[0] == "participants" and steps[-1] in ours):
            continue
        if kept is not None and path == "participants" and isinstance(value, Mapping):
            after[path] = {key: _participant_shown(each, ours) for key, each in value.items() if key in kept}
            continue
        if kept is not None and steps[0] == "participants" and len(steps) > 1 and steps[1] not in kept:
            continue
        whole = steps[0] == "participants" and len(steps) == len(("participants", "key"))
        after[path] = _participant_shown(value, ours) if whole and isinstance(value, Mapping) else value
    return after


def told(entry: Json) -> dict[str, Any]:
    """What is left of an entry when who answered what is left away: whether this changed decides about a message."""
    after = {name: value for name, value in entry.items() if name not in {*_PASSING, *OWN, *ALONE}}
    after["rules"] = [entry.get(name) or None for name in ALONE if name != "recurrenceOverrides"]
    after["people"] = [_asked(each) for _, each in sorted(people(entry).items())]
    after.pop("participants", None)
    said = {name: value for name, value in after.items() if value not in (None, "", [], {})}
    return {name: value for name, value in said.items() if name not in USUAL or value != USUAL[name]}


def _asked(participant: Json) -> dict[str, Any]:
    return {
        name: value
        for name, value in participant.items()
        if name not in {*_ANSWERS, *_OF_OURS, "delegatedTo", "expectReply"}
    }


def same(now: View, before: View) -> bool:
    """Whether there is nothing to tell somebody who saw it so before, and sees it so now."""
    if (now.whole is None) != (before.whole is None) or now.occurrences.keys() != before.occurrences.keys():
        return False
    if now.whole is None or before.whole is None:
        return all(told(it) == told(before.occurrences[rid]) for rid, it in now.occurrences.items())
    if told(now.whole) != told(before.whole):
        return False
    return all(same_then(now.whole, before.whole, rid) for rid in rids(now.whole, before.whole))


def same_then(one: Json, other: Json, rid: str) -> bool:
    """Whether an occurrence is the same in both, or in neither."""
    now = occurrence(one, rid) if happens(one, rid) else None
    then = occurrence(other, rid) if happens(other, rid) else None
    return told(now) == told(then) if now is not None and then is not None else now is then
