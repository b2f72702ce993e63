"""The words by which an event is found. Pure.

A word is what stands between spaces and signs, without accents and capitals. Chinese and Japanese are written without
spaces: of them each two neighbouring signs are a word.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from agenda.events.model import Body
from kernel.errors import Invalid

MOST = 80
"""Words of one event, the title's first: a transaction writes all of them."""

MOST_ASKED = 8
_LONGEST = 40
_FURTHEST = 20_000
"""Characters of an event that are looked at."""

_RUN = re.compile(r"[^\W_]+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")


class NothingToFind(Invalid):
    """What one looks for has a word in it, of two characters at least, and no more than eight."""


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


def words_of(event: Body) -> frozenset[str]:
    """The words by which an event is found: those of its title, its places, its people, its keywords, and so on."""
    found = (word for text in _texts(event) for word in words(text))
    return frozenset(islice(dict.fromkeys(found), MOST))


def asked(text: str) -> tuple[str, ...]:
    """The words that somebody looks for; each may be the beginning of one."""
    found = tuple(dict.fromkeys(words(text)))
    if not found or len(found) > MOST_ASKED or max(map(len, found)) < min(2, len(text.strip())):
        detail = f"write from one to {MOST_ASKED} words"
        raise NothingToFind(f"q: {detail}", [{"field": "q", "code": "nothing_to_find", "detail": detail}])
    return found


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFC", "".join(c for c in plain if not unicodedata.combining(c)))


def _texts(event: Body) -> Iterator[str]:
    """What is written about it, what matters most first."""
    yield from _said([event], "title")
    yield from _said(_within(event, "locations"), "name")
    yield from (event.get("keywords") or {}).keys()
    yield from _said(_within(event, "participants"), "name", "email")
    overrides = list((event.get("recurrenceOverrides") or {}).values())
    yield from _said(overrides, "title")
    yield from _said([event], "description")
    yield from _said(_within(event, "locations"), "description")
    yield from _said(_within(event, "links"), "title")


def _within(event: Body, name: str) -> Iterable[Mapping[str, Any]]:
    return (event.get(name) or {}).values()


def _said(parts: Iterable[Mapping[str, Any]], *names: str) -> Iterator[str]:
    return (part[name] for part in parts for name in names if isinstance(part.get(name), str))
