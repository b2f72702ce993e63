"""Times of day, and how long something takes. Pure."""

import re
from collections.abc import Sequence
from datetime import time

from agenda.quickadd.words import CLOCK, Found, Word, amount, at
from agenda.times import Duration

_NOON = 12
_HOURS = 24
_MINUTE, _HOUR = 60, 3600
_LONGEST = 24 * _HOUR

_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(am|pm|a|p)?")
_OF_HOURS = re.compile(r"(\d{1,2})h(\d\d)?()")
_NAMED = {"noon": time(12), "midday": time(12), "midnight": time(0)}
_LATER = {"afternoon": 1, "evening": 5, "night": 5}
"""Parts of the day in which 8 is 20, and from which hour on that is so: 2 at night is 2."""

PARTS = {"morning": time(9), "afternoon": time(12), "evening": time(19), "night": time(22)}
"""Parts of the day, and when they are meant to begin; only after a word that says that a time is meant."""


def clock(said: Sequence[Word], place: int) -> Found[time]:
    """``at 9``, ``9am``, ``9:30 pm``, ``14:30``, ``at noon``, ``in the evening``, ``at 8 in the evening``."""
    if at(said, place) in {"at", "@"}:
        found = _hour(said, place + 1, bare=True)
        name, after = _part_behind(said, found[1]) if found else ("", place)
        return (_meant(said, found, name), after) if found and name else found
    if at(said, place) == "in" and at(said, place + 1) == "the":
        return part(said, place + 2)
    return _hour(said, place, bare=False)


def part(said: Sequence[Word], place: int) -> Found[time]:
    """``morning``, right behind a day; ``morning at 7:30``."""
    name = at(said, place)
    return within(name, said, place + 1) if name in PARTS else None


def within(name: str, said: Sequence[Word], place: int) -> tuple[time, int]:
    """When a part of the day is meant to begin, or the hour of it that stands behind it."""
    told = at(said, place) in {"at", "@"}
    found = _hour(said, place + told, bare=told)
    return (PARTS[name], place) if found is None else (_meant(said, found, name), found[1])


def _part_behind(said: Sequence[Word], place: int) -> tuple[str, int]:
    """``in the evening``, ``at night``."""
    if at(said, place) == "in" and at(said, place + 1) == "the" and at(said, place + 2) in PARTS:
        return at(said, place + 2), place + 3
    return ("night", place + 2) if (at(said, place), at(said, place + 1)) == ("at", "night") else ("", place)


def _meant(said: Sequence[Word], found: tuple[time, int], name: str) -> time:
    """An hour of a part of the day: 8 in the evening is 20, unless somebody says which half of the day it is of."""
    hour, after = found
    told = at(said, after - 1).endswith(("a", "p", "m"))
    later = not told and _LATER.get(name, _NOON) <= hour.hour < _NOON
    return hour.replace(hour=hour.hour + _NOON) if later else hour


def _hour(said: Sequence[Word], place: int, *, bare: bool) -> Found[time]:
    word = at(said, place)
    if word in _NAMED:
        return _NAMED[word], place + 1
    found = _CLOCK.fullmatch(word) or (_OF_HOURS.fullmatch(word) if bare else None)  # else 2h is how long
    if found is None:
        return None
    half, after = found[3] or None, place + 1
    if half is None and at(said, after) in {"am", "pm"}:
        half, after = at(said, after), after + 1
    if half is None and not bare and (found[2] is None or "." in word):
        return None  # a number, and nobody says of what
    hour, minute = int(found[1]), int(found[2] or 0)
    if half is not None:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half.startswith("p") else 0)
    return (time(hour, minute), after) if hour < _HOURS and minute < _MINUTE else None


def lasting(said: Sequence[Word], place: int) -> Found[Duration]:
    """``for 45min``, ``for 1h 30m``, ``for an hour and 15 minutes``."""
    if at(said, place) != "for":
        return None
    first = amount(said, place + 1)
    if first is None or first[0][1] not in CLOCK:
        return None
    (much, unit), after = first
    seconds = much * (_HOUR if unit == "hour" else _MINUTE)
    if unit == "hour":
        rest = amount(said, after + (at(said, after) == "and"))
        if rest is not None and rest[0][1] == "minute":
            seconds, after = seconds + rest[0][0] * _MINUTE, rest[1]
    return (Duration(0, seconds), after) if 0 < seconds <= _LONGEST else None
