"""What a resource is after a patch (RFC 7644, 3.5.2). Either all of it is done, or it is refused.

Where the RFC leaves it open:

* ``add`` where the filter of a path selects nothing makes the value that the filter describes, if it does so with
  ``eq`` and ``and``: so Entra ID adds a work address. ``replace`` is refused there (``noTarget``), as the RFC demands.
* ``remove`` of what is not there changes nothing: it is gone already, which is all that was wanted.
* ``remove`` with values takes out those values, as Entra ID means it, and not all.
* Without a path, what cannot be written or is not known is passed over, since whole resources are sent like that;
  in a path it is refused. ``password`` is refused in both: whoever sends one believes that it changes.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from identity.scim.attributes import Attribute, Extension, Kind
from identity.scim.errors import Immutable, InvalidPath, InvalidValue, NoTarget, TooMany
from identity.scim.filters import Compare, Filter, Joined
from identity.scim.matching import predicate
from identity.scim.parsing import parse_path
from identity.scim.patches import Edit, Operation, edits
from identity.scim.values import accepted, cast, identity

Draft = dict[str, Any]


MOST = 500_000
"""What the filters of one patch may cost: a few seconds at worst, and far more than anybody sends."""


class Place(NamedTuple):
    """Where an edit applies: an attribute of a draft, those of its values that satisfy a filter, a part of them."""

    holder: Draft
    attribute: Attribute
    part: Attribute | None
    filter: Filter | None


def applied(resource: Mapping[str, Any], operations: Sequence[Operation], kind: Kind) -> Draft:
    """What clients may write of the resource, as the operations leave it."""
    draft, looks = _copy(resource), 0
    for operation in operations:
        for edit in edits(operation):
            looks += _looks(draft, edit)
            if looks > MOST:
                raise TooMany(
                    "these filters go through too many values: name those that are meant, or send less at once"
                )
            _apply(draft, edit, kind)
    return accepted(draft, kind)


def _looks(draft: Draft, edit: Edit) -> int:
    """What a filter may cost: the longest list that there is, once for each few words of the filter."""
    if "[" not in edit.path:
        return 0
    longest = max((len(each) for each in draft.values() if isinstance(each, list)), default=0)
    return longest * (1 + len(edit.path) // 32)


def _copy(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _copy(each) for name, each in value.items()}
    return [_copy(each) for each in value] if isinstance(value, list) else value


def _apply(draft: Draft, edit: Edit, kind: Kind) -> None:
    extension = kind.extension(edit.path)
    if extension:
        _whole(draft, edit, extension, kind)
        return
    place = _place(draft, edit, kind)
    if place is None:
        return
    if not place.attribute.many:
        _one(place, edit)
        return
    touched = _many(place, edit)
    _prefer(place.holder.get(place.attribute.name, []), touched)


def _whole(draft: Draft, edit: Edit, extension: Extension, kind: Kind) -> None:
    """The attributes of an extension all at once."""
    if edit.verb == "remove" or edit.value is None:
        draft.pop(extension.urn, None)
        return
    if not isinstance(edit.value, Mapping):
        raise InvalidValue(f"{extension.urn} holds attributes")
    for name, value in edit.value.items():
        _apply(draft, Edit(edit.verb, f"{extension.urn}:{name}", value, named=False), kind)


def _place(draft: Draft, edit: Edit, kind: Kind) -> Place | None:
    """Where an edit applies; ``None`` if it is passed over."""
    location = parse_path(edit.path)
    target = kind.resolve(location.path)
    if location.path.name.lower() == "password":
        raise Immutable("people choose their own passwords here; take password out of what is provisioned")
    if target is None:
        if edit.named:
            raise InvalidPath(f"there is no attribute {str(location.path)[:200]}")
        return None
    part = target.attribute.part(location.sub) if location.sub else target.part
    if location.sub and part is None:
        raise InvalidPath(f"{target.attribute.name} has no {location.sub[:80]}")
    if location.filter is not None and not target.attribute.many:
        raise InvalidPath(f"{target.attribute.name} has one value, which no brackets can choose")
    if not target.attribute.writable or (part and (part.mutability != "readWrite" or part.name == "$ref")):
        if edit.named:
            raise Immutable(f"{(part or target.attribute).name} is not for clients to change")
        return None
    holder = draft.setdefault(target.extension, {}) if target.extension else draft
    return Place(holder, target.attribute, part, location.filter)


def _one(place: Place, edit: Edit) -> None:
    """Edit an attribute that has one value."""
    attribute, name = place.attribute, place.attribute.name
    if place.part:
        before = place.holder.get(name) or {}
        place.holder[name] = _with(before, place.part, None if edit.verb == "remove" else edit.value)
        return
    value = None if edit.verb == "remove" else cast(attribute, edit.value, partly=True)
    if value is None and edit.verb != "remove" and isinstance(edit.value, Mapping):
        value = {}  # only parts that are not for clients to write, or that shall have no value
    if value is None:
        if attribute.required:
            raise Immutable(f"{name} cannot be without a value")
        place.holder.pop(name, None)
    elif attribute.type == "complex":
        place.holder[name] = _merged(attribute, place.holder.get(name) or {}, value, edit.value)
    else:
        place.holder[name] = value


def _with(value: Draft, part: Attribute, said: Any) -> Draft:
    """A value with one part as it is said."""
    held = cast(part, said)
    rest = {name: each for name, each in value.items() if name != part.name}
    return rest if held is None else {**rest, part.name: held}


def _merged(attribute: Attribute, before: Draft, value: Draft, said: Any) -> Draft:
    """A value with those parts as they are said; what is not said stays, and what is said to be null goes."""
    gone = [name for name, each in said.items() if each is None] if isinstance(said, Mapping) else []
    dropped = {part.name for name in gone if (part := attribute.part(name)) is not None}
    return {**{name: each for name, each in before.items() if name not in dropped}, **value}


def _many(place: Place, edit: Edit) -> list[Draft]:
    """Edit an attribute that may have several values; the answer is those that were written."""
    if place.filter is not None:
        return _chosen(place, place.filter, edit)
    attribute, held = place.attribute, place.holder.setdefault(place.attribute.name, [])
    if place.part:
        return _every(held, held, place.part, edit)
    given: list[Draft] = cast(attribute, edit.value, partly=edit.verb == "remove") or []
    if edit.verb == "replace":
        held[:] = given
        return given
    if edit.verb == "remove":
        held[:] = [each for each in held if not any(_meant(attribute, one, each) for one in given)] if given else []
        return []
    return _added(attribute, held, given)


def _added(attribute: Attribute, held: list[Draft], given: list[Draft]) -> list[Draft]:
    """Add values, each to the one that is there already under its identity, if there is one."""
    there = {identity(attribute, each): each for each in held}
    touched = []
    for value in given:
        before = there.get(identity(attribute, value))
        if before is None:
            held.append(value)
        else:
            before.update(value)
        touched.append(value if before is None else before)
    return touched


def _meant(attribute: Attribute, said: Draft, held: Draft) -> bool:
    """Whether a value to remove, of which some parts are said, is this one."""
    parts = [part for part in attribute.identity or ("value",) if part in said] or list(said)
    return all(held.get(part) == said.get(part) for part in parts)


def _every(values: list[Draft], held: list[Draft], part: Attribute, edit: Edit) -> list[Draft]:
    """Edit one part of each of those values; where there is none, ``add`` and ``replace`` make one."""
    if edit.verb != "remove" and not values:
        values = [{}]
        held.extend(values)
    for value in values:
        after = _with(value, part, None if edit.verb == "remove" else edit.value)
        value.clear()
        value.update(after)
    held[:] = [each for each in held if each]
    return [each for each in values if each]


def _chosen(place: Place, tree: Filter, edit: Edit) -> list[Draft]:
    """Edit those values of a list that satisfy the filter."""
    attribute, held = place.attribute, place.holder.setdefault(place.attribute.name, [])
    holds = predicate(tree, attribute)
    found = [each for each in held if holds(each)]
    if edit.verb == "remove":
        if place.part:
            return _every(found, held, place.part, edit)
        gone = {id(each) for each in found}
        held[:] = [each for each in held if id(each) not in gone]
        return []
    if not found:
        if edit.verb == "replace":
            raise NoTarget(f"no value of {attribute.name} is meant by {str(tree)[:200]}")
        found = [_described(tree, attribute)]
        held.extend(found)
    if place.part:
        return _every(found, held, place.part, edit)
    return [_rewritten(attribute, each, edit) for each in found]


def _rewritten(attribute: Attribute, value: Draft, edit: Edit) -> Draft:
    """One value as it is said: ``replace`` drops what is not said, ``add`` keeps it."""
    given = cast(attribute, edit.value, partly=edit.verb == "add") or []
    if len(given) != 1:
        raise InvalidValue(f"one value of {attribute.name} is needed here")
    if edit.verb == "replace":
        value.clear()
    value.update(given[0])
    return value


def _described(tree: Filter, attribute: Attribute) -> Draft:
    """The value that a filter describes with ``eq`` and ``and``, or ``NoTarget``."""
    match tree:
        case Joined("and", parts):
            made: Draft = {}
            for each in parts:
                made |= _described(each, attribute)
            return made
        case Compare(path, "eq", value) if (part := attribute.part(path.name)) is not None and value is not None:
            return {part.name: cast(part, value)} if part.writable else {}
        case _:
            raise NoTarget(f"no value of {attribute.name} is meant by {str(tree)[:200]}")


def _prefer(held: list[Draft], touched: list[Draft]) -> None:
    """Let the value that was made the primary one last be the only one (RFC 7644, 3.5.2)."""
    chosen = next((each for each in reversed(touched) if each.get("primary")), None)
    if chosen is None:
        return
    for each in held:
        if each is not chosen:
            each.pop("primary", None)
