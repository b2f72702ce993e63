"""``docs/imports.json``: what each function imports before its first request, measured.

Every import is part of a cold start that somebody waits for. So the list is committed, a change of it is seen in
review, and what must not be in it is law.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache

from infra import paths
from infra.catalogue import HOME, Function, House, Unlawful
from infra.local.deployment import ACCOUNT, REGION, STAGE
from infra.lock import HEAVY
from infra.weave.closure import ours, packages_of
from infra.weave.remembered import key, recall, remember
from kernel.doors import Authorizer, HttpDoor

FORBIDDEN = {
    "asyncio": "a function waits for one thing at a time",
    "aws_lambda_powertools.event_handler": "kernel.api routes",
    "aws_xray_sdk": "it costs 40 ms",
    "boto3": "kernel.aws makes clients at a third of the cost",
    "fastapi": "kernel.api routes",
    "jwt": "only the authorizer has it at once; import it where a token is read",
    "moto": "that is for tests",
    "requests": "it costs 50 ms; use urllib3 through the heavy layer, or botocore's",
    "unittest": "that is for tests",
}
_READS_TOKENS = frozenset({"cryptography", "jwt"})
"""What the authorizer has at once: every call waits for it, and it always needs them. Others that are shown tokens now
and then (tests/infra/weave/test_heavy.py says which) import them then."""

_WATCHED = ("concurrent", "email", "http", "multiprocessing", "sqlite3", "ssl", "xml")
"""Modules of Python itself that cost as much as a package."""


def files(house: House) -> Iterator[tuple[str, str]]:
    shown = {name: " ".join(sorted(_shown(house, modules))) for name, modules in sorted(measured(house).items())}
    yield "docs/imports.json", json.dumps(shown, indent=2) + "\n"


def broken(house: House) -> list[str]:
    """The functions that import what they must not."""
    sentences = []
    late = packages_of(HEAVY)  # what these need in their turn is not heavy
    for function in house.all:
        modules = measured(house)[f"{function.room}/{function.name}"]
        if isinstance(function.door, Authorizer):
            modules -= _READS_TOKENS
        wrong = [f"{name} ({why})" for name, why in FORBIDDEN.items() if name in modules]
        wrong += [f"{name} (import it where it is used)" for name in sorted(late & modules)]
        if wrong:
            sentences.append(f"{function.where} imports, before its first request: {', '.join(wrong)}")
    return sentences


@cache
def measured(house: House) -> dict[str, frozenset[str]]:
    """Every module that each function has imported when it is ready."""
    kinds: dict[str, list[Function]] = {}
    found: dict[str, frozenset[str]] = {}
    for function in house.all:
        known = recall(_key(house, function))
        if known is not None:
            found[f"{function.room}/{function.name}"] = known
            continue
        prepared = "kernel.api,kernel.api.http" if isinstance(function.door, HttpDoor) else "kernel.api"
        kinds.setdefault(prepared, []).append(function)
    runs = [(functions, _measure(house, prepared, functions)) for prepared, functions in sorted(kinds.items())]
    for functions, run in runs:
        said, wrong = run.communicate()
        lines = said.splitlines()
        if run.returncode or len(lines) != len(functions):
            raise Unlawful(f"the imports of {functions[0].room} cannot be measured: {wrong.strip()[-300:]}")
        for function, line in zip(functions, lines, strict=True):
            found[f"{function.room}/{function.name}"] = frozenset(line.split()[1:])
            if house.root.is_relative_to(HOME):
                remember(_key(house, function), line.split()[1:])
    return found


def _key(house: House, function: Function) -> str:
    return key("imports", (*ours(house, function).values(), function.source), function.where)


def _measure(house: House, prepared: str, functions: list[Function]) -> subprocess.Popen[str]:
    """Import the functions as Lambda would: in an environment with nothing but what a function has."""
    found = [str(path) for root in dict.fromkeys((house.root, HOME)) for path in paths(root)]
    environment = {
        "PATH": os.environ.get("PATH", ""),
        "PYTHONPATH": os.pathsep.join(found),
        "PYDANTIC_DISABLE_PLUGINS": "1",
        "STAGE": STAGE,
        "ACCOUNT": ACCOUNT,
        "AWS_REGION": REGION,
    }
    script = str(HOME / "infra/weave/measure.py")
    command = [sys.executable, script, prepared, *(function.module for function in functions)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def _shown(house: House, modules: frozenset[str]) -> set[str]:
    """The packages among the modules, and what is as heavy as one."""
    own = {"functions", "__main__", *(path.name for root in (house.root, HOME) for path in root.glob("layers/*"))}
    tops = {module.partition(".")[0] for module in modules}
    packages = {top for top in tops - own - set(sys.stdlib_module_names) if not top.startswith("_")}
    return packages | (tops & set(_WATCHED))
