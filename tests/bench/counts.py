"""Instructions, which do not depend on what else the machine does: counted by valgrind, net of bare Python."""

import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.bench.machine import CPUS, CannotMeasure
from tests.bench.subject import Running, Subject

VALGRIND = ("valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null")
AGREEMENT = 0.01
WARM = 20


def counted(subject: Subject, environment: dict[str, str], requests: int = 0) -> int:
    """Instructions of a whole process: start, init, first request and as many more."""
    if not shutil.which("valgrind"):
        raise CannotMeasure("instructions are counted by valgrind, which is not installed: apt-get install valgrind")
    with Running(subject, environment, under=VALGRIND) as running:
        if requests:
            running.serve(requests)
        said = running.finish()
    found = re.search(r"I\s+refs:\s+([\d,]+)", said)
    if not found:
        raise CannotMeasure(f"valgrind counted nothing for {subject.name}: {said[-500:]}")
    return int(found[1].replace(",", ""))


def agreeing(subject: Subject, environment: dict[str, str], requests: int = 0) -> int:
    """Count twice; two counts of the same thing agree, or neither is worth telling."""
    first, second = (counted(subject, environment, requests) for _ in range(2))
    if abs(first - second) > AGREEMENT * min(first, second):
        raise CannotMeasure(f"two counts of {subject.name} differ by more than a hundredth: {first:,} and {second:,}")
    return (first + second) // 2
