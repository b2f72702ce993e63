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
_NAMED = {"noon": time(12), "midday": time(12), "midnight": time(0)}
PARTS = {"morning": time(9), "afternoon": time(12), "evening": time(19), "night": time(22)}
"""Parts of the day, and when they are meant to begin; only after a word that says that a time is meant."""


def clock(said: Sequence[Word], place: int) -> Found[time]:
    """``at 9``, ``9am``, ``9:30 pm``, ``14:30``, ``at noon``, ``in the evening``."""
    if at(said, place) in {"at", "@"}:
        return _hour(said, place + 1, bare=True)
    if at(said, place) == "in" and at(said, place + 1) == "the":
        part = PARTS.get(at(said, place + 2))
        return None if part is None else (part, place + 3)
    return _hour(said, place, bare=False)


def part(said: Sequence[Word], place: int) -> Found[time]:
    """``morning``, right behind a day."""
    found = PARTS.get(at(said, place))
    return None if found is None else (found, place + 1)


def _hour(said: Sequence[Word], place: int, *, bare: bool) -> Found[time]:
    word = at(said, place)
    if word in _NAMED:
        return _NAMED[word], place + 1
    found = _CLOCK.fullmatch(word)
    if found is None:
        return None
    half, after = found[3], place + 1
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
