"""What a function declares about itself: how the outside world reaches it, and what it may touch.

A declaration is data and nothing else. ``kernel.api`` opens the door at run time; ``infra.weave`` derives the
template, the permissions, the OpenAPI document and the sample event from it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

Proof = Callable[[Mapping[str, str], bytes], None]
"""Raises ``Forbidden`` unless the bytes, with those headers (names in lower case), come from whom they claim."""


@dataclass(frozen=True, slots=True)
class Limit:
    """``"10/minute per address"``: how often somebody may knock."""

    count: int
    seconds: int
    per: str  # "caller", "address" or "workspace"

    _SECONDS: ClassVar[dict[str, int]] = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}

    @classmethod
    def parse(cls, text: str) -> "Limit":
        amount, per = text.split(" per ")
        count, unit = amount.split("/")
        if per not in {"caller", "address", "workspace"}:
            message = f"a limit is per caller, per address or per workspace, not per {per}"
            raise ValueError(message)
        return cls(int(count), cls._SECONDS[unit], per)


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """What all doors have."""

    view: Callable[..., Any]
    grants: tuple[str, ...] = ()
    """Exactly the AWS calls it makes, as ``resource:Action``: ``agenda-events-1:GetItem``."""
    crosses: str = ""
    """Why it may touch rows of more than one workspace; empty: it may not."""
    memory: int = 512
    timeout: int = 15

    def implied(self) -> tuple[str, ...]:
        """The grants that follow from the declaration itself."""
        return ()

    def all_grants(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.grants, *self.implied())))


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpDoor(Door):
    """Reached by a request to the room's HTTP API."""

    method: str
    path: str
    status: int = 200
    limits: tuple[Limit, ...] = ()

    def implied(self) -> tuple[str, ...]:
        return ("shared-limits-1:UpdateItem",) if self.limits else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint(HttpDoor):
    """For signed-in callers who hold ``scope``."""

    scope: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Public(HttpDoor):
    """For anybody; always limited."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook(HttpDoor):
    """For a third party that proves who it is; the view puts the raw bytes on a queue."""

    proof: Proof


@dataclass(frozen=True, slots=True, kw_only=True)
class Callback(HttpDoor):
    """Where an OAuth provider sends the browser back; the state is of one use and bound to that browser."""

    def implied(self) -> tuple[str, ...]:
        return ("shared-states-1:DeleteItem", *HttpDoor.implied(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule(Door):
    """Run by the clock: ``rate(15 minutes)`` or ``cron(0 6 * * ? *)``."""

    expression: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Consumer(Door):
    """Fed in batches, each record on its own; a failed record comes back, and ends in the dead-letter queue."""

    batch: int = 10
    window: int = 0
    """Seconds to wait for a batch to fill."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueDoor(Consumer):
    """Takes messages of a queue of its room: ``mail-inbox``."""

    queue: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamDoor(Consumer):
    """Takes the changes of a table of its room, in order: ``agenda-events-1``."""

    table: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BusDoor(Consumer):
    """Takes events that a room published: ``mail.MessageReceived``. They wait in a queue of its own."""

    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Door):
    """Answers another room at once; the types of both sides are in ``contracts``."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SocketDoor(Door):
    """One route of the room's WebSocket API: ``$connect``, ``$disconnect``, ``$default`` or an action."""

    route: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedDoor(Door):
    """Takes the mail that SES receives under a receipt rule of its room."""

    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Authorizer(Door):
    """Tells every room's API who is calling. There is one."""


@dataclass(frozen=True, slots=True)
class Undeclared:
    """Stands in an ``Api`` until its door is declared."""

    reason: str = field(default="this function declares no door")
