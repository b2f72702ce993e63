"""Which route of an HTTP API takes a request."""

from collections.abc import Iterable
from typing import NamedTuple

from infra.local.deployment import Route

DEFAULT = "$default"
_LITERAL, _VARIABLE, _GREEDY = range(3)


class Match(NamedTuple):
    """A route, its key (``GET /a/{b}``), and what its variables stand for, decoded."""

    route: Route
    key: str
    path: str
    parameters: dict[str, str] | None


class _Pattern:
    """All routes with one path."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.parts = tuple(path[1:].split("/"))
        self.kinds = tuple(_kind(part) for part in self.parts)
        self.methods: dict[str, Route] = {}

    @property
    def rank(self) -> tuple[tuple[int, ...], int]:
        """What is said sooner is more specific; of two greedy routes the longer one is."""
        return self.kinds, -len(self.parts)

    def read(self, segments: tuple[str, ...]) -> dict[str, str] | None:
        """The values of the variables, or nothing if this path is another one."""
        values: dict[str, str] = {}
        for at, (part, kind) in enumerate(zip(self.parts, self.kinds, strict=True)):
            if kind == _GREEDY:
                value = "/".join(segments[at:])
                return {**values, part[1:-2]: value} if value else None
            if kind == _VARIABLE:
                if not segments[at]:
                    return None
                values[part[1:-1]] = segments[at]
            elif part != segments[at]:
                return None
        return values


class RouteTable:
    """API Gateway's order: a full match, variables, greedy variables, ``$default``; and a method before ANY."""

    def __init__(self, routes: Iterable[Route]) -> None:
        self._default: Route | None = None
        self._literal: dict[tuple[str, ...], _Pattern] = {}
        self._variable: dict[int, list[_Pattern]] = {}
        self._greedy: list[_Pattern] = []
        patterns: dict[str, _Pattern] = {}
        for route in routes:
            if DEFAULT in {route.path, route.method}:
                self._default = route
            else:
                known = patterns.get(route.path) or patterns.setdefault(route.path, _Pattern(route.path))
                known.methods[route.method.upper()] = route
        for entry in sorted(patterns.values(), key=lambda pattern: pattern.rank):
            if _GREEDY in entry.kinds:
                self._greedy.append(entry)
            elif _VARIABLE in entry.kinds:
                self._variable.setdefault(len(entry.parts), []).append(entry)
            else:
                self._literal[entry.parts] = entry

    def find(self, method: str, segments: tuple[str, ...]) -> Match | None:
        """The route that takes this request, if one does."""
        literal = self._literal.get(segments)
        if literal and (found := _chosen(literal, method, {})):
            return found
        for entry in self._variable.get(len(segments), ()):
            values = entry.read(segments)
            if values is not None and (found := _chosen(entry, method, values)):
                return found
        for entry in self._greedy:
            if len(entry.parts) > len(segments):
                continue
            values = entry.read(segments)
            if values is not None and (found := _chosen(entry, method, values)):
                return found
        return Match(self._default, DEFAULT, DEFAULT, None) if self._default else None


def _kind(part: str) -> int:
    if part.startswith("{") and part.endswith("+}"):
        return _GREEDY
    return _VARIABLE if part.startswith("{") and part.endswith("}") else _LITERAL


def _chosen(entry: _Pattern, method: str, values: dict[str, str]) -> Match | None:
    for name in (method, "ANY"):
        if route := entry.methods.get(name):
            return Match(route, f"{name} {entry.path}", entry.path, values or None)
    return None
