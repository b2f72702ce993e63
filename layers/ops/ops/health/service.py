"""Knocking at everything that we stand on."""

import time
from collections.abc import Callable, Mapping
from contextvars import copy_context
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Thread

from kernel.logs import log
from kernel.metrics import count
from ops.health.model import Dependency, Health, State

Probe = Callable[[], None]
"""Returns if the thing answers, and raises whatever it likes if not."""

PATIENCE = 4.0
"""Seconds for which we wait at a door. Who waits longer says nothing at all: the function's own time is up."""


@dataclass(frozen=True, slots=True)
class Checkup:
    probes: Mapping[str, Probe]
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    patience: float = PATIENCE

    def health(self) -> Health:
        """Knock everywhere at once; who does not answer keeps nobody from hearing of the others."""
        knocks = [_Knock(name, probe) for name, probe in self.probes.items()]
        ends = time.monotonic() + self.patience
        return Health.of([knock.answer(ends) for knock in knocks], self.now())

    def record(self) -> Health:
        """Knock everywhere, and keep the figures."""
        health = self.health()
        for dependency in health.dependencies:
            count("DependencyDown", float(dependency.state == "down"), room="ops", dependency=dependency.name)
        return health


class _Knock:
    """One probe under way, on a thread of its own that says who it works for."""

    def __init__(self, name: str, probe: Probe) -> None:
        self._name = name
        self._probe = probe
        self._started = time.monotonic()
        self._answered: Dependency | None = None
        self._thread = Thread(target=copy_context().run, args=(self._knock,), name=name, daemon=True)
        self._thread.start()

    def answer(self, ends: float) -> Dependency:
        """What became of it by then."""
        self._thread.join(max(0.0, ends - time.monotonic()))
        if self._answered is None:
            log.warning("a dependency does not answer", extra={"dependency": self._name})
        return self._answered or self._said("down")

    def _knock(self) -> None:
        try:
            self._probe()
        except Exception:  # noqa: BLE001 - whatever it is, it is down
            log.warning("a dependency is down", extra={"dependency": self._name}, exc_info=True)
            self._answered = self._said("down")
        else:
            self._answered = self._said("up")

    def _said(self, state: State) -> Dependency:
        return Dependency(name=self._name, state=state, milliseconds=round((time.monotonic() - self._started) * 1000))
