"""What a function declares about itself: how the outside world reaches it, and what it may touch.

A declaration is data and nothing else. ``kernel.api`` opens the door at run time; ``infra.weave`` derives the
template, the permissions, the OpenAPI document and the sample event from it.
"""

from collections.abc import Callable, Mapping
from inspect import get_annotations
from typing import TYPE_CHECKING, Any, dataclass_transform

if TYPE_CHECKING:
    from kernel.manners import Manner

Proof = Callable[[Mapping[str, str], bytes], None]
"""Raises ``Forbidden`` unless the bytes, with those headers (names in lower case), come from whom they claim."""


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Declaration:
    """What is said by keyword and stays as it was said; a subclass lists what there is to say.

    These are dataclasses in all but their making: for each of those, ``dataclass`` compiles code that takes half a per
    cent of a cold start, whichever door a function has.
    """

    def __init__(self, **said: Any) -> None:
        kinds = [kind for kind in reversed(type(self).__mro__) if issubclass(kind, Declaration)]
        names = dict.fromkeys(name for kind in kinds for name in get_annotations(kind))
        wrong = [name for name in said if name not in names]
        wrong += [name for name in names if name not in said and not hasattr(type(self), name)]
        if wrong:
            raise TypeError(f"{type(self).__name__}: {', '.join(wrong)} is missing, or nothing that it knows")
        for name in names:
            self.__dict__[name] = said.get(name, getattr(type(self), name, None))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{name}: a declaration stays as it is")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other.__dict__ == self.__dict__

    def __hash__(self) -> int:
        return hash((type(self), *self.__dict__.values()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.__dict__.items())})"


_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}


class Limit(Declaration):
    """``"10/minute per address"``: how often somebody may knock."""

    count: int
    seconds: int
    per: str  # "caller", "address" or "workspace"

    def __init__(self, count: int, seconds: int, per: str) -> None:
        super().__init__(count=count, seconds=seconds, per=per)

    @classmethod
    def parse(cls, text: str) -> "Limit":
        amount, per = text.split(" per ")
        count, unit = amount.split("/")
        if per not in {"caller", "address", "workspace"}:
            message = f"a limit is per caller, per address or per workspace, not per {per}"
            raise ValueError(message)
        return cls(int(count), _SECONDS[unit], per)

    @property
    def unit(self) -> str:
        """Its time in a word: ``minute``."""
        return next(word for word, seconds in _SECONDS.items() if seconds == self.seconds)


class Door(Declaration):
    """What all doors have."""

    view: Callable[..., Any]
    grants: tuple[str, ...] = ()
    """Exactly the AWS calls it makes, as ``resource:Action``, or several: ``agenda-events-1:GetItem,PutItem``."""
    crosses: str = ""
    """Why it may touch rows of more than one workspace; empty: it may not."""
    memory: int = 512
    timeout: int = 15

    def implied(self) -> tuple[str, ...]:
        """The grants that follow from the declaration itself."""
        return ()

    def all_grants(self) -> tuple[str, ...]:
        """Each by itself, once."""
        parts = (text.rpartition(":") for text in (*self.grants, *self.implied()))
        return tuple(dict.fromkeys(f"{name}{colon}{each}" for name, colon, said in parts for each in said.split(",")))


class HttpDoor(Door):
    """Reached by a request to the room's HTTP API."""

    method: str
    path: str
    head: bool = False
    """It answers ``HEAD``, too, as it answers ``GET``, of which the gateway leaves the body out."""
    status: int = 200
    also: tuple[tuple[int, str], ...] = ()
    """What else its view may answer with, beside ``status``, and what that means: for its description."""
    limits: tuple[Limit, ...] = ()
    largest: int = 256 * 1024
    """Bytes of JSON or of a form that it reads. Of 6 MB that are all wrong, saying so would take gigabytes."""
    secret: bool = False
    """Its answers hold secrets, such as tokens: they are never compressed, since their length would tell (BREACH)."""
    takes: tuple[str, ...] = ()
    """The media types of its body: JSON by any of its names, if it does not say. A form is one, too."""
    gives: str = "application/json"
    """The media type of what it answers in JSON."""
    refused: "Manner | None" = None
    """How it says what it refuses, if a standard wants it otherwise than RFC 9457 has it."""

    @property
    def methods(self) -> tuple[str, ...]:
        """All that it answers: each is a route to the one function."""
        return (self.method, "HEAD") if self.head else (self.method,)

    def implied(self) -> tuple[str, ...]:
        return ("shared-limits-1:UpdateItem",) if self.limits else ()


class Endpoint(HttpDoor):
    """For signed-in callers who hold ``scope``; of ``kernel.callers.ANY`` everybody does."""

    scope: str
    own: bool = False
    """It is about what belongs to the person who calls, in whichever workspace: it touches no rows but theirs."""


class Public(HttpDoor):
    """For anybody; always limited."""


class Webhook(HttpDoor):
    """For a third party that proves who it is; the view puts the raw bytes on a queue."""

    proof: Proof


class Callback(HttpDoor):
    """Where an OAuth provider sends the browser back; the state is of one use and bound to that browser."""

    def implied(self) -> tuple[str, ...]:
        return ("shared-states-1:DeleteItem", *HttpDoor.implied(self))


class Schedule(Door):
    """Run by the clock: ``rate(15 minutes)`` or ``cron(0 6 * * ? *)``."""

    expression: str


class Consumer(Door):
    """Fed in batches, each record on its own; a failed record comes back, and ends in the dead-letter queue."""

    batch: int = 10
    window: int = 0
    """Seconds to wait for a batch to fill."""


class QueueDoor(Consumer):
    """Takes messages of a queue of its room: ``mail-inbox``."""

    queue: str


class StreamDoor(Consumer):
    """Takes the changes of a table of its room, in order: ``agenda-events-1``."""

    table: str


class BusDoor(Consumer):
    """Takes events that a room published: ``mail.MessageReceived``. They wait in a queue of its own."""

    event: str


class Call(Door):
    """Answers another room at once; the types of both sides are in ``contracts``."""

    name: str


class SocketDoor(Door):
    """One route of the room's WebSocket API: ``$connect``, ``$disconnect``, ``$default`` or an action.

    Who is calling is asked at ``$connect``, if that has a scope, and every later event of the connection carries the
    answer. What ended since does not close it: whoever keeps connections keeps the session of each, and closes those
    of which ``identity`` says that it is over.
    """

    route: str
    scope: str = ""
    """What a caller must hold; empty: no caller is needed."""


class ReceivedDoor(Door):
    """Takes the mail that SES receives under a receipt rule of its room."""

    rule: str


class Authorizer(Door):
    """Tells every room's APIs, of HTTP and of WebSockets, who is calling. There is one."""
