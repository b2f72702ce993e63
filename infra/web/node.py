"""Node: the machine's own where it is new enough, else one that PyPI brings, in a folder of its own."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from infra import ROOT

LOCK = ROOT / "infra/web/requirements.lock"
FOLDER = ROOT / ".tools/node"
OLDEST = ((20, 19), (22, 12))
"""What Vite runs on: from the first within its own major version, from the second on in every one."""

Report = Callable[[str], None]


class NoNode(Exception):
    """Why there is no Node, in one sentence."""


def path(report: Report) -> str:
    """What ``PATH`` has to be for ``node`` and ``npm`` to be found."""
    here = os.environ.get("PATH", os.defpath)
    if shutil.which("npm", path=here) and new_enough(_version(shutil.which("node", path=here))):
        return here
    return f"{_brought(report)}{os.pathsep}{here}"


def new_enough(version: str) -> bool:
    """Whether ``v20.20.2`` will do."""
    found = re.match(r"v(\d+)\.(\d+)\.", version)
    if found is None:
        return False
    major, minor = int(found[1]), int(found[2])
    first, second = OLDEST
    return (major == first[0] and minor >= first[1]) or (major, minor) >= second


def _version(node: str | None) -> str:
    if node is None:
        return ""
    try:
        done = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip()


def _brought(report: Report) -> Path:
    """The folder of a Node that was installed from its lock; it is, at the first call."""
    digest = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    ready, bin_ = FOLDER / ".ready", FOLDER / "bin"
    if not ready.exists() or ready.read_text("utf-8") != digest:
        report("this machine has no Node that is new enough: one comes into .tools/node (once)")
        shutil.rmtree(FOLDER, ignore_errors=True)
        _must([sys.executable, "-m", "venv", str(FOLDER)])
        pip = [str(bin_ / "python"), "-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-input"]
        _must([*pip, "--no-deps", "--require-hashes", "-r", str(LOCK)])
        ready.write_text(digest, "utf-8")
    return bin_


def _must(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines() or ["it said nothing"]
        raise NoNode(f"Node cannot be installed: {said[-1]}")
