"""What it costs to work out when things happen that happen again and again."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator

from tests.bench.figures import Figure
from tests.bench.lineup import ROOT
from tests.bench.machine import SUBJECT_CPU, CannotMeasure, pinned

TO_RECURRING = 1 / 20
TO_DATEUTIL = 1 / 3
HOSTILE_MS = 50
LAYERS = ("kernel", "agenda")


def measured(say: Callable[[str], None], *, quick: bool) -> Iterator[Figure]:
    """A year of 1,000 series beside what others take for it, and how long a hostile rule may keep us."""
    say("a year of a calendar of 1,000 series")
    found = _year(1 if quick else 3)
    yield Figure("year_of_1000_series", found["seconds"] * 1e3, "ms")
    yield Figure("year_of_1000_series_over_dateutil", found["over_dateutil"], "x", TO_DATEUTIL)
    yield Figure("year_of_1000_series_over_recurring_ical_events", found["over_recurring"], "x", TO_RECURRING)
    yield Figure("hostile_rule_answered_or_refused", found["hostile"] * 1e3, "ms", HOSTILE_MS, absolute=True)


def _year(turns: int) -> dict[str, float]:
    """Run ``tests.bench.year``."""
    command = pinned(SUBJECT_CPU, [sys.executable, "-m", "tests.bench.year", str(turns)])
    path = os.pathsep.join(str(ROOT / "layers" / layer) for layer in LAYERS)
    environment = {**os.environ, "PYTHONPATH": path, "PYDANTIC_DISABLE_PLUGINS": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=300)
    if done.returncode:
        raise CannotMeasure(f"a year could not be worked out: {done.stderr[-1500:]}")
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found
