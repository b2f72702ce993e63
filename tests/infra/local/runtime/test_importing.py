import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module

import pytest

from infra.local.runtime import importing

# Each thread holds the lock of a module that the other wants: one runs the package, the other one of its modules.
PACKAGE = """
import builtins
builtins.meeting.inside.set()
builtins.meeting.beside.wait(0.5)
from twosided import second
"""
FIRST = "sides = 1\n"
SECOND = """
import builtins
builtins.meeting.beside.set()
builtins.meeting.waiting.wait(0.3)
from twosided import first
sides = 1 + first.sides
"""


class Meeting:
    """Where two threads wait for each other; nobody says that they are ``waiting``, since then they are."""

    def __init__(self):
        self.inside, self.beside, self.waiting = (threading.Event() for _ in range(3))


@pytest.fixture
def meeting(tmp_path, monkeypatch):
    package = tmp_path / "twosided"
    package.mkdir()
    for name, text in {"__init__": PACKAGE, "first": FIRST, "second": SECOND}.items():
        (package / f"{name}.py").write_text(text, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    found = Meeting()
    monkeypatch.setattr("builtins.meeting", found, raising=False)
    yield found
    for name in [each for each in sys.modules if each.partition(".")[0] == "twosided"]:
        del sys.modules[name]


def test_two_functions_that_load_at_once_may_come_to_a_package_from_two_sides(meeting):
    importing.install()

    def other():
        meeting.inside.wait()
        return import_module("twosided.second")

    with ThreadPoolExecutor() as threads:
        one = threads.submit(import_module, "twosided.first")
        two = threads.submit(other)
        assert one.result().sides == 1
        assert two.result().sides == 2
