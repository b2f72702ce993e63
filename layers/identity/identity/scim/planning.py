"""Which keys answer a filter, so that a store need not look at everything.

A plan is a list of look-ups. Together they find every resource that can satisfy the filter, and perhaps others: the
filter is asked of all that they find. ``None``: there is no key, everything has to be looked at.
"""

from identity.scim.attributes import Attribute, Kind, Path
from identity.scim.filters import Compare, Filter, Joined, Not, Present, Within
from identity.scim.lookups import KEYS, Lookup
from identity.scim.matching import moment

MOST = 20
"""Look-ups for one filter; with more of them it is cheaper to look at everything."""


def plan(tree: Filter, kind: Kind) -> tuple[Lookup, ...] | None:
    """The look-ups that find everything that can satisfy the filter; none at all: nothing can."""
    match tree:
        case Joined("and", parts):
            found = [each for part in parts if (each := plan(part, kind)) is not None]
            return min(found, key=_cost, default=None)
        case Joined("or", parts):
            return _union([plan(part, kind) for part in parts])
        case Within(path, inner):
            return _inside(path, inner, kind)
        case Compare(path, word, value):
            return _single(path, word, value, kind)
        case _:
            return None


def mentioned(tree: Filter, kind: Kind) -> frozenset[str] | None:
    """The members of a group on whom the filter depends, by id; ``None``: on who they all are."""
    match tree:
        case Joined(_, parts):
            every = [mentioned(part, kind) for part in parts]
            return None if None in every else frozenset[str]().union(*(each for each in every if each is not None))
        case Within(path, inner):
            return wanted(inner) if _names(path, "members", kind) else frozenset()
        case Compare(path, "eq", str(value)) if _names(path, "members", kind) and _is_value(path):
            return frozenset({value})
        case Not(inner):
            return mentioned(inner, kind)
        case Present(path) | Compare(path, _, _):
            return None if _names(path, "members", kind) else frozenset()


def wanted(inner: Filter) -> frozenset[str] | None:
    """The values that can satisfy what stands in brackets: ``value eq "…"``, perhaps with ``or`` between."""
    match inner:
        case Compare(Path(None, name, None), "eq", str(value)) if name.lower() == "value":
            return frozenset({value})
        case Joined("or", parts):
            every = [wanted(part) for part in parts]
            return None if None in every else frozenset[str]().union(*(each for each in every if each is not None))
        case Joined("and", parts):
            return next((found for part in parts if (found := wanted(part)) is not None), None)
        case _:
            return None


def _inside(path: Path, inner: Filter, kind: Kind) -> tuple[Lookup, ...] | None:
    """``emails[value eq "…"]``, ``members[value eq "…"]``."""
    target = kind.resolve(path)
    values = wanted(inner)
    if target is None:
        return ()
    if target.attribute.name not in {"emails", "members"} or values is None or len(values) > MOST:
        return None
    return tuple(Lookup(target.attribute.name, value) for value in sorted(values))


def _single(path: Path, word: str, value: object, kind: Kind) -> tuple[Lookup, ...] | None:
    target = kind.resolve(path)
    if target is None:
        return () if word != "ne" and value is not None else None
    key = _key(target.attribute, path)
    if not isinstance(value, str) or key not in KEYS:
        return None
    if key != "meta.lastModified":
        return (Lookup(key, value),) if word == "eq" else None
    return (Lookup(key, moment(value).isoformat()),) if word in {"eq", "gt", "ge"} else None


def _key(attribute: Attribute, path: Path) -> str:
    """The name under which a store would know it."""
    if attribute.name in {"emails", "members"}:
        return attribute.name if _is_value(path) else ""
    part = attribute.part(path.sub) if path.sub else None
    return f"{attribute.name}.{part.name}" if part else attribute.name


def _union(found: list[tuple[Lookup, ...] | None]) -> tuple[Lookup, ...] | None:
    every = dict.fromkeys(lookup for each in found for lookup in each or ())
    return None if None in found or len(every) > MOST else tuple(every)


def _cost(lookups: tuple[Lookup, ...]) -> tuple[int, int]:
    return max((KEYS.index(each.key) for each in lookups), default=-1), len(lookups)


def _names(path: Path, name: str, kind: Kind) -> bool:
    target = kind.resolve(path)
    return target is not None and target.attribute.name == name


def _is_value(path: Path) -> bool:
    return path.sub is None or path.sub.lower() == "value"
