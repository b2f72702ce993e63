"""``make check``: everything that can be known without running anything of ours. One line for each step.

Two steps run at a time, since that is what a build machine has. What a step says is shown only if it fails; what a
machine lacks is said, and its step left out.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from infra import ROOT, paths
from infra.deploy import sam

BIN = Path(sys.executable).parent
HOUSE = ROOT / "tests/house"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to find out, by running a command."""

    name: str
    command: tuple[str, ...]
    environment: dict[str, str] = field(default_factory=dict)
    lacks: str = ""
    """What it needs and this machine has not got: it is not run."""


@dataclass(frozen=True, slots=True)
class Result:
    step: Step
    holds: bool
    output: str
    seconds: float

    @property
    def line(self) -> str:
        """What there is to say of a step."""
        if self.step.lacks:
            return f"  {self.step.name:<34}skipped: {self.step.lacks}"
        return f"  {self.step.name:<34}{'ok' if self.holds else 'FAILED':>7} {self.seconds:6.1f} s"


def steps(*, has_sam: bool) -> Iterator[Step]:
    """All of them, those that take longest first."""
    here = {"PYTHONPATH": os.pathsep.join(map(str, paths(ROOT)))}
    yield Step("types", (tool("mypy"), "infra", "functions", *_packages(ROOT)))
    yield Step("types in tests/house", (tool("mypy"), str(HOUSE / "functions"), *_packages(HOUSE)), _house())
    yield Step("woven files, laws, imports", (sys.executable, "-m", "infra", "--check"))
    yield Step("templates", (sys.executable, "-m", "infra.linting", *templates()))
    every = (str(sam.FOLDER / "bin/python"), "-P", "infra/weave/validate.py", *templates())
    yield Step("sam validate", every, sam.environment(), "" if has_sam else "no SAM CLI; `make build` installs it")
    yield Step("web client: types, lint", (sys.executable, "-m", "infra.web", "check"))
    yield Step("rooms", (tool("lint-imports"), "--no-cache"), here)
    documents = ("docs/openapi.json", "tests/house/docs/openapi.json")
    yield Step("openapi", (tool("openapi-spec-validator"), *documents))
    yield Step("format", (tool("ruff"), "format", "--check", "."))
    yield Step("lint", (tool("ruff"), "check", "."))


def tool(name: str) -> str:
    """A command of the virtual environment."""
    return str(BIN / name)


def templates() -> list[str]:
    """Every template, whoever wrote it."""
    patterns = ("template.yaml", "infra/*/*.yaml", "tests/house/template.yaml", "tests/house/infra/*/*.yaml")
    return sorted(str(path.relative_to(ROOT)) for pattern in patterns for path in ROOT.glob(pattern))


def performed(step: Step) -> Result:
    """Run a step."""
    if step.lacks:
        return Result(step, True, "", 0)
    started = time.perf_counter()
    environment = {**os.environ, **step.environment}
    try:
        done = subprocess.run(
            step.command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
        )
    except OSError as error:
        return Result(step, False, f"{step.command[0]}: {error.strerror}", 0)
    output = done.stdout.decode("utf-8", "replace").strip()
    return Result(step, done.returncode == 0, output, time.perf_counter() - started)


def main(every: Iterable[Step]) -> int:
    """Run every step; 1 if one fails."""
    started, failed = time.perf_counter(), 0
    with ThreadPoolExecutor(2) as pool:
        for result in pool.map(performed, every):
            print(result.line, flush=True)
            if not result.holds:
                failed += 1
                print(result.output + "\n", flush=True)
    seconds = time.perf_counter() - started
    print(f"  {f'{failed} failed' if failed else 'all is well'}, in {seconds:.1f} s", flush=True)
    return int(failed > 0)


def _packages(root: Path) -> list[str]:
    """The packages in the layers of a house."""
    return sorted(str(path.parent) for path in root.glob("layers/*/*/__init__.py"))


def _house() -> dict[str, str]:
    """Where mypy finds the room that lives in the tests; its cache apart from that of the others."""
    paths = [str(path) for path in sorted(HOUSE.glob("layers/*")) if path.is_dir()]
    return {"MYPYPATH": os.pathsep.join(paths), "MYPY_CACHE_DIR": str(ROOT / ".mypy_cache/house")}


if __name__ == "__main__":
    sys.exit(main(steps(has_sam=sam.COMMAND.exists())))
