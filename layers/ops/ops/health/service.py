"""Knocking at everything that we stand on."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from kernel.logs import log
from kernel.metrics import count
from ops.health.model import Dependency, Health

Probe = Callable[[], None]
"""Returns if the thing answers, and raises whatever it likes if not."""


@dataclass(frozen=True, slots=True)
class Checkup:
    probes: Mapping[str, Probe]
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def health(self) -> Health:
        """Knock everywhere."""
        return Health.of([self._knock(name, probe) for name, probe in self.probes.items()], self.now())

    def record(self) -> Health:
        """Knock everywhere, and keep the figures."""
        health = self.health()
        for dependency in health.dependencies:
            count("DependencyDown", float(dependency.state == "down"), room="ops", dependency=dependency.name)
        return health

    @staticmethod
    def _knock(name: str, probe: Probe) -> Dependency:
        started = time.perf_counter()
        try:
            probe()
        except Exception:  # noqa: BLE001 - whatever it is, it is down
            log.warning("a dependency is down", extra={"dependency": name}, exc_info=True)
            return Dependency(name=name, state="down", milliseconds=_since(started))
        return Dependency(name=name, state="up", milliseconds=_since(started))


def _since(started: float) -> int:
    return round((time.perf_counter() - started) * 1000)
