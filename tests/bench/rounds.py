"""Processor time of warm requests: all subjects run at once and take turns, so that a busy machine is busy for all."""

from collections.abc import Mapping
from contextlib import ExitStack
from statistics import median
from typing import NamedTuple

from tests.bench.subject import Running, Subject

SETTLING = 200


class Warm(NamedTuple):
    """What a subject costs once it runs."""

    microseconds: float
    ratio: float
    """To the first subject, turn by turn: the median of the turns' ratios."""
    megabytes: float
    modules: int
    init: float
    first: float


def taken(subjects: Mapping[Subject, dict[str, str]], *, rounds: int, requests: int) -> dict[str, Warm]:
    """Let all serve ``requests`` in turn, ``rounds`` times; the first subject is what the others are held against."""
    with ExitStack() as stack:
        running = [stack.enter_context(Running(subject, env)) for subject, env in subjects.items()]
        for each in running:
            each.serve(SETTLING)
        turns = [[median(each.serve(requests)) for each in running] for _ in range(rounds)]
        found = {}
        for place, (subject, each) in enumerate(zip(subjects, running, strict=True)):
            found[subject.name] = Warm(
                microseconds=median(turn[place] for turn in turns),
                ratio=median(turn[place] / turn[0] for turn in turns),
                megabytes=each.first["resident"],
                modules=len(each.first["modules"]),
                init=each.first["init"],
                first=each.first["first"],
            )
        return found
