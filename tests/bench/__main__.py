"""Measure, write docs/benchmarks.json and docs/benchmarks.md, and fail if something does not hold."""

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench import report
from tests.bench.figures import Figure, recorded, rounded
from tests.bench.machine import CannotMeasure

DOCS = Path(__file__).parents[2] / "docs"


def main(arguments: list[str]) -> int:
    """0 when everything holds, 1 when something does not, 2 when nothing could be measured."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="What Stoa costs")
    parser.add_argument(
        "--quick", action="store_true", help="only what CI holds to account, in two minutes; writes nothing"
    )
    parser.add_argument("--only", choices=["functions", "identity", "agenda", "cloud"], help="only that part")
    given = parser.parse_args(arguments)
    started = time.monotonic()
    try:
        figures = list(_measured(only=given.only, quick=given.quick))
    except CannotMeasure as error:
        print(f"cannot measure: {error}", file=sys.stderr)
        return 2
    if not given.quick:
        known = recorded(DOCS / "benchmarks.json", figures, "make bench")
        (DOCS / "benchmarks.md").write_text(report.page(known))
    failed = [figure for figure in figures if not figure.holds]
    print(f"{len(figures)} figures in {time.monotonic() - started:.0f} s; {len(failed) or 'none'} beyond its target")
    return 1 if failed else 0


def _measured(*, only: str | None, quick: bool) -> Iterator[Figure]:
    """Measure, and say each figure as it comes."""
    for figure in _parts(only=only, quick=quick):
        target = "" if figure.target is None else f"  (at most {figure.target:g})"
        verdict = "" if figure.holds else "  TOO MUCH"
        print(f"  {figure.name:<46}{rounded(figure.value):>10g} {figure.unit:<3}{target}{verdict}", flush=True)
        yield figure


def _parts(*, only: str | None, quick: bool) -> Iterator[Figure]:
    if only in {None, "functions"}:
        from tests.bench import functions

        yield from functions.measured(_say, quick=quick)
    if only in {None, "identity"}:
        from tests.bench import entering

        yield from entering.measured(_say)
    if only in {None, "agenda"}:
        from tests.bench import booking, repeating

        yield from repeating.measured(_say, quick=quick)
        yield from booking.measured(_say)
    if only in {None, "cloud"}:
        from tests.bench import cloud

        yield from cloud.measured_quickly(_say) if quick else cloud.measured(_say)


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
