"""What every pump works with."""

from dataclasses import dataclass

from infra.local.pumps.figures import Figures, Invoker
from infra.local.pumps.targets import Targets
from infra.local.pumps.worker import Pace


@dataclass(frozen=True, slots=True)
class Means:
    """How functions are invoked, where things are left, what is counted, and how fast it all goes."""

    invoker: Invoker
    targets: Targets
    figures: Figures
    pace: Pace
