"""What one function costs: its cold start, its warm requests, its memory and its layers."""

import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.bench import counts, event, rounds
from tests.bench.assembled import size
from tests.bench.figures import Figure
from tests.bench.lineup import OURS, layer, lineup
from tests.bench.machine import CPUS
from tests.bench.stub import Stub
from tests.bench.subject import Running, Subject

COLD_TO_HANDWRITTEN = 1.10
COLD_TO_FASTAPI = 0.40
WARM_TO_HANDWRITTEN = 1.6
LAYERS_MB = 20
TRIPS = 2

Say = Callable[[str], None]


def measured(say: Say, *, quick: bool) -> Iterator[Figure]:
    """Every figure about functions; quickly: those that gate."""
    subjects = lineup()
    with tempfile.TemporaryDirectory() as folder, Stub() as stub:
        file, key = event.written(Path(folder))
        environments = {each: each.environment(stub.url, file, key) for each in subjects.values()}
        yield from _layers()
        yield from _trips(subjects, environments, stub)
        say("warm requests, in turns")
        yield from _warm(environments, quick=quick)
        say("instructions, under valgrind")
        yield from _instructions(subjects, environments, quick=quick)


def _layers() -> Iterator[Figure]:
    folders = [layer(name) for name in (*OURS, "ops")]
    yield Figure("layers_of_an_ordinary_function", size(*folders) / 1e6, "MB", LAYERS_MB)
    yield Figure("layer_vendor", size(layer("vendor")) / 1e6, "MB")
    yield Figure("layer_heavy", size(layer("heavy")) / 1e6, "MB")


def _trips(subjects: dict[str, Subject], environments: dict[Subject, dict[str, str]], stub: Stub) -> Iterator[Figure]:
    """Calls of DynamoDB that a warm request makes, as DynamoDB counts them."""
    for name in ("ours", "journaled"):
        with Running(subjects[name], environments[subjects[name]]) as running:
            before = stub.counted()
            running.serve(10)
            made = (stub.counted() - before).total() / 10
        yield Figure(f"dynamodb_round_trips_{name}", made, "", TRIPS)


def _warm(environments: dict[Subject, dict[str, str]], *, quick: bool) -> Iterator[Figure]:
    found = rounds.taken(environments, rounds=10 if quick else 60, requests=40)
    yield Figure("warm_cpu_over_handwritten", found["ours"].ratio, "x", WARM_TO_HANDWRITTEN)
    yield Figure("warm_cpu_journaled_over_handwritten", found["journaled"].ratio, "x")
    yield Figure("warm_cpu_over_fastapi", found["ours"].ratio / found["fastapi"].ratio, "x")
    for name, each in () if quick else found.items():
        yield Figure(f"warm_cpu_{name}", each.microseconds, "µs")
        yield Figure(f"init_cpu_{name}", each.init, "ms")
        yield Figure(f"first_request_cpu_{name}", each.first, "ms")
        yield Figure(f"resident_{name}", each.megabytes, "MB")
        yield Figure(f"modules_{name}", each.modules, "")


def _instructions(
    subjects: dict[str, Subject], environments: dict[Subject, dict[str, str]], *, quick: bool
) -> Iterator[Figure]:
    bare = Subject("bare Python", "")
    nothing = {**environments[subjects["handwritten"]], "BENCH_HANDLER": "", "PYTHONPATH": ""}
    names = [name for name in subjects if not (quick and name == "journaled")]
    with ThreadPoolExecutor(len(CPUS)) as pool:
        start = pool.submit(counts.cold, bare, nothing)
        times = {name: counts.counted if quick and name == "fastapi" else counts.cold for name in names}
        asked = {name: pool.submit(times[name], subjects[name], environments[subjects[name]]) for name in names}
        cold = {name: count.result() for name, count in asked.items()}
        further = {
            name: pool.submit(counts.warm, subjects[name], environments[subjects[name]], cold[name])
            for name in names
            if name != "fastapi"
        }
        warm = {name: count.result() for name, count in further.items()}
        net = {name: count - start.result() for name, count in cold.items()}
    yield Figure("cold_start_over_handwritten", net["ours"] / net["handwritten"], "x", COLD_TO_HANDWRITTEN)
    yield Figure("cold_start_over_fastapi", net["ours"] / net["fastapi"], "x", COLD_TO_FASTAPI)
    yield Figure("warm_instructions_over_handwritten", warm["ours"] / warm["handwritten"], "x", WARM_TO_HANDWRITTEN)
    if not quick:
        yield Figure("cold_start_journaled_over_handwritten", net["journaled"] / net["handwritten"], "x")
        yield Figure("warm_instructions_journaled_over_handwritten", warm["journaled"] / warm["handwritten"], "x")
        for name, count in net.items():
            yield Figure(f"cold_start_instructions_{name}", count / 1e6, "M")
