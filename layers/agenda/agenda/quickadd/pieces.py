"""All of a line that may mean something, piece by piece. Pure."""

from datetime import datetime
from typing import Any, Literal, NamedTuple

from agenda.quickadd.clocks import clock, lasting
from agenda.quickadd.days import When, when
from agenda.quickadd.model import Known, Part, Reminder
from agenda.quickadd.names import named
from agenda.quickadd.repeats import repeat
from agenda.quickadd.weekdays import plural
from agenda.quickadd.words import Found, Unit, Word, amount, at, words
from agenda.times import Duration

_PRIORITIES = {"p1": 1, "p2": 2, "p3": 3, "p4": 4}
_TOLD = frozenset({"on", "by", "due"})
_SINCE = frozenset({"starting", "start"})
_SECONDS: dict[Unit, int] = {"minute": 60, "hour": 3600}
_DAYS: dict[Unit, int] = {"day": 1, "week": 7}
_NEAR = 8
"""Words that a reminder has at most."""


class Piece(NamedTuple):
    """Something that may be meant, and where it stands."""

    part: Part | Literal["time"]
    value: Any
    begin: int
    end: int
    after: int


def pieces(text: str, said: list[Word], now: datetime, known: Known) -> list[Piece]:
    """What may be meant, from left to right."""
    found, place = [], 0
    while place < len(said):
        piece = _at(text, said, place, now, known)
        if piece is None:
            place += 1
        else:
            found.append(piece)
            place = piece.after
    return found


def _at(text: str, said: list[Word], place: int, now: datetime, known: Known) -> Piece | None:
    word = said[place]
    name = named(text, said, place, known)
    if name is not None:
        return Piece(name.part, name.name, word.begin, name.end, name.after)
    if word.kind == "braces":
        deadline = _deadline(text[word.begin + 1 : word.end - 1], now)
        return None if deadline is None else Piece("deadline", deadline, word.begin, word.end, place + 1)
    if not word.low:
        return None
    if word.low in _PRIORITIES:
        return Piece("priority", _PRIORITIES[word.low], word.begin, word.end, place + 1)
    for part, found in _read(said, place, now):
        if found is not None:
            return Piece(part, found[0], word.begin, said[found[1] - 1].end, found[1])
    return None


def _read(said: list[Word], place: int, now: datetime) -> list[tuple[Part | Literal["time"], Found[Any]]]:
    """What the words there may say; the first that is something counts."""
    word = at(said, place)
    if word.startswith("!"):
        return [("reminder", _reminder(said, place, now))]
    if word in _SINCE:
        return [("start", when(said, place + 1, now, alone=False))]
    if word in _TOLD:
        behind = place + 1 + (word == "due" and at(said, place + 1) in _TOLD)
        told = repeat(said, behind, now) if word == "due" or plural(said, behind) else None
        return [("repeat", told), ("due", when(said, behind, now, alone=False))]
    return [
        ("duration", lasting(said, place)),
        ("repeat", repeat(said, place, now)),
        ("due", when(said, place, now)),
        ("time", clock(said, place)),
    ]


def _deadline(text: str, now: datetime) -> When | None:
    """What stands in braces, if all of it is a day."""
    said = words(text)
    behind = 1 if at(said, 0) in _TOLD else 0
    found = when(said, behind, now, alone=False)
    return found[0] if found is not None and found[1] == len(said) else None


def _reminder(said: list[Word], place: int, now: datetime) -> Found[Reminder]:
    """``!30m before``, ``!1 hour``, ``!tomorrow at 9``, ``!9am``."""
    first = said[place]
    near = [first._replace(low=first.low[1:]), *said[place + 1 : place + _NEAR]]
    before = amount(near, 0)
    if before is not None:
        (much, unit), after = before
        if unit in _SECONDS or unit in _DAYS:
            offset = Duration(-much * _DAYS.get(unit, 0), -much * _SECONDS.get(unit, 0))
            return Reminder(before=offset), place + after + (at(near, after) == "before")
    found = when(near, 0, now, alone=False)
    if found is not None and found[0].hour is not None:
        return Reminder(at=datetime.combine(found[0].day, found[0].hour)), place + found[1]
    hour = clock(near, 0)
    return None if hour is None else (Reminder(at=datetime.combine(now.date(), hour[0])), place + hour[1])
