"""What somebody who is invited says by changing their own copy of an event. Pure."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from agenda.invitations.answering import UNASKED, Answer, later
from agenda.invitations.delegating import handed_on
from agenda.invitations.model import Message
from agenda.invitations.occurrences import Version, happens, moment, occurrence, of_some, rids, version_of
from agenda.invitations.parties import Json, key_of, organizer, people
from agenda.invitations.replying import reply, respond


def answers(was: Json, now: Json, me: frozenset[str]) -> list[Message]:
    """What is to be told to the one who invites: each answer that is otherwise than it was."""
    said: list[Message] = []
    if organizer(now) is None or now.get("status") == "cancelled":
        return said
    whole = _changed(was, now, me, None) if not of_some(now) else None
    if whole is not None:
        said.append(whole)
    for rid in rids(was, now):
        single = _changed(was, now, me, rid)
        if single is not None and not (whole and _status(now, me, None) == _status(now, me, rid)):
            said.append(_after(single, whole))
    for at in (None, *rids(was, now)):
        said += _handed_on(was, now, me, at)
    return said


def _handed_on(was: Json, now: Json, me: frozenset[str], rid: str | None) -> list[Message]:
    """That somebody else comes in my place now, to all of it or to one of its times."""
    status, then = _status(now, me, rid), _sent(now, me, rid)
    if status is None or status[0] != "delegated" or not then or then == _sent(was, me, rid):
        return []
    if rid is not None and then == _sent(now, me, None):
        return []
    return handed_on(now, me, Answer("delegated", _version(now, me, rid), status[1]), rid)


def _sent(event: Json, me: frozenset[str], rid: str | None) -> frozenset[str]:
    it = _at(event, rid) or {}
    return frozenset((people(it).get(key_of(it, me) or "") or {}).get("delegatedTo") or {})


def _after(single: Message, whole: Message | None) -> Message:
    """An answer for one occurrence, which is later than that for all that was given with it."""
    if whole is None or single.stamp > whole.stamp:
        return single
    return replace(single, stamp=whole.stamp + timedelta(seconds=1))


def _changed(was: Json, now: Json, me: frozenset[str], rid: str | None) -> Message | None:
    status = _status(now, me, rid)
    if status is None or status == _status(was, me, rid) or status[0] in {UNASKED, "delegated"}:
        return None
    return reply(now, me, Answer(status[0], _version(now, me, rid), status[1]), rid)


def _version(now: Json, me: frozenset[str], rid: str | None) -> Version:
    it = _at(now, rid) or {}
    mine = people(it)[key_of(it, me) or ""]
    stamps = [found for each in (now.get("updated"), mine.get("scheduleUpdated")) if (found := moment(each))]
    return Version(it.get("sequence", 0), max(stamps).replace(microsecond=0))


def _status(event: Json, me: frozenset[str], rid: str | None) -> tuple[str, str] | None:
    it = _at(event, rid)
    key = key_of(it, me) if it is not None else None
    if it is None or key is None:
        return None
    mine = people(it)[key]
    return mine.get("participationStatus", UNASKED), mine.get("participationComment", "")


def _at(event: Json, rid: str | None) -> Json | None:
    if rid is None:
        return event
    return occurrence(event, rid) if happens(event, rid) else None


def thrown_away(event: Json, me: frozenset[str], at: datetime) -> Iterator[Message]:
    """That somebody does not come who threw away what they were invited to."""
    status = _status(event, me, None)
    if status is None or status[0] == "declined" or event.get("status") == "cancelled" or organizer(event) is None:
        return
    yield from respond(event, me, "declined", later(at, version_of(event).stamp))[1]
