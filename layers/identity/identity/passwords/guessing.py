"""How hard a password is to guess, by zxcvbn: common ones, names, dates, keyboards, and what the person is called.

zxcvbn takes longer than its input is long, and one that is made for it (many characters that may stand for letters)
keeps it busy for seconds. So it sees the beginning only: 72 characters of an ordinary password, fewer of one with so
many readings. What begins well does not become worse by what follows. It is imported when it is used: it reads 0.8 MB
of words.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from math import prod
from threading import Lock

from identity.passwords.model import Strength

SEEN = 72
LEAST = 12
"""Characters that are looked at in any case."""

WORK = 60_000
"""Readings of a password times the square of its length: about what is looked up, within a quarter of a second."""

PRODUCT = "Stoa"
"""Whoever guesses knows where they are."""

_WORDS = 40
_LONGEST_WORD = 64
_alone = Lock()  # zxcvbn keeps what the person is called in a global


def strength(text: str, about: Iterable[str] = ()) -> Strength:
    """How good a password is for somebody of whom ``about`` tells: name, address, workspace."""
    if not text:  # zxcvbn stumbles over that
        return Strength(score=0, suggestions=("Use a few words, avoid common phrases.",))
    from zxcvbn import zxcvbn
    from zxcvbn.matching import L33T_TABLE, RANKED_DICTIONARIES

    with _alone:
        try:
            found = zxcvbn(beginning(text, L33T_TABLE), words(about), max_length=SEEN)
        finally:
            RANKED_DICTIONARIES.pop("user_inputs", None)
    advice = found["feedback"]
    suggestions = tuple(str(each) for each in advice["suggestions"])
    return Strength(score=found["score"], warning=str(advice["warning"] or ""), suggestions=suggestions)


def beginning(text: str, stands_for: Mapping[str, Sequence[str]]) -> str:
    """As much of a password as can be judged in bounded time."""
    length = min(len(text), SEEN)
    while length > LEAST and readings(text[:length], stands_for) * length * length > WORK:
        length -= 1
    return text[:length]


def readings(text: str, stands_for: Mapping[str, Sequence[str]]) -> int:
    """In how many ways the signs in a text may stand for letters, at most."""
    present = set(text)
    return prod(max(1, sum(sign in present for sign in signs)) for signs in stands_for.values())


def words(about: Iterable[str]) -> list[str]:
    """What somebody's password should not be made of: what they are called, whole, in parts and in one word."""
    found: dict[str, None] = {}
    for each in islice((*about, PRODUCT), _WORDS):
        text = unicodedata.normalize("NFKC", each[:_LONGEST_WORD]).lower().strip()
        joined = re.sub(r"[\W_]+", "", text)
        found |= dict.fromkeys(part for part in (text, joined, *re.findall(r"[^\W_]{3,}", text)) if part)
    return list(islice(found, _WORDS))
