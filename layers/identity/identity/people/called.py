"""What somebody is called, from each word of their name on: so that they are found by any of them. Pure.

Accents and capitals do not matter, nor which sign stands between two words.
"""

import re
import unicodedata

MOST = 20
"""Words of one name by which somebody is found."""

LONGEST = 200
"""Bytes by which a name is kept and looked for. One sign may stand for many (ﷺ for eighteen), a key holds so much, and
a cursor names two of them."""

_WORD = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """A name, or the beginning of one, as it is compared."""
    return _cut(_plain(text))


def endings(name: str) -> tuple[str, ...]:
    """``ada king lovelace``, ``king lovelace``, ``lovelace``."""
    words = _plain(name).split(" ")
    return tuple(dict.fromkeys(_cut(" ".join(words[at:])) for at in range(min(MOST, len(words))) if words[at]))


def first(name: str, beginning: str) -> str | None:
    """Of the endings of a name that begin so the longest: by that one somebody is listed, and by no other."""
    return next((each for each in endings(name) if each.startswith(beginning)), None)


def _plain(text: str) -> str:
    # once before, too: what stands for a capital, as in №, is one only then
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    said = _WORD.findall(unicodedata.normalize("NFC", "".join(c for c in plain if not unicodedata.combining(c))))
    return " ".join(said)


def _cut(plain: str) -> str:
    return plain.encode()[:LONGEST].decode(errors="ignore")
