"""Which attributes come back: ``attributes``, ``excludedAttributes``, and what is always returned (RFC 7644, 3.9)."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, Self

from identity.scim.attributes import Kind, Path, Target


class Projection(NamedTuple):
    """What a client wants of each resource.

    The RFC lets a client say one of the two; who says both gets what was asked for without what was excluded. Names
    that we do not know select nothing.
    """

    attributes: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()

    @classmethod
    def of(cls, attributes: Iterable[str], excluded: Iterable[str]) -> Self:
        """From what was said: names, or lists of names with commas."""
        return cls(_names(attributes), _names(excluded))

    def wants(self, name: str, kind: Kind) -> bool:
        """Whether an attribute comes back at all, so that nobody need fetch it otherwise."""
        chosen = _targets(self.attributes, kind)
        without = _targets(self.excluded, kind)
        named = not self.attributes or any(target.attribute.name == name for target in chosen)
        return named and not any(target.attribute.name == name and target.part is None for target in without)

    def of_resource(self, resource: Mapping[str, Any], kind: Kind) -> dict[str, Any]:
        """The resource as the client wants it."""
        found = dict(resource)
        if self.attributes:
            found = _only(found, _targets(self.attributes, kind), self._extensions(self.attributes, kind), kind)
        for target in _targets(self.excluded, kind):
            _drop(found, target)
        for urn in self._extensions(self.excluded, kind):
            found.pop(urn, None)
        return found

    @staticmethod
    def _extensions(names: tuple[str, ...], kind: Kind) -> list[str]:
        """The extensions that are named as a whole."""
        return [each.urn for name in names if (each := kind.extension(name)) is not None]


def _names(said: Iterable[str]) -> tuple[str, ...]:
    return tuple(name.strip() for each in said for name in each.split(",") if name.strip())


def _targets(names: tuple[str, ...], kind: Kind) -> list[Target]:
    paths = [Path.parse(name) for name in names]
    return [target for path in paths if path and (target := kind.resolve(path)) is not None]


def _always(kind: Kind) -> set[str]:
    return {each.name for each in kind.every() if each.returned == "always"}


def _only(resource: dict[str, Any], targets: list[Target], extensions: list[str], kind: Kind) -> dict[str, Any]:
    """What was asked for, and what always comes."""
    kept = _always(kind) | set(extensions)
    found = {name: value for name, value in resource.items() if name in kept}
    for target in targets:
        source = resource.get(target.extension, {}) if target.extension else resource
        name = target.attribute.name
        if name not in source:
            continue
        holder = found.setdefault(target.extension, {}) if target.extension else found
        value = source[name] if target.part is None else _part(source[name], target.part.name, holder.get(name))
        holder[name] = value
    return found


def _part(value: Any, name: str, before: Any) -> Any:
    """One part of a value or of each of a list, together with the parts that were taken ``before``."""
    if isinstance(value, list):
        others = before or [{} for _ in value]
        return [_part(each, name, other) for each, other in zip(value, others, strict=True)]
    return {**(before or {}), **({name: value[name]} if name in value else {})}


def _drop(resource: dict[str, Any], target: Target) -> None:
    """Leave out an attribute, or a part of it, unless it always comes."""
    holder, name = resource, target.attribute.name
    if target.extension:
        if target.extension not in resource:
            return
        holder = resource[target.extension] = dict(resource[target.extension])
    if name not in holder or target.attribute.returned == "always":
        return
    if target.part is None:
        del holder[name]
    else:
        holder[name] = _without(holder[name], target.part.name)


def _without(value: Any, name: str) -> Any:
    if isinstance(value, list):
        return [_without(each, name) for each in value]
    return {part: each for part, each in value.items() if part != name}
