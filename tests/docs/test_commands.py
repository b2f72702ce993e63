"""Commands that the docs show do what they say; of blocks that begin with ``# needs AWS`` only the shape is checked."""

import re
import shlex
import subprocess

import pytest

from infra import ROOT
from tests.journeys.running import Running
from tests.tools import tool

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / "docs/guide/README.md"]
"""The other pages of the guide are tried in tests/journeys/test_guides.py."""
LONG = {"run", "test", "check", "bench", "soak", "build", "deploy", "lock"}
"""Targets that are run for real elsewhere, or take too long: here only make's own plan of them is asked for."""


def blocks():
    for page in PAGES:
        for number, text in enumerate(re.findall(r"```sh\n(.*?)```", page.read_text("utf-8"), re.DOTALL)):
            yield pytest.param(text, id=f"{page.relative_to(ROOT)}-{number}")


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    running = Running.start(tmp_path_factory.mktemp("state"))
    yield running
    running.stop()


@pytest.mark.parametrize("block", list(blocks()))
def test_the_commands_of_a_page_work(block, demo):
    assert subprocess.run(["bash", "-n"], input=block, text=True, capture_output=True, check=False).returncode == 0
    for target in re.findall(r"^(?:[A-Z_]+=\S+ )*make ([a-z]+)", block, re.MULTILINE):
        subprocess.run(["make", "-n", target, "F=ops/health_get"], cwd=ROOT, check=True, capture_output=True)
    if block.startswith("# needs AWS"):
        return
    commands = "\n".join(line for line in block.splitlines() if runs_here(line))
    if re.search(r"\b(curl|open)\b", commands):
        tool("curl")
    script = commands.replace("http://127.0.0.1:8000", demo.url).replace(".local/", f"{shlex.quote(str(demo.state))}/")
    done = subprocess.run(
        ["bash", "-euo", "pipefail"],
        input=f'open() {{ curl -sf "$1" >/dev/null; }}\n{script}',
        text=True,
        cwd=ROOT,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert "urn:stoa:problem" not in done.stdout


def runs_here(line):
    target = re.match(r"(?:[A-Z_]+=\S+ )*make ([a-z]+)", line)
    return not line.startswith("git ") and (target is None or target[1] not in LONG | {"weave"})
