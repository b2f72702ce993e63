"""What somebody outside says in a letter of the answers of those whom they invite: that is theirs alone to say. Pure.

Else anybody could write into a calendar that its owner comes, and fill up their time.
"""

from collections.abc import Mapping
from typing import Any

from agenda.events.notes import OUTSIDE
from agenda.invitations.answering import UNASKED
from agenda.invitations.occurrences import overrides
from agenda.invitations.parties import Json, addresses, people

_COMING = frozenset({"accepted", "tentative"})
_STATUS = "participationStatus"


def of_outsider(event: Json, known: Json | None, me: frozenset[str]) -> dict[str, Any]:
    """The event, of which it is noted that it came from outside, and in which I said nothing but what I said."""
    after = {**event, OUTSIDE: True}
    if people(event):
        after["participants"] = {key: _own(each, people(known or {}).get(key), me) for key, each in _all(event)}
    if overrides(event):
        mine = {key for key, each in _all(event) if addresses(each) & me}
        after["recurrenceOverrides"] = {
            rid: _patched(patch, overrides(known or {}).get(rid) or {}, mine, me)
            for rid, patch in overrides(event).items()
        }
    return after


def _all(event: Json) -> list[tuple[str, Json]]:
    return list(people(event).items())


def _own(participant: Json, before: Json | None, me: frozenset[str]) -> dict[str, Any]:
    if not addresses(participant) & me or not _claimed(participant, before):
        return dict(participant)
    return {**participant, _STATUS: UNASKED}


def _claimed(participant: Json, before: Json | None) -> bool:
    said = participant.get(_STATUS)
    return said in _COMING and "scheduleUpdated" not in participant and said != (before or {}).get(_STATUS)


def _patched(patch: Json, before: Json, mine: set[str], me: frozenset[str]) -> dict[str, Any]:
    after: dict[str, Any] = {}
    for path, value in patch.items():
        first, *steps = path.split("/")
        if first != "participants" or not isinstance(value, Mapping | str):
            after[path] = value
        elif not steps and isinstance(value, Mapping):
            had = before.get(path) or {}
            after[path] = {key: _own(each, had.get(key), me) for key, each in value.items()}
        elif len(steps) == 1 and isinstance(value, Mapping):
            after[path] = _own(value, before.get(path), me)
        elif not _said_for(steps, value, patch, before, mine):
            after[path] = value
    return after


def _said_for(steps: list[str], value: object, patch: Json, before: Json, mine: set[str]) -> bool:
    """Whether a part of a patch says for me that I come then."""
    path = "/".join(["participants", *steps])
    if steps[0] not in mine or steps[1:] != [_STATUS] or value not in _COMING:
        return False
    return f"participants/{steps[0]}/scheduleUpdated" not in patch and before.get(path) != value
