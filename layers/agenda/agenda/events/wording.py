"""What is written about an event, by which it is found. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from agenda.events.model import Body
from agenda.words.model import words, words_in

_SOON = 500
"""Words of a description that come before people: of these there may be very many."""


def words_of(event: Body) -> frozenset[str]:
    """The words by which an event is found: those of its title, its places, its people, its keywords, and so on."""
    return words_in(_texts(event))


def _texts(event: Body) -> Iterator[str]:
    """What is written about it, what matters most first."""
    yield from _said([event], "title")
    yield from _said(_within(event, "locations"), "name")
    yield from (event.get("keywords") or {}).keys()
    overrides = list((event.get("recurrenceOverrides") or {}).values())
    yield from _said(overrides, "title")
    description = list(_said([event], "description"))
    yield from (" ".join(islice(words(text), _SOON)) for text in description)
    yield from _said(_within(event, "participants"), "name")
    yield from _said(_within(event, "participants"), "email")
    yield from description
    yield from _said(_within(event, "locations"), "description")
    yield from _said(_within(event, "links"), "title")


def _within(event: Body, name: str) -> Iterable[Mapping[str, Any]]:
    return (event.get(name) or {}).values()


def _said(parts: Iterable[Mapping[str, Any]], *names: str) -> Iterator[str]:
    return (part[name] for part in parts for name in names if isinstance(part.get(name), str))
