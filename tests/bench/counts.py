"""Instructions, which do not depend on what else the machine does: counted by valgrind."""

import re
import shutil

from tests.bench.machine import CannotMeasure
from tests.bench.subject import Running, Subject

VALGRIND = ("valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null")
AGREEMENT = 0.01
WARM = 25
"""Requests after the first that a warm request's instructions are averaged over."""


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


def cold(subject: Subject, environment: dict[str, str]) -> int:
    """Instructions up to the end of the first request, counted twice."""
    return agreed(subject.name, counted(subject, environment), counted(subject, environment))


def warm(subject: Subject, environment: dict[str, str], cold: int) -> float:
    """Instructions of a request like any other, given those of the process up to its first."""
    return (counted(subject, environment, WARM) - cold) / WARM


def agreed(name: str, first: int, second: int) -> int:
    """Two counts of the same thing agree, or neither is worth telling."""
    if abs(first - second) > AGREEMENT * min(first, second):
        raise CannotMeasure(f"two counts of {name} differ by more than a hundredth: {first:,} and {second:,}")
    return (first + second) // 2
