"""What the local cloud costs: deploying, starting again, requests, queries, memory."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.bench import street
from tests.bench.figures import Figure
from tests.bench.machine import CannotMeasure
from tests.ports import free_ports

ROOT = street.ROOT
DEPLOYED_S = 3
READY_S = 8
GATEWAY_TO_DIRECT = 3
MANY_TO_FEW = 2
RESIDENT_MB = 400
PATIENCE = 300


def measured(say: Callable[[str], None]) -> Iterator[Figure]:
    """Every figure about the local cloud."""
    say("make run, twice")
    yield from _run()
    say("weaving two hundred functions")
    template = street.built()
    with tempfile.TemporaryDirectory() as state:
        say("deploying them, twice")
        cold = _account(template, state, "nothing")
        cached = _account(template, state, "requests")
        yield Figure("deploy_200_functions_first_time", cold["deployed"], "s", DEPLOYED_S, absolute=True)
        yield Figure("deploy_200_functions", cached["deployed"], "s", DEPLOYED_S, absolute=True)
        yield from _answering(cached)
        yield Figure("gateway_request", cached["through"] * 1000, "ms")
        yield Figure("direct_request", cached["direct"] * 1000, "ms")
        say("a hundred thousand items")
        queries = _account(template, state, "queries")
        yield Figure("query_100000_over_500_items", queries["over_few"], "x", MANY_TO_FEW)
        yield Figure("query_500_items", queries["few"] * 1000, "ms")


def measured_quickly(say: Callable[[str], None]) -> Iterator[Figure]:
    """The ratios and sizes that gate: no time of this machine."""
    say("the local cloud with two hundred functions")
    template = street.built()
    with tempfile.TemporaryDirectory() as state:
        found = _account(template, state, "quickly")
    yield from _answering(found)
    yield Figure("query_10000_over_500_items", found["over_few"], "x", MANY_TO_FEW)


def _answering(found: dict[str, Any]) -> Iterator[Figure]:
    yield Figure("gateway_request_over_direct", found["over_direct"], "x", GATEWAY_TO_DIRECT)
    yield Figure("local_cloud_200_functions_resident", found["resident"], "MB", RESIDENT_MB)


def _account(template: Path, state: str, what: str) -> dict[str, Any]:
    """Run ``tests.bench.account`` and collect what it says."""
    command = [sys.executable, "-m", "tests.bench.account", str(template), state, what]
    environment = {**os.environ, "PYTHONPATH": street.path(template.parent)}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=PATIENCE
    )
    if done.returncode:
        raise CannotMeasure(f"the local cloud did not measure its {what}: {done.stderr[-1500:]}")
    facts: dict[str, Any] = {}
    for line in done.stdout.splitlines():
        if line.startswith("{"):
            facts |= json.loads(line)
    return facts


def _run() -> Iterator[Figure]:
    """``make run`` for the first time and again."""
    shutil.rmtree(ROOT / ".cache/templates", ignore_errors=True)  # a first time finds nothing translated
    with tempfile.TemporaryDirectory() as state:
        first, _ = _ready(state)
        second, resident = _ready(state)
    yield Figure("ready_first_start", first, "s")
    yield Figure("ready_second_start", second, "s", READY_S, absolute=True)
    yield Figure("local_cloud_resident", resident, "MB", RESIDENT_MB)


def _ready(state: str) -> tuple[float, float]:
    """Seconds until it says that it is ready, and the memory that it then holds; stopped as with Ctrl-C."""
    port = free_ports()
    environment = {**os.environ, "STATE": state, "PORT": str(port), "SMTP_PORT": str(port + 25)}
    started = time.perf_counter()
    command = [sys.executable, "-m", "infra.local"]
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert process.stdout is not None
    said = []
    try:
        for line in process.stdout:
            said.append(line)
            if line.startswith("ready "):
                return time.perf_counter() - started, _resident(process.pid)
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
    raise CannotMeasure(f"`make run` did not get ready: {''.join(said[-10:])}")


def _resident(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS"))
