"""An event and its occurrences, each as a whole, and which of two messages about them is the later. Pure.

The version of something is the sequence of the message that said it, and when that was written: of the same sequence
the later counts (RFC 5546, 2.1.5). It is kept with the one who invites, as their answers are with those who answer.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from agenda.invitations.parties import Json, key_for, organizer, owner_key, people
from agenda.jscalendar.patches import BadPatch, difference, patched
from agenda.recurrence import OF_A_FILE, Effort, Plan, TooDense, TooFar, last, occurrences, plan
from agenda.recurrence.rule import Rule
from agenda.times import Duration, instant, local
from agenda.times.local import written

SERIES = ("recurrenceRules", "excludedRecurrenceRules", "recurrenceOverrides")
ALONE = (*SERIES, "recurrenceId", "recurrenceIdTimeZone")
"""What a series has, or an occurrence that stands alone, and an occurrence within its series has not."""

_RULES = ("recurrenceRules", "excludedRecurrenceRules")

_TOGETHER: ContextVar[Effort | None] = ContextVar("together", default=None)


class Version(NamedTuple):
    """Which of several messages it is."""

    sequence: int
    stamp: datetime


NEVER = Version(-1, datetime.fromtimestamp(0, UTC))
"""Of what nobody said anything about yet."""


def moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def stamped(moment: datetime) -> str:
    """To the second, which is all that a calendar file can say."""
    return written(moment.replace(microsecond=0))


def overrides(event: Json) -> Mapping[str, Json]:
    return event.get("recurrenceOverrides") or {}


def occurrence(event: Json, rid: str) -> dict[str, Any] | None:
    """One occurrence with everything that it has; ``None`` where it is left out."""
    patch = overrides(event).get(rid, {})
    if patch.get("excluded"):
        return None
    series = {name: value for name, value in event.items() if name not in ALONE}
    return sound({**series, "start": rid}, patch)


def sound(base: Json, patch: Json) -> dict[str, Any]:
    """The base as the patch makes it, as far as it can be applied: what it says of people who are gone is left."""
    try:
        return patched(base, patch)
    except BadPatch:
        after = dict(base)
        for path, value in patch.items():
            try:
                after = patched(after, {path: value})
            except BadPatch:
                continue
        return after


def happens(event: Json, rid: str) -> bool:
    """Whether there is an occurrence that the series would have at that time."""
    if rid in overrides(event):
        return not overrides(event)[rid].get("excluded")
    start, at = datetime.fromisoformat(event["start"]), datetime.fromisoformat(rid)
    if not event.get("recurrenceRules"):
        return at == start
    return _falls(event, "recurrenceRules", start, at) and not _falls(event, "excludedRecurrenceRules", start, at)


def _falls(event: Json, rules: str, start: datetime, at: datetime) -> bool:
    effort, next_ = Effort(of=_TOGETHER.get()), at + timedelta(seconds=1)
    begins = rules == "recurrenceRules"  # the others take out the start only if they come to it
    plans = (_ending(json.dumps(rule), start, begins=begins) for rule in event.get(rules) or ())
    return any(at in occurrences(each, at, next_, effort) for each in plans)


@contextmanager
def together() -> Iterator[None]:
    """Within it all rules share what those of one file may take; ``TooDense`` if that is not enough."""
    before = _TOGETHER.set(Effort(OF_A_FILE))
    try:
        yield
    finally:
        _TOGETHER.reset(before)


@lru_cache(256)  # of the same rule it is asked for each time about which somebody says something
def _ending(rule: str, start: datetime, *, begins: bool) -> Plan:
    """A rule of which nothing has to be counted: it is known when it ends."""
    made = plan(Rule.model_validate_json(rule), start, begins=begins)
    try:
        return made if made.count is None else made.ending(last(made) or made.start)
    except TooFar as far:
        raise TooDense(str(far)) from far


def with_occurrence(event: Json, rid: str, whole: Json | None) -> dict[str, Any]:
    """The event with that occurrence being so, or left out."""
    if whole is None:
        patch: dict[str, Any] = {"excluded": True}
    else:
        series = {name: value for name, value in event.items() if name not in ALONE}
        bare = {name: value for name, value in whole.items() if name not in ALONE}
        patch = difference({**series, "start": rid}, bare)
    return with_patch(event, rid, patch)


def with_patch(event: Json, rid: str, patch: Json | None) -> dict[str, Any]:
    after = {name: value for name, value in event.items() if name != "recurrenceOverrides"}
    kept = {**overrides(event), rid: dict(patch)} if patch is not None else dict(overrides(event))
    if patch is None:
        kept.pop(rid, None)
    if kept:
        after["recurrenceOverrides"] = dict(sorted(kept.items()))
    return after


def times(entry: Json | None) -> tuple[Any, ...] | None:
    """What it means that it is at another time: equal, and whoever said that they come still does."""
    if entry is None or entry.get("status") == "cancelled":
        return None
    rules = tuple(tuple(Rule.model_validate(each) for each in entry.get(name) or ()) for name in _RULES)
    return entry.get("start"), Duration.parse(entry.get("duration") or "PT0S"), entry.get("timeZone"), *rules


def version_of(entry: Json) -> Version:
    """Of the last message of the one who invites about this event, on the side of those who are invited."""
    key = owner_key(entry)
    stamp = moment(people(entry)[key].get("scheduleUpdated")) if key else None
    return Version(entry.get("sequence", 0), stamp) if stamp else NEVER


def of_some(event: Json) -> bool:
    """Whether single times of it were heard of, and nothing of all; of what came from a file nothing was heard."""
    if version_of(event) != NEVER or event.get("recurrenceRules"):
        return False
    return any(override_version(event, rid) for rid in overrides(event))


def override_version(event: Json, rid: str) -> Version | None:
    """Of the last message about that occurrence alone; ``None`` if there was none."""
    patch, key = overrides(event).get(rid, {}), owner_key(event)
    stamp = moment(patch.get(f"participants/{key}/scheduleUpdated")) if key else None
    return Version(patch.get("sequence", event.get("sequence", 0)), stamp) if stamp else None


def marked(entry: Json, version: Version) -> dict[str, Any]:
    """The entry with that version; the one who invites is put among the participants if they are not."""
    owned = with_owner(entry)
    key = owner_key(owned)
    if key is None:
        return {**entry, "sequence": version.sequence}
    owner = {**people(owned)[key], "scheduleUpdated": stamped(version.stamp)}
    return {**owned, "sequence": version.sequence, "participants": {**people(owned), key: owner}}


def with_owner(entry: Json, name: str = "") -> dict[str, Any]:
    """The entry with the one who invites standing among its participants, by their name."""
    mail = organizer(entry)
    if mail is None or owner_key(entry):
        return dict(entry)
    called = {"name": name} if name else {}
    owner = {"@type": "Participant", **called, "roles": {"owner": True}, "sendTo": {"imip": f"mailto:{mail}"}}
    return {**entry, "participants": {**people(entry), key_for(mail): owner}}


def rids(*events: Json) -> Iterator[str]:
    """Every occurrence about which one of them says something, in order."""
    yield from sorted({rid for event in events for rid in overrides(event)})


def rid_of(entry: Json, event: Json | None) -> str:
    """The time by which the occurrence is called, on the clocks of the series' zone."""
    rid, there = str(entry["recurrenceId"]), entry.get("recurrenceIdTimeZone")
    here = (event or {}).get("timeZone")
    if there is None or here is None or there == here:
        return rid
    return local(instant(datetime.fromisoformat(rid), there), here).isoformat(timespec="seconds")
