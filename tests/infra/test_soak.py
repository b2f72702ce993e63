"""`make soak` does what it says: more examples, more threads, more kills."""

import re
import subprocess

from infra import ROOT
from tests.soaking import more

FILES = {path: path.read_text("utf-8") for path in ROOT.glob("tests/**/*.py") if path.stem.startswith("test_")}


def grows(text):
    return re.search(r"^[A-Z_, ]+ = more\(|=more\(", text, re.MULTILINE) is not None


def test_more_is_more_in_a_soak_only(monkeypatch):
    monkeypatch.delenv("SOAK", raising=False)
    assert more(2, 10) == 2
    monkeypatch.setenv("SOAK", "1")
    assert more(2, 10) == 10


def test_what_does_more_in_a_soak_is_run_by_it():
    growing = {path.name for path, text in FILES.items() if grows(text)}
    marked = {path.name for path, text in FILES.items() if re.search(r"^pytestmark = .*\bsoak\b", text, re.MULTILINE)}

    assert growing == marked
    assert {"test_fuzz.py", "test_threads.py", "test_journal_threads.py", "test_kill.py"} <= growing


def test_nothing_else_asks_whether_this_is_a_soak():
    asking = [path for path in ROOT.glob("tests/**/*.py") if re.search(r"environ.*\bSOAK\b", path.read_text("utf-8"))]

    assert [path.name for path in asking] == ["soaking.py"]


def test_a_soak_is_those_and_no_other():
    planned = subprocess.run(["make", "-n", "soak"], cwd=ROOT, capture_output=True, text=True, check=True).stdout

    assert "SOAK=1 " in planned
    assert re.search(r"-m soak\b", planned)
