"""What was called: the record by which grants are proven exact."""

import threading
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from infra.local.runtime.principals import acting


@dataclass(frozen=True, slots=True)
class Call:
    """One use of one permission."""

    function: str  # or the role of a state machine
    action: str  # dynamodb:PutItem
    resource: str  # ARN
    grant: str
    """As a door declares it: ``ops-incidents-1:PutItem``; what is allowed by a wildcard with that wildcard, as in
    ``ops-status/public/*:PutObject``."""
    allowed: bool = True


@dataclass(frozen=True, slots=True)
class Request:
    """One request to AWS, before it is checked; it may use several permissions, or none that it has."""

    function: str  # or the role of a state machine
    invocation: str  # the request id of who makes it; of a state machine empty
    service: str  # dynamodb
    operation: str  # TransactWriteItems


class Calls:
    """The last calls, and who wants to know of each, or of each request: ``calls.listeners.append(print)``."""

    def __init__(self, most: int = 20_000) -> None:
        self.listeners: list[Callable[[Call], None]] = []
        self.watchers: list[Callable[[Request], None]] = []
        self._lock = threading.Lock()
        self._calls: deque[Call] = deque(maxlen=most)
        self._grants: dict[str, set[str]] = {}

    def add(self, call: Call) -> None:
        with self._lock:
            self._calls.append(call)
            if call.allowed:
                self._grants.setdefault(call.function, set()).add(call.grant)
        with acting(None):  # what listeners do is not the function's
            for listener in self.listeners:
                listener(call)

    def requested(self, request: Request) -> None:
        with acting(None):  # the same
            for watcher in self.watchers:
                watcher(request)

    def grants(self, function: str) -> frozenset[str]:
        """The grants that a function has used since the start, or since ``clear``."""
        with self._lock:
            return frozenset(self._grants.get(function, ()))

    def clear(self) -> None:
        with self._lock:
            self._calls.clear()
            self._grants.clear()

    def __iter__(self) -> Iterator[Call]:
        with self._lock:
            return iter(list(self._calls))

    def __len__(self) -> int:
        return len(self._calls)
