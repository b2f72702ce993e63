"""What a file says that JSCalendar has no place for: it is kept beside what it has, and comes back in the file. Pure.

An entry, and an alert of one, has an ``iCalComponent``. In it are ``properties`` and ``components`` as jCal has them
(RFC 7265), and ``convertedProperties``: what is said of a property that did become one of JSCalendar, by its path.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from agenda.ics.components import Component
from agenda.ics.lines import Line, Parameters

KEPT = "iCalComponent"
_DEEPEST = 4


class Source:
    """A component that is being read: what nobody takes of it is kept."""

    def __init__(self, component: Component) -> None:
        self.name, self.number = component.name, component.number
        self._left: dict[str, list[Line]] = {}
        for line in component.properties:
            self._left.setdefault(line.name, []).append(line)
        self.components = list(component.components)
        self._converted: dict[str, dict[str, Any]] = {}

    def take(self, name: str) -> Line | None:
        """The first of that name, which is read with it."""
        found = self._left.get(name)
        return found.pop(0) if found else None

    def take_all(self, name: str) -> list[Line]:
        return self._left.pop(name, [])

    def put_back(self, line: Line) -> None:
        """It cannot be read, and is kept as it is."""
        self._left.setdefault(line.name, []).append(line)

    def converted(self, path: str, line: Line, *read: str, name: bool = False) -> None:
        """It became what is at that path, except for the parameters that are not ``read``."""
        left = {each: values for each, values in line.parameters.items() if each not in read}
        if left or name:
            self._converted[path] = {
                **({"name": line.name.lower()} if name else {}),
                **({"parameters": _jcal_parameters(left)} if left else {}),
            }

    def kept(self) -> dict[str, Any] | None:
        """All that is left."""
        kept = {
            "properties": [_jcal(line) for lines in self._left.values() for line in lines],
            "components": [_jcal_component(each) for each in self.components],
            "convertedProperties": self._converted,
        }
        said = {name: value for name, value in kept.items() if value}
        return {"@type": "ICalComponent", "name": self.name.lower(), **said} if said else None


class Kept:
    """What was kept of a component that is being written."""

    def __init__(self, said: Any) -> None:
        found = said if isinstance(said, Mapping) else {}
        self.properties = [line for each in _list(found, "properties") if (line := _line(each))]
        self.components = [made for each in _list(found, "components") if (made := _component(each, 0))]
        converted = found.get("convertedProperties")
        self._converted = converted if isinstance(converted, Mapping) else {}

    def names(self) -> set[str]:
        return {line.name for line in self.properties}

    def name(self, path: str) -> str | None:
        """What the property was called that became what is at that path."""
        name = self._of(path).get("name")
        return name.upper() if isinstance(name, str) and _named(name) else None

    def parameters(self, path: str) -> dict[str, tuple[str, ...]]:
        return _parameters(self._of(path).get("parameters"))

    def _of(self, path: str) -> Mapping[str, Any]:
        found = self._converted.get(path)
        return found if isinstance(found, Mapping) else {}


def _jcal(line: Line) -> list[Any]:
    kind = line.parameter("VALUE")
    left = {name: values for name, values in line.parameters.items() if name != "VALUE"}
    return [line.name.lower(), _jcal_parameters(left), kind.lower() if kind else "unknown", line.value]


def _jcal_parameters(parameters: Parameters) -> dict[str, Any]:
    return {name.lower(): values[0] if len(values) == 1 else list(values) for name, values in parameters.items()}


def _jcal_component(component: Component) -> list[Any]:
    inner = [_jcal_component(each) for each in component.components]
    return [component.name.lower(), [_jcal(each) for each in component.properties], inner]


def _list(found: Mapping[str, Any], name: str) -> Iterable[Any]:
    value = found.get(name)
    return value if isinstance(value, list) else ()


def _line(said: Any) -> Line | None:
    """A property of jCal, unless it is none: what is stored may have come from anybody."""
    match said:
        case [str(name), Mapping() as parameters, str(kind), str(value)] if _named(name):
            typed = {} if kind == "unknown" or not _named(kind) else {"VALUE": (kind.upper(),)}
            return Line(0, name.upper(), {**typed, **_parameters(parameters)}, value)
    return None


def _component(said: Any, depth: int) -> Component | None:
    match said:
        case [str(name), list(properties), list(inner)] if _named(name) and depth < _DEEPEST:
            lines = [line for each in properties if (line := _line(each))]
            return Component(name.upper(), 0, lines, [it for each in inner if (it := _component(each, depth + 1))])
    return None


def _parameters(said: Any) -> dict[str, tuple[str, ...]]:
    if not isinstance(said, Mapping):
        return {}
    return {
        name.upper(): tuple(value) if isinstance(value, list) else (value,)
        for name, value in said.items()
        if isinstance(name, str)
        and _named(name)
        and all(isinstance(each, str) for each in (value if isinstance(value, list) else [value]))
    }


def _named(name: str) -> bool:
    """Whether it can stand at the beginning of a line: what it does not end, it cannot add to."""
    return name.isascii() and name.replace("-", "").isalnum() and name.upper() not in {"BEGIN", "END"}
