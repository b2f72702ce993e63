"""Patches as they are sent (RFC 7644, 3.5.2): what operations there are, and on what they depend.

``patching`` applies them. Entra ID writes ``"Add"``, ``"Replace"`` and ``"Remove"``; both leave the path out and put
names, names with dots, names with schemas and whole paths with filters into the value instead.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from identity.scim.attributes import Kind
from identity.scim.errors import InvalidSyntax, InvalidValue, NoTarget
from identity.scim.parsing import parse_path
from identity.scim.planning import wanted
from identity.scim.urns import PATCH
from identity.scim.values import cast, demand_schema

MOST = 500
"""Operations in one patch."""

_VERBS = frozenset({"add", "replace", "remove"})


class Operation(NamedTuple):
    """One thing to do to a resource; without a path, ``value`` says where."""

    verb: str
    path: str | None
    value: Any


class Edit(NamedTuple):
    """One thing to do in one place. ``named``: the client named the place in a path, and not among other things."""

    verb: str
    path: str
    value: Any
    named: bool


def read(body: Mapping[str, Any]) -> tuple[Operation, ...]:
    """The operations in the body of a PATCH, or ``InvalidSyntax``."""
    demand_schema(body, PATCH)
    said = next((value for name, value in body.items() if name.lower() == "operations"), None)
    if not isinstance(said, list) or not said or len(said) > MOST:
        raise InvalidSyntax(f"Operations is a list of 1 to {MOST} operations")
    return tuple(_operation(each) for each in said)


def edits(operation: Operation) -> Iterator[Edit]:
    """The places that an operation is about."""
    if operation.path is not None:
        yield Edit(operation.verb, operation.path, operation.value, named=True)
        return
    if operation.verb == "remove":
        raise NoTarget("remove needs a path")
    if not isinstance(operation.value, Mapping):
        raise InvalidValue("without a path, the value says attribute by attribute what shall be")
    for name, value in operation.value.items():
        yield Edit(operation.verb, name, value, named=False)


def mentioned(operations: Sequence[Operation], kind: Kind) -> frozenset[str] | None:
    """The members of a group on whom the outcome depends, by id; ``None``: on who they all are.

    A group may have thousands, and a patch is mostly about one.
    """
    found: set[str] = set()
    for edit in (each for operation in operations for each in edits(operation)):
        ids = _members(edit, kind)
        if ids is None:
            return None
        found |= ids
    return frozenset(found)


def _operation(said: Any) -> Operation:
    if not isinstance(said, Mapping):
        raise InvalidSyntax("an operation is an object with op, path and value")
    given = {name.lower(): value for name, value in said.items()}
    verb, path = given.get("op"), given.get("path")
    if not isinstance(verb, str) or verb.lower() not in _VERBS:
        raise InvalidSyntax("op is add, replace or remove")
    if path is not None and not isinstance(path, str):
        raise InvalidSyntax("path is text")
    if verb.lower() != "remove" and "value" not in given:
        raise InvalidValue(f"{verb.lower()} needs a value")
    return Operation(verb.lower(), path or None, given.get("value"))


def _members(edit: Edit, kind: Kind) -> frozenset[str] | None:
    if kind.extension(edit.path):
        return frozenset()
    location = parse_path(edit.path)
    target = kind.resolve(location.path)
    if target is None or target.attribute.name != "members":
        return frozenset()
    if location.filter is not None:
        return wanted(location.filter)
    if target.part or edit.verb == "replace" or edit.value in (None, []):
        return frozenset() if edit.verb == "add" and not target.part else None
    given = cast(target.attribute, edit.value, partly=True)
    ids = {each.get("value") for each in given}
    return None if None in ids else frozenset(ids)
