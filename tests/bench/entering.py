"""What signing in, staying and being known cost."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.bench import counts, event
from tests.bench.assembled import size
from tests.bench.figures import Figure
from tests.bench.lineup import OURS, ROOT, authorizer, layer, lineup
from tests.bench.machine import CPUS, CannotMeasure
from tests.bench.stub import Stub
from tests.bench.subject import Subject

LOGIN_TRIPS = 3
UNSEEN_TRIPS = 1
COLD_TO_HANDWRITTEN = 1.75
UNSEEN_TO_ORDINARY = 3
LAYERS_MB = 39
REFUSED = {"headers": {"authorization": "Bearer a.b.c"}}
"""What the authorizer is asked first: whatever it was imported for is there, and nothing is asked of DynamoDB."""


def measured(say: Callable[[str], None]) -> Iterator[Figure]:
    """All of them gate but those of which it says nothing: how dear a password is made is a decision."""
    yield Figure("layers_of_the_authorizer", size(*map(layer, (*OURS, "identity", "heavy"))) / 1e6, "MB", LAYERS_MB)
    say("signing in, staying and being known")
    found = _members()
    yield Figure("dynamodb_round_trips_login", found["login_trips"], "", LOGIN_TRIPS)
    yield Figure("dynamodb_round_trips_refresh", found["refresh_trips"], "")
    yield Figure("dynamodb_round_trips_authorizer_seen", found["seen_trips"], "", 0)
    yield Figure("dynamodb_round_trips_authorizer_unseen", found["unseen_trips"], "", UNSEEN_TRIPS)
    yield Figure("login_cpu_over_ordinary", found["login"], "x")
    yield Figure("refresh_cpu_over_ordinary", found["refresh"], "x")
    yield Figure("authorizer_seen_cpu_over_ordinary", found["seen"], "x", 1)
    yield Figure("authorizer_unseen_cpu_over_ordinary", found["unseen"], "x", UNSEEN_TO_ORDINARY)
    say("the authorizer's cold start, under valgrind")
    yield Figure("cold_start_authorizer_over_handwritten", _cold(), "x", COLD_TO_HANDWRITTEN)


def _members() -> dict[str, float]:
    """Run ``tests.bench.members``."""
    command = [sys.executable, "-m", "tests.bench.members"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
    if done.returncode:
        raise CannotMeasure(f"nobody could sign in: {done.stderr[-1500:]}")
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _cold() -> float:
    """Instructions up to the end of the first answer, beside those of the handler by hand, which reads tokens too."""
    handwritten, ours = lineup()["handwritten"], authorizer()
    with tempfile.TemporaryDirectory() as folder, Stub() as stub:
        file, key = event.written(Path(folder))
        refused = Path(folder) / "refused.json"
        refused.write_text(json.dumps(REFUSED))
        environments = {
            "bare": {**handwritten.environment(stub.url, file, key), "BENCH_HANDLER": "", "PYTHONPATH": ""},
            "handwritten": handwritten.environment(stub.url, file, key),
            "authorizer": {**ours.environment(stub.url, refused, key), "ORIGIN": "https://stoa.example.com"},
        }
        subjects = {"bare": Subject("bare Python", ""), "handwritten": handwritten, "authorizer": ours}
        with ThreadPoolExecutor(len(CPUS)) as pool:
            asked = {name: pool.submit(counts.cold, subjects[name], environments[name]) for name in subjects}
            cold = {name: count.result() for name, count in asked.items()}
    return (cold["authorizer"] - cold["bare"]) / (cold["handwritten"] - cold["bare"])
