"""What was typed, word by word; and the words that mean something. Pure.

Every reader below takes the words and where to begin, and answers with what it found and where it goes on, or with
nothing. None looks further ahead than it reads, so the whole takes as long as the text is long.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final, Literal, NamedTuple, TypeVar

T = TypeVar("T")
Found = tuple[T, int] | None
"""What it means, and the number of the word after it."""

Kind = Literal["word", "name", "quoted", "braces", "comma"]

_TOKEN = re.compile(
    r"""(?P<name>[#/@+]"[^"\n]{1,200}")|(?P<quoted>"[^"]*")|(?P<braces>\{[^{}]*\})|(?P<comma>,)"""
    r"""|(?P<word>[^\s,"]+)""",
)
_AFTER = ".;:?!)"
_REPEATS: Final = ("every!", "ev!")
_LONGEST = 40
"""No word that means something is longer."""


class Word(NamedTuple):
    """One of them, and where it stands; ``low`` is how it is looked up."""

    low: str
    begin: int
    end: int
    kind: Kind = "word"


def words(text: str) -> list[Word]:
    """The words of a text, in order."""
    found = []
    for match in _TOKEN.finditer(text):
        begin, end = match.span()
        kind: Kind = match.lastgroup  # type: ignore[assignment] # the names of the groups are the kinds
        low = ""
        if kind in {"word", "comma"} and end - begin <= _LONGEST:
            low = match[0].lower()
            if not low.startswith(_REPEATS):
                low = low.rstrip(_AFTER)
                end = begin + len(low) if low and low.isascii() else end
        found.append(Word(low, begin, end, kind))
    return found


def at(said: Sequence[Word], place: int) -> str:
    """How the word there is looked up; nothing, beyond the end."""
    return said[place].low if place < len(said) else ""


def number(text: str) -> int | None:
    """``3``, ``a``, ``three``."""
    if text.isascii() and text.isdecimal() and len(text) <= _DIGITS:
        return int(text)
    return NUMBERS.get(text)


def ordinal(text: str) -> int | None:
    """``1st``, ``first``, ``last``, which is -1."""
    found = _ORDINAL.fullmatch(text)
    return int(found[1]) if found else ORDINALS.get(text)


def weekday(text: str) -> int | None:
    """0 is Monday."""
    return WEEKDAYS.get(text)


def month(text: str) -> int | None:
    return MONTHS.get(text)


_DIGITS = 4
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "twelve": 12,
}  # fmt: skip
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAYS = {name: day for day, long in enumerate(_DAYS) for name in (long, f"{long}s", long[:3])} | {
    "tues": 1,
    "weds": 2,
    "thu": 3,
    "thur": 3,
    "thurs": 3,
}
ALSO_WORDS = frozenset({"sat", "sun", "wed"})
"""Days that are words of the language, too."""

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
MONTHS = {name: index for index, long in enumerate(_MONTHS, 1) for name in (long, long[:3])} | {"sept": 9}

Unit = Literal["minute", "hour", "day", "week", "month", "year"]
_UNITS: dict[Unit, tuple[str, ...]] = {
    "minute": ("minute", "minutes", "min", "mins", "m"),
    "hour": ("hour", "hours", "hr", "hrs", "h"),
    "day": ("day", "days", "d"),
    "week": ("week", "weeks", "wk", "wks", "w"),
    "month": ("month", "months", "mth", "mths"),
    "year": ("year", "years", "yr", "yrs", "y"),
}
UNITS: dict[str, Unit] = {name: unit for unit, names in _UNITS.items() for name in names}
CLOCK: frozenset[Unit] = frozenset({"minute", "hour"})


def amount(said: Sequence[Word], place: int) -> Found[tuple[int, Unit]]:
    """``3 days``, ``3days``, ``an hour``, ``90m``."""
    word = at(said, place)
    joined = _AMOUNT.fullmatch(word)
    if joined and joined[2] in UNITS:
        return (int(joined[1]), UNITS[joined[2]]), place + 1
    much, unit = number(word), UNITS.get(at(said, place + 1))
    return None if much is None or unit is None else ((much, unit), place + 2)


_AMOUNT = re.compile(r"(\d{1,4})([a-z]{1,7})")


def listed(said: Sequence[Word], place: int, read: Callable[[str], int | None]) -> tuple[list[int], int]:
    """What stands there, with commas and ``and`` between; and where it goes on."""
    found: list[int] = []
    after = place
    while True:
        each = read(at(said, place))
        if each is None:
            return found, after
        found.append(each)
        after = place = place + 1
        while at(said, place) in AND and place < after + 2:
            place += 1
        if place == after:
            return found, after


AND = frozenset({",", "and", "&"})
