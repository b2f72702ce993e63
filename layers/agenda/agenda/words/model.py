"""The words by which something is found. Pure.

A word is what stands between spaces and signs, without accents and capitals. Chinese and Japanese are written without
spaces: of them each two neighbouring signs are a word.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import islice

from kernel.errors import Invalid

MOST = 2000
"""Words of one thing, the first ones: a row of its own says which they are."""

MOST_ASKED = 8
_LONGEST = 40
_FURTHEST = 20_000
"""Characters of a text that are looked at."""

_RUN = re.compile(r"[^\W_]+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")


class NothingToFind(Invalid):
    """What one looks for is no more than eight words, of which one has two characters at least."""


def words(text: str) -> Iterator[str]:
    """The words of a text, in their order."""
    for run in _RUN.findall(_folded(text[:_FURTHEST])):
        at = 0
        for found in _UNSPACED.finditer(run):
            if found.start() > at:
                yield run[at : found.start()][:_LONGEST]
            signs = found[0]
            yield from (signs[n : n + 2] for n in range(max(1, len(signs) - 1)))
            at = found.end()
        if at < len(run):
            yield run[at:][:_LONGEST]


def words_in(texts: Iterable[str]) -> frozenset[str]:
    """The words of several texts by which something is found: of too many the first."""
    found = (word for text in texts for word in words(text))
    return frozenset(islice(dict.fromkeys(found), MOST))


def asked(text: str) -> tuple[str, ...]:
    """The words that somebody looks for; each may be the beginning of one. Of signs alone there are none."""
    found = tuple(dict.fromkeys(words(text)))
    if not found:
        return ()
    if len(found) > MOST_ASKED or max(map(len, found)) < min(2, len(text.strip())):
        detail = f"write from one to {MOST_ASKED} words"
        raise NothingToFind(f"q: {detail}", [{"field": "q", "code": "nothing_to_find", "detail": detail}])
    return found


def has(written: Iterable[str], wanted: Iterable[str]) -> bool:
    """Whether each of the words is written there, or how one of those begins."""
    there = frozenset(written)
    return all(any(word.startswith(each) for word in there) for each in wanted)


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFC", "".join(c for c in plain if not unicodedata.combining(c)))
