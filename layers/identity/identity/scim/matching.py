"""Whether a resource satisfies a filter.

Attributes that we do not have are as ones without a value, and nothing is equal to that. Of an attribute with several
values one has to match; ``ne`` is no ``eq``, so it holds where no value is equal, and where there is none (the RFC
leaves it open). ``eq null`` holds where there is no value, or one without that part. A boolean may be compared
with ``"True"`` and ``"False"``, as Entra ID does. What cannot be compared is refused once, before any resource is
looked at, so that a wrong filter is refused in an empty workspace too.
"""

import operator
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any, Protocol

from identity.names.model import compared
from identity.scim.attributes import Attribute, Path, Target
from identity.scim.errors import InvalidFilter
from identity.scim.filters import Compare, Filter, Joined, Not, Present, Value, Within

Resource = Mapping[str, Any]
Predicate = Callable[[Resource], bool]
Test = Callable[[Any], bool]


class Scope(Protocol):
    """What names are looked up in: a kind of resource or, within brackets, an attribute."""

    def resolve(self, path: Path) -> Target | None:
        """Where a path leads."""


_ORDER: dict[str, Callable[[Any, Any], bool]] = {
    "eq": operator.eq,
    "gt": operator.gt,
    "ge": operator.ge,
    "lt": operator.lt,
    "le": operator.le,
}
_TEXT: dict[str, Callable[[str, str], bool]] = {"co": operator.contains, "sw": str.startswith, "ew": str.endswith}
_WORDS = {"true": True, "false": False}


def predicate(tree: Filter, scope: Scope) -> Predicate:
    """A function that tells of a resource whether it satisfies the filter; ``InvalidFilter`` if none could tell."""
    match tree:
        case Joined(word, parts):
            every = [predicate(part, scope) for part in parts]
            judge = all if word == "and" else any
            return lambda resource: judge(each(resource) for each in every)
        case Not(inner):
            holds = predicate(inner, scope)
            return lambda resource: not holds(resource)
        case Present(path):
            return _present(scope.resolve(path))
        case Within(path, inner):
            return _within(scope.resolve(path), inner)
        case Compare(path, word, value):
            return _compare(scope.resolve(path), path, word, value)


def moment(text: str) -> datetime:
    """The moment that a text names, or ``ValueError``; where it names no zone, it is in UTC."""
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _present(target: Target | None) -> Predicate:
    if target is None:
        return lambda _: False
    found = target.values if target.part else target.whole
    return lambda resource: any(_said(value) for value in found(resource))


def _said(value: Any) -> bool:
    return value is not None and value not in ("", {}, [])


def _within(target: Target | None, inner: Filter) -> Predicate:
    if target is None:
        return lambda _: False
    if target.attribute.type != "complex":
        raise InvalidFilter(f"{target.attribute.name} has no parts")
    holds = predicate(inner, target.attribute)
    return lambda resource: any(holds(value) for value in target.whole(resource))


def _compare(target: Target | None, path: Path, word: str, value: Value) -> Predicate:
    if word == "ne":
        equal = _compare(target, path, "eq", value)
        return lambda resource: not equal(resource)
    if value is None and word != "eq":
        raise InvalidFilter(f"{word} does not go with null")
    if target is None:
        return lambda _: False
    if value is None:
        return lambda resource: not (found := target.parts(resource)) or None in found
    test = _test(target.leaf, path, word, value)
    return lambda resource: any(map(test, target.values(resource)))


def _test(leaf: Attribute, path: Path, word: str, value: Value) -> Test:
    """Whether one value stands in the relation ``word`` to ``value``, by the type of the attribute."""
    if leaf.type == "boolean":
        return _boolean(path, word, value)
    if leaf.type == "complex":
        raise InvalidFilter(f"{path} has parts: compare one of them")
    if not isinstance(value, str):
        raise InvalidFilter(f"{path} is compared with text in quotes")
    if leaf.type == "dateTime" and word in _ORDER:
        return _dated(path, word, value)
    compare = _ORDER.get(word) or _TEXT[word]
    if leaf.exact:
        return lambda held: compare(held, value)
    fold = compared if leaf.named and word == "eq" else str.casefold
    folded = fold(value)
    return lambda held: compare(fold(held), folded)


def _boolean(path: Path, word: str, value: Value) -> Test:
    wanted = _WORDS.get(value.lower()) if isinstance(value, str) else value
    if word != "eq" or not isinstance(wanted, bool):
        raise InvalidFilter(f"{path} is true or false: it goes with eq and ne, and with nothing else")
    return partial(operator.is_, wanted)


def _dated(path: Path, word: str, value: str) -> Test:
    try:
        wanted = moment(value)
    except ValueError:
        raise InvalidFilter(f'{path} is compared with a time: "2026-05-13T04:42:34Z"') from None
    return lambda held: _ORDER[word](moment(held), wanted)
