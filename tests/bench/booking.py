"""What it costs to find the times that a booking page offers."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator

from tests.bench.figures import Figure
from tests.bench.lineup import ROOT
from tests.bench.machine import CannotMeasure

TO_FRESH = 1.5


def measured(say: Callable[[str], None]) -> Iterator[Figure]:
    """A month of a page of three hosts who have ten thousand events each, beside one of hosts without a history."""
    say("a month of a booking page")
    command = [sys.executable, "-m", "tests.bench.slots"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=600)
    if done.returncode:
        raise CannotMeasure(f"no times could be found: {done.stderr[-1500:]}")
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    yield Figure("month_of_3_hosts", found["seconds"] * 1e3, "ms")
    yield Figure("month_of_3_hosts_with_10000_events_over_none", found["over_fresh"], "x", TO_FRESH)
