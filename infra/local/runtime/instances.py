"""Environments that a function runs in. One serves one request at a time, as on Lambda."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

from infra.local.runtime.loading import Handler, load

PATIENCE = 0.25  # seconds to wait for a busy instance before another is made
MOST = 10


class Instance:
    """A function's module, loaded once."""

    def __init__(self, path: Path, handler: str) -> None:
        self._path = path
        self._name = handler
        self._handler: Handler | None = None

    @property
    def is_loaded(self) -> bool:
        return self._handler is not None

    def handler(self) -> Handler:
        """The handler; loads it the first time."""
        if self._handler is None:
            self._handler = load(self._path, self._name)
        return self._handler


class Instances:
    """The instances of one function.

    Requests wait for a free one, so that there is usually a single one. When it is busy for long there will be another,
    so that a slow function does not serialise its callers; and a call made by another function never waits, since the
    two may be waiting for each other.
    """

    def __init__(self, make: Callable[[], Instance]) -> None:
        self._make = make
        self._changed = threading.Condition()
        self._free: list[Instance] = []
        self._busy: set[Instance] = set()

    def take(self, *, at_once: bool) -> Instance:
        ends = time.monotonic() + (0 if at_once else PATIENCE)
        with self._changed:
            while not self._free and self._busy:
                left = ends - time.monotonic()
                if left <= 0 and (at_once or len(self._busy) < MOST):
                    break
                self._changed.wait(left if left > 0 else None)
            instance = self._free.pop() if self._free else self._make()
            self._busy.add(instance)
            return instance

    def give_back(self, instance: Instance) -> None:
        with self._changed:
            if instance in self._busy:
                self._busy.discard(instance)
                if instance.is_loaded:
                    self._free.append(instance)
                self._changed.notify()

    def drop(self, instance: Instance) -> None:
        """Never use it again: its time was over while it ran."""
        with self._changed:
            self._busy.discard(instance)
            self._changed.notify()

    def forget(self) -> None:
        """Use none of them again; those that run may finish."""
        with self._changed:
            self._free.clear()
            self._busy.clear()
            self._changed.notify_all()
