"""Whom a text names by ``@``: by their name, in quotes or not, its first word, or how their address begins. Pure."""

import re
from collections.abc import Iterable

from agenda.people.model import Colleague
from kernel.callers import PersonId

MOST = 50
"""People whom one text names."""

_AT = re.compile(r"(?<![\w.@])@(?:\"([^\"\n]{1,100})\"|([\w.'\u2019+-]+(?: [\w.'\u2019+-]+){0,5}))")


def names_somebody(text: str) -> bool:
    """Whether it may: only then is it looked up who is here."""
    return _AT.search(text) is not None


def mentioned(text: str, people: Iterable[Colleague]) -> tuple[PersonId, ...]:
    """Those of the people whom it names, each once; the longest name counts, and one that several have names nobody."""
    known: dict[str, set[PersonId]] = {}
    for each in people:
        for name in _names(each):
            known.setdefault(name, set()).add(each.person)
    found = (_found(quoted or said, known) for quoted, said in _AT.findall(text))
    return tuple(dict.fromkeys(each for each in found if each))[:MOST]


def _names(colleague: Colleague) -> set[str]:
    name = _folded(colleague.name)
    return {name, name.partition(" ")[0], _folded(colleague.email.partition("@")[0])} - {""}


def _found(said: str, known: dict[str, set[PersonId]]) -> PersonId | None:
    words = _folded(said).split(" ")
    for most in range(len(words), 0, -1):
        whole = " ".join(words[:most])
        people = known.get(whole) or known.get(whole.rstrip(".,'\u2019-+"))
        if people:
            return next(iter(people)) if len(people) == 1 else None
    return None


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
