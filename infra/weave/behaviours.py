"""``infra/edge/behaviours.json``: which paths of the one origin belong to which room, the most specific first.

CloudFront takes the first pattern that fits, and so does the local gateway. In a pattern ``*`` stands for anything,
slashes too.
"""

import json
import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase

from infra.catalogue import House
from kernel.doors import HttpDoor, SocketDoor

MOST = 24
"""CloudFront takes 25 behaviours unless asked for more, and the web client is one of them."""

PREFIXES: dict[str, tuple[str, ...]] = {
    "identity": (
        "/api/auth/*",
        "/api/workspace*",
        "/.well-known/openid-configuration",
        "/.well-known/oauth-authorization-server",
        "/scim/v2/*",
    ),
    "agenda": ("/api/agenda/*", "/ical/*"),
    "mail": ("/api/mail/*", "/jmap/*", "/.well-known/jmap", "/.well-known/openpgpkey/*"),
    "integrations": ("/api/integrations/*", "/api/auth/*/login", "/api/auth/*/callback"),
}
"""The paths that a room may serve; those that are not named here have ``/api/<room>/*``."""

Behaviour = dict[str, str]


def prefixes(room: str) -> tuple[str, ...]:
    """The patterns that the paths of a room's doors must fit."""
    return PREFIXES.get(room, (f"/api/{room}/*",))


def files(house: House) -> Iterator[tuple[str, str]]:
    yield "infra/edge/behaviours.json", json.dumps(behaviours(house), indent=2) + "\n"


def behaviours(*houses: House) -> list[Behaviour]:
    """What each pattern leads to: an HTTP API, or a WebSocket API, by its name without the stage."""
    found: dict[str, Behaviour] = {}
    for house in houses:
        for room in house.rooms:
            paths = [sample(function.door.path) for function in house.http(room) if isinstance(function.door, HttpDoor)]
            for pattern in prefixes(room):
                if any(fits(path, pattern) for path in paths):
                    found[pattern] = {"pattern": pattern, "api": room}
            if any(isinstance(function.door, SocketDoor) for function in house.functions(room)):
                found[f"/{room}"] = {"pattern": f"/{room}", "socket": f"{room}-socket"}
    return sorted(found.values(), key=_specific)


def serving(path: str, patterns: Iterable[Behaviour]) -> str | None:
    """The room that gets requests for ``path``."""
    return next((behaviour.get("api") for behaviour in patterns if fits(path, behaviour["pattern"])), None)


def fits(path: str, pattern: str) -> bool:
    """Whether CloudFront would take ``path`` for ``pattern``."""
    return fnmatchcase(path, pattern.replace("[", "[[]"))


def sample(path: str) -> str:
    """Some path that a door's path stands for."""
    return re.sub(r"\{[^}]+}", "x", path)


def _specific(behaviour: Behaviour) -> tuple[int, int, str]:
    """Longer is more specific; of two as long the one with fewer wildcards."""
    pattern = behaviour["pattern"]
    return (-len(pattern.replace("*", "")), pattern.count("*"), pattern)
