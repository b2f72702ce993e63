"""docs/benchmarks.md: the same figures for people, ratios first."""

from collections.abc import Mapping
from typing import Any

from tests.bench.figures import rounded
from tests.bench.machine import description

HEAD = """# What it costs

Written by `make bench`; the same figures for programs are in `benchmarks.json`. Ratios come from one run in which all
sides take turns, so they hold on any machine; times are those of this one: {machine}.

The work is always the same: establish the caller, validate eight fields, one PutItem, one GetItem, answer JSON,
against a DynamoDB that answers at constant cost. It is done three ways: **by hand** (botocore and nothing else, all of
its data as in the managed runtime; the handler verifies the token itself), **as we do it** (`kernel.api`, pydantic,
pynamodb, from the layers that we deploy) and **as usual** (FastAPI behind Mangum with 100 routes, boto3, PyJWT).

Signing in, staying and being known run in the local cloud, beside an **ordinary** request of one query in the same
process; most of a login is the hash of the password, which is meant to be dear.

A **year of 1,000 series** is that of a calendar in which everything repeats: from stored events to each time that they
happen, beside a loop over python-dateutil, and beside recurring-ical-events with a calendar that it has parsed before.
A twentieth is twenty times as fast. A **hostile rule** is written to keep a server busy (`FREQ=SECONDLY` for a century,
days that never are): what is told is the worst of those that the tests know.
A **month of 3 hosts** is what a booking page offers that all of them have to attend; their calendars hold ten thousand
events from the years before, or none, and as much in that month.

Instructions are those that valgrind counts up to the end of the first request, less those of bare Python; two counts
of the same thing must agree within 1 %. Ratios, sizes and counts must hold; times may reach twice their target, since
machines differ. `python -m tests.bench --quick` measures what CI holds to account.

"""
SECTIONS = (("x",), "Ratios"), (("MB", ""), "Sizes and counts"), (("s", "ms", "µs", "M"), "On this machine")


def page(known: Mapping[str, Mapping[str, Any]]) -> str:
    """The whole page."""
    sections = []
    for units, title in SECTIONS:
        rows = [_row(name, each) for name, each in known.items() if each["unit"] in units]
        if rows:
            sections.append(
                f"## {title}\n\n| figure | value | at most | holds |\n|---|---|---|---|\n" + "\n".join(rows)
            )
    return HEAD.format(machine=description()) + "\n\n".join(sections) + "\n"


def _row(name: str, each: Mapping[str, Any]) -> str:
    target = "" if each["target"] is None else f"{rounded(each['target']):g} {each['unit']}".strip()
    value = f"{each['value']:g} {each['unit']}".strip()
    holds = "" if each["target"] is None else _holds(**{name: each[name] for name in ("value", "target", "holds")})
    return f"| {name.replace('_', ' ')} | {value} | {target} | {holds} |"


def _holds(*, value: float, target: float, holds: bool) -> str:
    if not holds:
        return "**no**"
    return "yes" if value <= target else "within twice"  # as times may be
