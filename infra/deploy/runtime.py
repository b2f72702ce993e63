"""What Lambda runs our functions with, and where on this machine the same Python is found to compile them."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

RUNTIME = "python3.13"
VERSION = RUNTIME.removeprefix("python")
PLATFORMS = ("manylinux2014_aarch64", "manylinux_2_28_aarch64")
"""Wheels that run on Amazon Linux 2023 (glibc 2.34) on arm64."""


def interpreter() -> Path | None:
    """A Python of the runtime's minor version: only its bytecode is read without being checked or compiled again."""
    return next((path for path in _candidates() if _speaks(path)), None)


def _candidates() -> Iterator[Path]:
    yield Path(sys.executable)
    found = shutil.which(RUNTIME)
    if found:
        yield Path(found)
    yield from sorted(Path.home().glob(f".pyenv/versions/{VERSION}*/bin/{RUNTIME}"), reverse=True)
    yield from sorted(Path.home().glob(f".local/share/uv/python/cpython-{VERSION}*/bin/{RUNTIME}"), reverse=True)


def _speaks(python: Path) -> bool:
    """Whether it runs (a version manager's stand-in may not) and is of that version."""
    show = "import sys; print(sys.implementation.name, *sys.version_info[:2])"
    try:
        said = subprocess.run([python, "-I", "-c", show], capture_output=True, text=True, timeout=20, check=False)
    except OSError:
        return False
    return said.stdout.split() == ["cpython", *VERSION.split(".")]
