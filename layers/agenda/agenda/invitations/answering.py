"""Answers: whether somebody comes, to all of it or to one occurrence. The same on both sides. Pure.

An answer is about a sequence: of an event that was moved since, it says nothing. Of two answers the later counts, and
one to the whole counts for every occurrence that was answered earlier.
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from agenda.invitations.occurrences import NEVER, Version, happens, moment, occurrence, overrides, stamped, with_patch
from agenda.invitations.parties import Json, people

UNASKED = "needs-action"
_ANSWER = (
    "participationStatus",
    "participationComment",
    "scheduleSequence",
    "scheduleUpdated",
    "delegatedTo",
    "sentBy",
    "expectReply",
)

_PEOPLE = "participants/"


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody said."""

    status: str
    version: Version
    comment: str = ""
    more: Json = field(default_factory=dict)
    """To whom it was handed on, or who answered on behalf."""

    def fields(self) -> dict[str, Any]:
        said = {"participationStatus": self.status, "participationComment": self.comment or None}
        stamps = {"scheduleSequence": self.version.sequence, "scheduleUpdated": stamped(self.version.stamp)}
        return {**said, **stamps, **self.more}


def version_at(entry: Json, key: str) -> Version:
    """Of the last answer of the one with that key; before the first, of what it may be an answer to."""
    participant = people(entry).get(key) or {}
    stamp = moment(participant.get("scheduleUpdated"))
    return Version(participant.get("scheduleSequence", 0), stamp or NEVER.stamp)


def counts(answer: Version, last: Version) -> bool:
    return answer.sequence >= last.sequence and answer.stamp > last.stamp


def answered(event: Json, key: str, answer: Answer, rid: str | None = None) -> dict[str, Any] | None:
    """The event with the answer; ``None`` if there was a later one, or it is about what is no longer so."""
    if rid is not None:
        return _answered_then(event, key, answer, rid)
    if key not in people(event) or not counts(answer.version, version_at(event, key)):
        return None
    participant = _put(people(event)[key], answer.fields())
    after = {**event, "participants": {**people(event), key: participant}}
    for at, patch in overrides(event).items():
        it = occurrence(event, at)
        if it is not None and key in people(it) and counts(answer.version, version_at(it, key)):
            after = _left(after, at, _without(patch, key))
    return after


def as_of_all(event: Json, key: str, rid: str) -> dict[str, Any]:
    """The event in which the one of that key says nothing else of that time than of all others."""
    patch, paths = overrides(event).get(rid, {}), answer_paths(key)
    return (
        _left(event, rid, {path: value for path, value in patch.items() if path not in paths}) if patch else {**event}
    )


def _left(event: Json, rid: str, patch: Json) -> dict[str, Any]:
    """The event in which this is left of what is otherwise at that time."""
    after = with_patch(event, rid, patch or None)
    return after if happens(after, rid) else with_patch(after, rid, patch)


def _answered_then(event: Json, key: str, answer: Answer, rid: str) -> dict[str, Any] | None:
    it = occurrence(event, rid) if happens(event, rid) else None
    if it is None or key not in people(it) or not counts(answer.version, version_at(it, key)):
        return None
    patch = dict(overrides(event).get(rid, {}))
    whole = f"participants/{key}"
    if whole in patch:
        return with_patch(event, rid, {**patch, whole: _put(patch[whole], answer.fields())})
    return with_patch(event, rid, {**patch, **{f"{whole}/{name}": value for name, value in answer.fields().items()}})


def reset(event: Json, key: str, sequence: int, rid: str | None = None, last: str | None = None) -> dict[str, Any]:
    """The event with the one of that key being asked anew, who answered ``last`` then: what they say next is later."""
    return all_reset(event, (key,), sequence, rid, last)


def all_reset(
    event: Json, keys: Iterable[str], sequence: int, rid: str | None = None, last: str | None = None
) -> dict[str, Any]:
    """The same with all of these."""
    asked = {"participationStatus": UNASKED, "participationComment": None, "scheduleSequence": sequence}
    asked |= {"scheduleUpdated": last} if last else {}
    if rid is None:
        anew = {key: _put(people(event)[key], asked) for key in keys}
        return {**event, "participants": {**people(event), **anew}}
    patch = dict(overrides(event).get(rid, {}))
    for key in keys:
        whole = f"participants/{key}"
        if whole in patch:
            patch[whole] = _put(patch[whole], asked)
        else:
            patch |= {f"{whole}/{name}": value for name, value in asked.items()}
    return with_patch(event, rid, patch)


def as_asked(participant: Json, sequence: int) -> bool:
    """Whether somebody is asked already, and said nothing since: to ask them anew would change nothing."""
    there = participant.get("participationStatus", UNASKED), participant.get("scheduleSequence")
    return there == (UNASKED, sequence) and not participant.get("participationComment")


def later(now: datetime, last: datetime) -> datetime:
    """Now, or a second after the last time, since calendar files know no less than a second."""
    return max(now.replace(microsecond=0), last.replace(microsecond=0) + timedelta(seconds=1))


def _put(participant: Json, fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in {**participant, **fields}.items() if value is not None}


def _without(patch: Json, key: str) -> dict[str, Any]:
    """The patch without what it says of that one's answer, but for whom they sent."""
    gone = answer_paths(key) - {f"participants/{key}/delegatedTo"}
    return {path: value for path, value in patch.items() if path not in gone}


def answers_in(patch: Json, known: Container[str]) -> dict[str, Any]:
    """What it says of the answers of those of these keys."""
    found = {}
    for path, value in patch.items():
        whose, _, name = path.rpartition("/")
        if name in _ANSWER and whose.startswith(_PEOPLE) and whose.removeprefix(_PEOPLE) in known:
            found[path] = value
    return found


def answer_paths(key: str) -> frozenset[str]:
    """Where in a patch it is said what somebody answered."""
    return frozenset(f"participants/{key}/{name}" for name in _ANSWER)
