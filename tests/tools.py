"""Programs of the machine that a few tests need: a laptop may do without, a machine that judges a change may not."""

import os
import shutil

import pytest

from infra.web.node import FOLDER

NAMES = {"chromium": ("chromium", "chromium-browser", "google-chrome", "chrome")}
PLACES = ("/usr/bin", str(FOLDER / "bin"))
"""Where a program may be that is not on ``PATH``: a shell's may be short, and Node may be of our own."""


def tool(name):
    """Where a program is. Whoever asks is skipped where there is none, and fails where ``CI`` is set."""
    path = os.pathsep.join((os.environ.get("PATH", os.defpath), *PLACES))
    for each in NAMES.get(name, (name,)):
        if found := shutil.which(each, path=path):
            return found
    return lacking(f"this machine has no {name} (.ci/run brings it)")


def lacking(said):
    """Skip a test for what this machine has not, and fail it where ``CI`` is set."""
    if os.environ.get("CI"):
        pytest.fail(f"{said}, without which nothing is known of what this test is about")
    pytest.skip(said)
