"""What the one who invites says of an event that changed, and to whom. Pure.

Its sequence is raised where it matters to everybody's calendar that it changed: another time, another set of
occurrences, a cancellation (RFC 5546, 2.1.4). Whoever had answered for what is at another time now is asked anew.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from agenda.invitations.answering import all_reset, answers_in, as_asked, later
from agenda.invitations.model import Message, Method
from agenda.invitations.occurrences import (
    ALONE,
    happens,
    moment,
    occurrence,
    overrides,
    rids,
    stamped,
    times,
    with_patch,
)
from agenda.invitations.parties import (
    Json,
    addresses,
    invited,
    key_of,
    organizer,
    owner_key,
    people,
    remark,
    remarked,
)
from agenda.invitations.views import View, everybody, same, same_then, standing, told, view


def prepared(before: Json | None, after: Json, now: datetime) -> dict[str, Any]:
    """The event as it is to be kept, so that its messages can be told from those before."""
    if not everybody(before, after):
        return dict(after)
    if before is None:
        return {**after, "updated": stamped(now)}
    updated = stamped(later(now, moment(before.get("updated")) or now))
    moved = _moved(before, after)
    other = organizer(before) not in {
        None,
        organizer(after),
    }  # who is asked by another is told of it (RFC 5546, 3.2.2.4)
    left = everybody(before).keys() - everybody(after).keys()
    sequence = (
        max(before.get("sequence", 0) + 1, after.get("sequence", 0))
        if moved or left or other
        else _sequence(before, after)
    )
    event = _answers_kept(before, {**after, "updated": updated, "sequence": sequence}, moved)
    event = _asked(event, before, None, sequence, again=None in moved)
    known = event if all(as_asked(each, sequence) for _, each in invited(event)) else None
    for rid in sorted({*rids(event), *(rid for rid in moved if rid)}):
        event = _asked(event, before, rid, sequence, again=rid in moved, known=known)
    return event


def _sequence(before: Json, after: Json) -> int:
    return max(int(before.get("sequence", 0)), int(after.get("sequence", 0)))


def _moved(before: Json, after: Json) -> list[str | None]:
    """Which occurrences are at another time, or are no more, or again; ``None`` for the series."""
    found: list[str | None] = [] if times(before) == times(after) else [None]
    for rid in rids(before, after):
        then = occurrence(before, rid) if happens(before, rid) else None
        now = occurrence(after, rid) if happens(after, rid) else None
        if times(then) != times(now):
            found.append(rid)
    return found


def _asked(
    event: Json, before: Json, rid: str | None, sequence: int, *, again: bool, known: Json | None = None
) -> dict[str, Any]:
    """The event with those being asked now who are invited now, or are so to something else than before.

    ``known``: the series, if all who are invited to it were just asked; then they are, to each of its times.
    """
    now = _then(event, rid) or {}
    if again:
        anew = [key for key, each in invited(now, known) if not as_asked(each, sequence)]
        return all_reset(event, anew, sequence, rid) if anew else dict(event)
    new = [(key, each) for key, each in invited(now, None if rid is None else event) if _new(key, event, rid)]
    had = {mail for _, each in invited(_then(before, rid) or {}) for mail in addresses(each)} if new else set()
    anew = [key for key, each in new if not had & addresses(each)]
    return all_reset(event, anew, sequence, rid) if anew else dict(event)


def _new(key: str, event: Json, rid: str | None) -> bool:
    """Whether somebody stands in the series itself, or in this time of it alone."""
    return rid is None or key not in people(event)


def _answers_kept(before: Json, after: dict[str, Any], moved: list[str | None]) -> dict[str, Any]:
    """The event with what was answered for single occurrences: it is not for the one who invites to lose it."""
    for rid, patch in overrides(before).items():
        it = _then(after, rid)
        if rid in moved or it is None:
            continue
        has = overrides(after).get(rid, {})
        said = answers_in(patch, people(it))
        lost = {path: it for path, it in said.items() if path not in has and path.rpartition("/")[0] not in has}
        if lost:
            after = with_patch(after, rid, {**has, **lost})
    return after


def _then(event: Json, rid: str | None) -> Json | None:
    if rid is None:
        return event
    return occurrence(event, rid) if happens(event, rid) else None


def messages(before: Json | None, after: Json | None, readers: Collection[str] | None = None) -> list[Message]:
    """What is to be said now that it was so and is so; ``None`` where it was not yet, or is no more.

    To all, or to those whom these addresses reach.
    """
    event = after or before or {}
    sender = organizer(event)
    if sender is None:
        return []
    was, now = _living(before), _living(after)
    said: list[Message] = []
    for mail, who in everybody(before, after).items():
        if (readers is None or mail in readers) and by_server(event, who):
            then, seen = (view(one, who) if one else View() for one in (was, now))
            said.extend(_Saying(event, sender, mail, who).of(then, seen))
    return said


def concerned(before: Json | None, after: Json | None) -> tuple[str, ...]:
    """All to whom there may be something to say; nobody, if nothing changed of which anybody is told."""
    was, now = View(_living(before)), View(_living(after))
    if organizer(after or before or {}) is None or same(now, was):
        return ()
    return tuple(everybody(before, after))


def _living(event: Json | None) -> Json | None:
    return standing(event) if event is not None and event.get("status") != "cancelled" else None


def by_server(event: Json, who: frozenset[str]) -> bool:
    """Whether it is for us to tell them: a participant may be one whom another program tells, or nobody."""
    found = (each for each in people(event).values() if addresses(each) & who)
    return all(each.get("scheduleAgent", "server") == "server" for each in found)


class _Saying:
    """To one of those who are invited."""

    def __init__(self, event: Json, sender: str, mail: str, who: frozenset[str]) -> None:
        self._event, self._sender, self._mail, self._who = event, sender, mail, who

    def of(self, was: View, now: View) -> Iterator[Message]:
        if same(now, was):
            return
        if now.whole is not None:
            gone = _gone(was.whole, now.whole) if was.whole is not None else []
            if gone and was.whole is not None:
                yield self._message("CANCEL", [self._ended(_alone(was.whole, rid)) for rid in gone])
            else:
                yield self._message("REQUEST", [now.whole], was.whole)
            return
        if was.whole is not None:
            yield self._message("CANCEL", [self._ended(was.whole)])
            yield from self._occurrences(View(), now)
            return
        yield from self._occurrences(was, now)

    def _occurrences(self, was: View, now: View) -> Iterator[Message]:
        gone = [self._ended(it) for rid, it in was.occurrences.items() if rid not in now.occurrences]
        if gone:
            yield self._message("CANCEL", gone)
        changed = [
            it
            for rid, it in now.occurrences.items()
            if rid not in was.occurrences or told(it) != told(was.occurrences[rid])
        ]
        if changed:
            yield self._message("REQUEST", changed)

    def _ended(self, entry: Json) -> dict[str, Any]:
        """The entry as a cancellation says it: no more people than whom it concerns."""
        kept = {owner_key(entry), key_of(entry, self._who)}
        concerned = {key: each for key, each in people(entry).items() if key in kept}
        bare = {name: value for name, value in entry.items() if name != "recurrenceOverrides"}
        return {**bare, "participants": concerned, "status": "cancelled"}

    def _message(self, method: Method, entries: list[Any], before: Json | None = None) -> Message:
        return replace(written(self._event, method, self._sender, self._mail, entries), before=before)


def again(event: Json, readers: Collection[str], *, answers: bool = False) -> Iterator[Message]:
    """The invitations of those whom these addresses reach, as they are by now; ``answers``: and when each was given."""
    mine = organizer(event) or ""
    for mail, who in everybody(event).items():
        if mail in readers and (not answers or by_server(event, who)):
            seen = view(event, who, versions=answers)
            entries = [seen.whole] if seen.whole is not None else list(seen.occurrences.values())
            if entries:
                yield written(event, "REQUEST", mine, mail, list(entries))


def written(event: Json, method: Method, sender: str, to: str, entries: list[Any]) -> Message:
    """A message of the one who invites, with the version that the event has."""
    sequence, stamp = event.get("sequence", 0), moment(event.get("updated"))
    assert stamp is not None, "an event says when it was changed"
    words = remark(event)
    said = [{**remarked(entry, words), "sequence": sequence, "updated": stamped(stamp)} for entry in entries]
    return Message(method, event["uid"], sender, to, tuple(said), stamp.replace(microsecond=0), sequence, words)


def _gone(was: Json, now: Json) -> list[str]:
    """The occurrences that were cancelled, if that is all that changed."""
    gone = [rid for rid in rids(now) if overrides(now)[rid].get("excluded") and happens(was, rid)]
    without = {**was, "recurrenceOverrides": {**overrides(was), **{rid: {"excluded": True} for rid in gone}}}
    rest = told(without) == told(now) and all(same_then(without, now, rid) for rid in rids(without, now))
    return gone if rest else []


def _alone(event: Json, rid: str) -> dict[str, Any]:
    it = occurrence(event, rid)
    assert it is not None, "it was there"
    zone = {"recurrenceIdTimeZone": event["timeZone"]} if event.get("timeZone") else {}
    return {**{name: value for name, value in it.items() if name not in ALONE}, "recurrenceId": rid, **zone}
