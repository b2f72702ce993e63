"""A function's one way to the outside world.

A file in ``functions/`` builds one ``Api`` and declares one door on it. That declaration is the only place where the
route, the scope and the AWS permissions of the function are written; ``python -m infra`` derives everything else.
"""

from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

import kernel.lean  # first: it stops the collector while this function is being set up
from kernel.doors import (
    Authorizer,
    BusDoor,
    Call,
    Callback,
    Door,
    Endpoint,
    Limit,
    Proof,
    Public,
    QueueDoor,
    ReceivedDoor,
    Schedule,
    SocketDoor,
    StreamDoor,
    Webhook,
)

View = TypeVar("View", bound=Callable[..., Any])


class Declare(Protocol):
    """Declares a view as the one behind the door, and leaves it as it is."""

    def __call__(self, view: View, /) -> View: ...


class Api:
    """One Lambda function with one door. Keyword arguments not named here are those of ``kernel.doors.Door``."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._door: Door | None = None
        self._serve: Callable[[Any, Any], Any] | None = None

    @property
    def door(self) -> Door:
        """What this function declares about itself."""
        if self._door is None:
            raise TypeError(f"{self.name} declares no door")
        return self._door

    def __call__(self, event: Any, context: Any) -> Any:
        if self._serve is None:
            raise TypeError(f"{self.name} declares no door")
        return self._serve(event, context)

    def endpoint(
        self, route: str, *, scope: str, limit: str | Sequence[str] = (), status: int = 200, **more: Any
    ) -> Declare:
        """Serve ``route``, written as ``"POST /api/agenda/events"``, to callers who hold ``scope``."""
        method, path = route.split(" ")
        given = {"method": method, "path": path, "scope": scope, "limits": _limits(limit), "status": status}
        return self._http(Endpoint, {**given, **more})

    def public(self, route: str, *, limit: str | Sequence[str], status: int = 200, **more: Any) -> Declare:
        """Serve ``route`` to anybody, but not too often."""
        method, path = route.split(" ")
        return self._http(Public, {"method": method, "path": path, "limits": _limits(limit), "status": status, **more})

    def webhook(self, route: str, *, proof: Proof, status: int = 204, **more: Any) -> Declare:
        """Take a message from a third party, if ``proof`` does not raise; whatever it is, as bytes."""
        method, path = route.split(" ")
        return self._http(Webhook, {"method": method, "path": path, "proof": proof, "status": status, **more})

    def callback(self, route: str, *, limit: str | Sequence[str] = (), **more: Any) -> Declare:
        """Take back a browser that was sent to an OAuth provider, with what ``kernel.states`` remembered of it."""
        method, path = route.split(" ")
        return self._http(Callback, {"method": method, "path": path, "limits": _limits(limit), **more})

    def every(self, rate: str, **more: Any) -> Declare:
        """Run again and again: ``"15 minutes"``."""
        return self._event(Schedule, {"expression": f"rate({rate})", **more})

    def at(self, cron: str, **more: Any) -> Declare:
        """Run at set times, in UTC: ``"0 6 * * ? *"``."""
        return self._event(Schedule, {"expression": f"cron({cron})", **more})

    def queue(self, name: str, **more: Any) -> Declare:
        """Take the messages of a queue, one by one."""
        return self._event(QueueDoor, {"queue": name, **more})

    def stream(self, table: str, **more: Any) -> Declare:
        """Take the changes of a table, one by one and in order."""
        return self._event(StreamDoor, {"table": table, **more})

    def bus(self, event: str, **more: Any) -> Declare:
        """Take the events of that name, whichever room published them."""
        return self._event(BusDoor, {"event": event, **more})

    def call(self, name: str, **more: Any) -> Declare:
        """Answer another room at once."""
        return self._event(Call, {"name": name, **more})

    def socket(self, route: str, *, scope: str = "", **more: Any) -> Declare:
        """Serve one route of the room's WebSocket API; with a ``scope``, to callers who hold it."""
        return self._event(SocketDoor, {"route": route, "scope": scope, **more})

    def received(self, rule: str, **more: Any) -> Declare:
        """Take the mail that SES receives under that rule."""
        return self._event(ReceivedDoor, {"rule": rule, **more})

    def authorizer(self, **more: Any) -> Declare:
        """Say who is calling, for every API, of HTTP and of WebSockets."""
        return self._event(Authorizer, more)

    def _http(self, kind: type[Door], given: dict[str, Any]) -> Declare:
        from kernel.api.http import HttpService

        return self._declare(kind, given, HttpService)

    def _event(self, kind: type[Door], given: dict[str, Any]) -> Declare:
        from kernel.api.events import opened

        return self._declare(kind, given, opened)

    def _declare(self, kind: type[Door], given: dict[str, Any], opened: Callable[[Any], Any]) -> Declare:
        def declare(view: View) -> View:
            if self._door is not None:
                raise TypeError(f"{self.name} has a door already; another door is another function")
            self._door = kind(view=view, **{**given, "grants": tuple(given.get("grants", ()))})
            self._serve = opened(self._door)
            kernel.lean.ready()
            return view

        return declare


def _limits(limit: str | Sequence[str]) -> tuple[Limit, ...]:
    return tuple(Limit.parse(text) for text in ([limit] if isinstance(limit, str) else limit))
