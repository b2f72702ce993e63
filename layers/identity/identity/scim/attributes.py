"""What an attribute is, and where a path leads: the words in which schemas are written (RFC 7643, 2 and 7)."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

_NAME = r"\$?[A-Za-z][A-Za-z0-9_-]*"
_PATH = rf"(?:(urn:[A-Za-z0-9:._-]+):)?({_NAME})(?:\.({_NAME}))?"  # compiled where a path comes


class Attribute(NamedTuple):
    """One attribute of a schema, or a part of a complex one."""

    name: str
    description: str
    type: str = "string"
    many: bool = False
    required: bool = False
    exact: bool = False
    """Whether upper and lower case differ."""
    named: bool = False
    """Whether two of them are one as names in a workspace are, of which only one thing bears each."""
    mutability: str = "readWrite"
    returned: str = "default"
    uniqueness: str = "none"
    canonical: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    parts: tuple["Attribute", ...] = ()
    identity: tuple[str, ...] = ("value", "type")
    """The parts by which two values of a multi-valued attribute are one; none: there is at most one value."""

    def part(self, name: str) -> "Attribute | None":
        return next((part for part in self.parts if part.name.lower() == name.lower()), None)

    def resolve(self, path: "Path") -> "Target | None":
        """Where a path leads within one value of this; inside ``emails[…]`` names stand for parts."""
        part = self.part(path.name) if path.schema is None and path.sub is None else None
        return part and Target(part)

    @property
    def writable(self) -> bool:
        return self.mutability != "readOnly"


class Path(NamedTuple):
    """The name of an attribute as a client writes it: ``name.familyName``, ``urn:…:User:department``."""

    schema: str | None
    name: str
    sub: str | None = None

    @classmethod
    def parse(cls, text: str) -> "Path | None":
        found = re.fullmatch(_PATH, text, re.IGNORECASE)
        return found and cls(found[1], found[2], found[3])

    def __str__(self) -> str:
        schema = f"{self.schema}:" if self.schema else ""
        return f"{schema}{self.name}{f'.{self.sub}' if self.sub else ''}"


class Target(NamedTuple):
    """Where a path leads: an attribute, perhaps of an extension, perhaps a part of it."""

    attribute: Attribute
    part: Attribute | None = None
    extension: str | None = None

    @property
    def leaf(self) -> Attribute:
        """What is compared and sorted by: the part that was named, or the ``value`` of what has one."""
        return self.part or self.attribute.part("value") or self.attribute

    def whole(self, resource: Mapping[str, Any]) -> list[Any]:
        """The values of the attribute itself, with all their parts."""
        holder = resource.get(self.extension, {}) if self.extension else resource
        found = holder.get(self.attribute.name)
        return found if isinstance(found, list) else [] if found is None else [found]

    def values(self, resource: Mapping[str, Any]) -> list[Any]:
        """What a resource holds there, to compare and to sort by."""
        return [each for each in self.parts(resource) if each is not None]

    def parts(self, resource: Mapping[str, Any]) -> list[Any]:
        """The same, with ``None`` for every value that has no such part."""
        every, leaf = self.whole(resource), self.leaf
        return every if leaf is self.attribute else [each.get(leaf.name) for each in every]


class Extension(NamedTuple):
    """A schema that adds to a resource, under its own name."""

    urn: str
    name: str
    description: str
    attributes: tuple[Attribute, ...]


class Kind(NamedTuple):
    """A type of resource: its schema, its extensions, and where it is served."""

    name: str
    endpoint: str
    urn: str
    description: str
    attributes: tuple[Attribute, ...]
    common: tuple[Attribute, ...]
    """Attributes that every resource has and no schema document lists (RFC 7643, 3.1)."""
    extensions: tuple[Extension, ...] = ()

    def every(self) -> Iterable[Attribute]:
        yield from self.common
        yield from self.attributes

    def extension(self, urn: str) -> Extension | None:
        return next((each for each in self.extensions if each.urn.lower() == urn.lower()), None)

    def resolve(self, path: Path) -> Target | None:
        """Where a path leads, or ``None`` if we have no such attribute."""
        extension, among = None, self.every()
        if path.schema is not None and path.schema.lower() != self.urn.lower():
            extension = self.extension(path.schema)
            among = extension.attributes if extension else ()
        attribute = named(among, path.name)
        part = attribute.part(path.sub) if attribute and path.sub else None
        if attribute is None or (path.sub and part is None):
            return None
        return Target(attribute, part, extension.urn if extension else None)


def named(among: Iterable[Attribute], name: str) -> Attribute | None:
    """The attribute of that name; upper and lower case are the same in names."""
    return next((each for each in among if each.name.lower() == name.lower()), None)
