"""What a room answers to who invites it: in the event as it knows it, and as messages. Pure."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from agenda.freebusy.spans import Span
from agenda.invitations.answering import UNASKED, Answer, answered, later, version_at
from agenda.invitations.model import Message
from agenda.invitations.occurrences import Version, occurrence, overrides, rids, with_patch
from agenda.invitations.parties import Json, key_of, organizer, people
from agenda.invitations.replying import at, reply
from agenda.rooms.asking import Unit, alone
from agenda.rooms.model import Bookable, Decision, Why
from agenda.times import local

_SHOWN = 3
GONE = "This room is no more."


class Said(NamedTuple):
    """What a room says, and why."""

    answer: str
    why: str = ""


def answers(
    event: Json, me: frozenset[str], found: Sequence[tuple[Unit, Decision]], said: "Words", now: datetime
) -> tuple[dict[str, Any], list[Message]]:
    """The event with what was decided about each part of it, and what the one who invites is told."""
    after, messages = dict(event), []
    for unit, decision in found:
        after, message = answer(after, me, Said(decision.answer, said.of(unit, decision)), now, unit.rid)
        messages.append(message)
    return after, messages


def answer(
    event: Json, me: frozenset[str], said: Said, now: datetime, rid: str | None
) -> tuple[dict[str, Any], Message]:
    """The same of one part. A time that is declined of a series that the room has takes no time in its calendar."""
    it = at(event, rid)
    key = key_of(it, me) or ""
    stamp = later(now, version_at(it, key).stamp)
    known = Answer(said.answer, Version(it.get("sequence", 0), stamp), said.why)
    after = answered(event, key, known, rid)
    assert after is not None, "it is later than the last one"
    message = reply(after, me, known, rid)
    if rid is not None and said.answer == "declined":
        after = with_patch(after, rid, {**overrides(after).get(rid, {}), "status": "cancelled"})
    return after, message


def gone(event: Json, me: frozenset[str], now: datetime) -> Iterator[Message]:
    """That there is no such room, or none any more."""
    for rid in rids(event) if alone(event) else (None,):
        it = event if rid is None else occurrence(event, rid)
        if it is not None and key_of(it, me) and organizer(event):
            yield answer(event, me, Said("declined", GONE), now, rid)[1]


def once_more(event: Json, me: frozenset[str]) -> Iterator[Message]:
    """What was answered, in case nobody heard it; who did hears nothing new."""
    for rid in (None, *rids(event)):
        it = event if rid is None else occurrence(event, rid)
        key = key_of(it, me) if it else None
        if it is None or key is None or organizer(event) is None:
            continue
        mine = people(it)[key]
        own = rid is None or f"participants/{key}/scheduleUpdated" in overrides(event)[rid]
        if own and "scheduleUpdated" in mine:
            known = Answer(
                mine.get("participationStatus", UNASKED), version_at(it, key), mine.get("participationComment", "")
            )
            yield reply(event, me, known, rid)


class Words:
    """Why, so that people can act on it."""

    def __init__(self, name: str, room: Bookable, zone: str, *, stranger: bool = False) -> None:
        self._name, self._room, self._zone, self._stranger = name, room, zone, stranger

    def of(self, unit: Unit, decision: Decision) -> str:
        said = [self._why(each, unit, decision) for each in decision.why]
        if decision.answer == "needs-action" and self._stranger:
            said.append(f"Who looks after {self._name} has to agree; until then others may get it.")
        elif decision.answer == "needs-action":
            said.append(f"Who looks after {self._name} has to agree; until then it is kept for you.")
        if decision.answer == "tentative":
            said.append("You have it if they do without.")
        return " ".join(said)

    def _why(self, why: Why, unit: Unit, decision: Decision) -> str:
        match why:
            case "taken":
                return f"{self._name} is taken: {self._times(decision.clashes)}."
            case "too-small":
                return f"{self._name} is for {self._room.capacity}, and you are {unit.people}."
            case "closed":
                shut = "is closed, and nobody can book it at the moment"
                return f"{self._name} {shut if self._room.closed else 'cannot be booked at this time'}."
            case "not-for-you" if self._stranger:
                return f"{self._name} is booked by those who work there; ask one of them to book it for you."
            case "not-for-you":
                return f"{self._name} is not for you to book; ask who manages calendars in your workspace."
            case "too-often":
                return (
                    f"This repeats so often that nobody can tell whether {self._name} is free; make its rule simpler."
                )

    def _times(self, clashes: Sequence[Span]) -> str:
        shown = [self._time(each) for each in clashes[:_SHOWN]]
        more = len(clashes) - len(shown)
        return ", ".join(shown) + (f" and {more} more" if more else "")

    def _time(self, span: Span) -> str:
        begins, ends = (local(moment, self._zone) for moment in span)
        until = f"{ends:%H:%M}" if ends.date() == begins.date() else f"{ends:%Y-%m-%d %H:%M}"
        return f"{begins:%Y-%m-%d %H:%M} to {until}"
