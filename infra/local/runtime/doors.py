"""What functions declare about themselves, held against what was deployed of it."""

from typing import Any

from infra.local.deployment import Deployment


class Doors:
    """The doors of functions, as their files declare them each time that they are loaded.

    Routes are held against those that are deployed; all else that a door says, against what it said when the function
    was loaded first, since that is what a template does not say in the same words.
    """

    def __init__(self, deployment: Deployment) -> None:
        self._routes = {(route.function, route.method, route.path) for api in deployment.http for route in api.routes}
        self._first: dict[str, dict[str, str]] = {}
        self._now: dict[str, dict[str, str]] = {}
        self._asked: dict[str, set[tuple[str, str, str]]] = {}

    def see(self, name: str, handler: Any) -> None:
        """Take note of what a function declares, if it declares anything."""
        door = _door(handler)
        if door is not None:
            self._now[name] = _said(door)
            self._first.setdefault(name, self._now[name])
            self._asked[name] = {(name, method, door.path) for method in getattr(door, "methods", ())}

    def changed(self) -> list[str]:
        """The functions whose doors are not those that are deployed."""
        return sorted(name for name, said in self._now.items() if said != self._first[name] or not self._routed(name))

    def _routed(self, name: str) -> bool:
        return self._asked[name] == {route for route in self._routes if route[0] == name}


def _door(handler: Any) -> Any:
    try:
        return getattr(handler, "door", None)
    except TypeError:  # it declares none
        return None


def _said(door: Any) -> dict[str, str]:
    """What a door says, in words: its classes are others once the kernel was loaded anew."""
    said = {name: str(value) for name, value in vars(door).items() if not callable(value)}
    return {**said, "kind": type(door).__name__}
