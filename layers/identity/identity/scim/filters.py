"""Filters as trees (RFC 7644, 3.4.2.2): ``parsing`` reads them, ``matching`` asks them, ``planning`` finds their keys.

``str`` writes a filter so that it reads as the same tree.
"""

import json
from typing import NamedTuple

from identity.scim.attributes import Path

Value = str | int | float | bool | None

OPERATORS = frozenset({"eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"})


class Present(NamedTuple):
    """``title pr``: there is a value."""

    path: Path

    def __str__(self) -> str:
        return f"{self.path} pr"


class Compare(NamedTuple):
    """``userName eq "ada"``: a value stands in that relation to this one."""

    path: Path
    operator: str
    value: Value

    def __str__(self) -> str:
        return f"{self.path} {self.operator} {json.dumps(self.value, ensure_ascii=False)}"


class Within(NamedTuple):
    """``emails[type eq "work"]``: one and the same value of the attribute satisfies the filter."""

    path: Path
    filter: "Filter"

    def __str__(self) -> str:
        return f"{self.path}[{self.filter}]"


class Not(NamedTuple):
    """``not (title pr)``."""

    filter: "Filter"

    def __str__(self) -> str:
        return f"not ({self.filter})"


class Joined(NamedTuple):
    """``title pr and active eq true``: two filters or more with ``and`` or ``or`` between them."""

    word: str
    parts: tuple["Filter", ...]

    def __str__(self) -> str:
        bound = self.word == "and"  # more tightly than ``or``, which must therefore stand in parentheses
        return f" {self.word} ".join(
            f"({part})" if bound and isinstance(part, Joined) else str(part) for part in self.parts
        )


Filter = Present | Compare | Within | Not | Joined


def joined(word: str, *parts: Filter) -> Filter:
    """Filters joined by a word; those that are joined by it already become part of it."""
    flat: list[Filter] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, Joined) and part.word == word else (part,))
    return flat[0] if len(flat) == 1 else Joined(word, tuple(flat))
