"""Which route of a WebSocket API a message chooses."""

import json
import re
from typing import Any

_PLACE = re.compile(r"\$\{request\.body\.([^}]+)\}|\$request\.body\.([\w.-]+)")


class Selection:
    """A route selection expression: ``$request.body.action``, ``${request.body.to.kind}/${request.body.verb}``."""

    def __init__(self, expression: str) -> None:
        self._expression = expression

    def key(self, text: str) -> str | None:
        """The route key that a message names, or nothing if it names none."""
        try:
            body = json.loads(text)
        except (ValueError, RecursionError):
            return None
        missing = False

        def fill(place: re.Match[str]) -> str:
            nonlocal missing
            value = _at(body, place.group(1) or place.group(2))
            missing = missing or value is None
            return value or ""

        key = _PLACE.sub(fill, self._expression)
        return None if missing else key


def _at(body: Any, path: str) -> str | None:
    for name in path.split("."):
        body = body.get(name) if isinstance(body, dict) else None
    if isinstance(body, str):
        return body
    return json.dumps(body) if isinstance(body, bool | int | float) else None
