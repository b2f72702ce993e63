"""Whether what we stand on answers."""

from ops.health.model import Dependency, Health, Unhealthy
from ops.health.service import Checkup, Probe

__all__ = ["Checkup", "Dependency", "Health", "Probe", "Unhealthy", "checkup"]


def checkup() -> Checkup:
    """The check-up as production makes it."""
    from ops.health.probes import PROBES

    return Checkup(PROBES)
