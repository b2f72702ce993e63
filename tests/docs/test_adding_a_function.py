"""The guide to adding a function, followed to the letter by somebody who reads nothing else."""

import json
import re
import shutil
import subprocess
import sys

import pytest

from infra import ROOT

NEEDED = ("functions", "layers", "infra", "events", "docs", "tests/house", "tests/functions", "tests/conftest.py")


@pytest.fixture
def copy(tmp_path):
    for name in (*NEEDED, "template.yaml", "pyproject.toml", "requirements.lock"):
        source, target = ROOT / name, tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    return tmp_path


def run(copy, *command):
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=copy, capture_output=True, text=True, timeout=240, check=False
    )
    return done.returncode, done.stdout + done.stderr


def test_what_the_guide_shows_works(copy):
    guide = (ROOT / "docs/adding-a-function.md").read_text("utf-8")
    paths = re.findall(r"`((?:tests/)?functions/ops/\w+\.py)`", guide)
    for path, code in zip(paths, re.findall(r"```python\n(.*?)```", guide, re.DOTALL), strict=True):
        (copy / path).write_text(code, "utf-8")

    name, cost = re.search(r'`"(ops/\w+)": (\d)` to', guide).groups()
    figures = copy / "tests/functions/round_trips.json"
    figures.write_text(json.dumps({**json.loads(figures.read_text()), name: int(cost)}))

    code, said = run(copy, "infra", ".")
    assert code == 0, said
    assert "/api/ops/incidents/newest" in (copy / "docs/openapi.json").read_text()
    assert "IncidentsNewestRole" in (copy / "infra/ops/functions.yaml").read_text()
    code, said = run(copy, "pytest", "-p", "no:cacheprovider", paths[1])
    assert code == 0, said

    listing = (ROOT / "functions/ops/incidents_list.py").read_text("utf-8").replace(", page: Page)", ")")
    unasked = copy / "functions/ops/incidents_list.py"
    unasked.write_text(listing.replace("caller.workspace, page)", "caller.workspace, Page())"), "utf-8")
    code, said = run(copy, "infra", "--check", ".")
    assert (code, "incidents_list.py: its view answers with a Listing and takes no Page" in said) == (1, True), said

    function = copy / paths[0]
    function.write_text(
        function.read_text().replace('"ops-incidents-1:Query"]', '"ops-incidents-1:Query", "ops-incidents-1:Scan"]')
    )
    code, said = run(copy, "pytest", "-p", "no:cacheprovider", paths[1])
    assert (code, "has grants that none of its tests needs" in said) == (1, True), "a spare grant"
