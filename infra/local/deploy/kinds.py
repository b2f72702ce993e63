"""Which types of resources the local cloud can make, and which of their properties it knows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from infra.local.deploy.errors import TemplateError

if TYPE_CHECKING:
    from infra.local.deploy.world import World


@dataclass(frozen=True, slots=True)
class Made:
    """A resource that is there: what ``Ref`` and ``Fn::GetAtt`` give."""

    ref: str
    attributes: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A resource that a template asks for, its properties evaluated."""

    world: "World"
    logical_id: str
    type: str
    name: str
    """What it is called if the template gives it no name: the same each time, so that what it holds is found again."""
    folder: Path
    """Of the template."""
    properties: dict[str, Any]

    def need(self, name: str) -> Any:
        """A property that must be there."""
        if name not in self.properties:
            raise TemplateError(f"the property {name} is missing")
        return self.properties[name]

    def get(self, name: str, default: Any = None) -> Any:
        return self.properties.get(name, default)

    def number(self, name: str, default: int) -> int:
        given = self.properties.get(name, default)
        try:
            return int(given)
        except (TypeError, ValueError):
            raise TemplateError(f"the property {name} is a number, not {given!r}") from None

    def flag(self, name: str, *, default: bool = False) -> bool:
        return truthful(self.properties.get(name, default))

    def only(self, *names: str) -> dict[str, Any]:
        """Those of the properties that are there."""
        return {name: self.properties[name] for name in names if name in self.properties}


Make = Callable[[Wanted], Made]


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of resources."""

    make: Make
    honours: frozenset[str]
    without_effect: frozenset[str]  # accepted, knowing that they change nothing here

    def check(self, properties: Mapping[str, Any]) -> None:
        """Refuse a property that is not known: it would be dropped in silence."""
        for name in properties:
            if name not in self.honours and name not in self.without_effect:
                raise TemplateError(f"the local cloud does not know the property {name}")


KINDS: dict[str, Kind] = {}


def kind(type_: str, *, honours: str, without_effect: str = "") -> Callable[[Make], Make]:
    """Declare how resources of a type are made."""

    def declare(make: Make) -> Make:
        KINDS[type_] = Kind(make, frozenset(honours.split()), frozenset(without_effect.split()))
        return make

    return declare


def truthful(value: Any) -> bool:
    """Templates say true in several ways."""
    if isinstance(value, bool):
        return value
    if str(value).lower() in {"true", "false"}:
        return str(value).lower() == "true"
    raise TemplateError(f"{value!r} is neither true nor false")


def cut(name: str, length: int) -> str:
    """A name that is not longer than AWS allows, and still one of a kind."""
    import hashlib

    if len(name) <= length:
        return name
    return f"{name[: length - 9]}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"
