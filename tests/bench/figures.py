"""Figures, what they are held against, and whether they hold."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LENIENCE = 2
"""Absolute times depend on the machine: they fail only beyond so many times their target."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that was measured just now."""

    name: str  # words with underscores: later issues add theirs, and people read them
    value: float
    unit: str
    target: float | None = None  # at most; None: for information
    absolute: bool = False  # a time of this machine, rather than a ratio, a size or a count

    @property
    def holds(self) -> bool:
        if self.target is None:
            return True
        return self.value <= self.target * (LENIENCE if self.absolute else 1)

    def entry(self, command: str) -> dict[str, Any]:
        """As it stands in ``docs/benchmarks.json``."""
        return {
            "value": rounded(self.value),
            "unit": self.unit,
            "target": self.target,
            "holds": self.holds,
            "command": command,
        }


def rounded(value: float) -> float:
    """As many digits as mean something."""
    return float(f"{value:.3g}") if abs(value) < 1000 else round(value)


def recorded(path: Path, figures: list[Figure], command: str) -> dict[str, dict[str, Any]]:
    """Put figures among those that are there already, and return all."""
    known: dict[str, dict[str, Any]] = json.loads(path.read_text()) if path.exists() else {}
    known |= {figure.name: figure.entry(command) for figure in figures}
    known = dict(sorted(known.items()))
    path.write_text(json.dumps(known, indent=2, ensure_ascii=False) + "\n")
    return known
