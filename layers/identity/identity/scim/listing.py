"""What a list is asked with, and how it is answered (RFC 7644, 3.4.2)."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, Self

from identity.scim.errors import InvalidValue
from identity.scim.projection import Projection
from identity.scim.urns import LIST

MOST = 200
"""Resources in one answer."""

_SAID = ("filter", "sortBy", "sortOrder", "startIndex", "count")


class Query(NamedTuple):
    """One question for a list: which resources, in which order, from which on, how many, and what of each."""

    filter: str = ""
    sort_by: str = ""
    descending: bool = False
    start: int = 1
    most: int = MOST
    wanted: Projection = Projection()

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> Self:
        """From the query of a GET, whose parameters are lists of text, or the body of a ``.search``."""
        one = {name: _one(said.get(name)) for name in _SAID}
        order = str(one["sortOrder"] or "ascending").lower()
        if order not in {"ascending", "descending"}:
            raise InvalidValue("sortOrder is ascending or descending")
        return cls(
            filter=_text("filter", one["filter"]),
            sort_by=_text("sortBy", one["sortBy"]),
            descending=order == "descending",
            start=max(1, _number("startIndex", one["startIndex"], 1)),
            most=min(MOST, max(0, _number("count", one["count"], MOST))),
            wanted=wanted(said),
        )


def wanted(said: Mapping[str, Any]) -> Projection:
    """What of each resource is asked for."""
    return Projection.of(_names(said, "attributes"), _names(said, "excludedAttributes"))


def answer(resources: Sequence[Mapping[str, Any]], total: int, start: int) -> dict[str, Any]:
    """The document that holds a part of a list."""
    return {
        "schemas": [LIST],
        "totalResults": total,
        "startIndex": start,
        "itemsPerPage": len(resources),
        "Resources": list(resources),
    }


def _one(value: Any) -> Any:
    """The last word that was said under one name."""
    return value[-1] if isinstance(value, list) and value else value


def _text(name: str, value: Any) -> str:
    if value is not None and not isinstance(value, str):
        raise InvalidValue(f"{name} is text")
    return (value or "").strip()


def _number(name: str, value: Any, usual: int) -> int:
    if value is None or value == "":
        return usual
    if isinstance(value, bool) or not str(value).removeprefix("-").isdecimal() or len(str(value)) > 9:  # noqa: PLR2004
        raise InvalidValue(f"{name} is a whole number, and not beyond a billion")
    return int(value)


def _names(said: Mapping[str, Any], name: str) -> list[str]:
    found = said.get(name) or []
    names = [found] if isinstance(found, str) else found
    if not isinstance(names, list) or not all(isinstance(each, str) for each in names):
        raise InvalidValue(f"{name} is a list of names")
    return names
