"""Putting something of ours in the place of something of moto's, and making its objects again from what was kept."""

from typing import Any


def replace(owner: Any, **members: Any) -> None:
    """Replace members of a class or module; each must be there, or moto is not the one that we know."""
    for name, member in members.items():
        if not hasattr(owner, name):
            raise AttributeError(f"moto's {owner.__name__} has no {name} to replace")
        setattr(owner, name, member)


def remade(kind: Any, fields: dict[str, Any]) -> Any:
    """An object with these fields, its constructor not asked."""
    thing = kind.__new__(kind)
    vars(thing).update(fields)
    return thing
