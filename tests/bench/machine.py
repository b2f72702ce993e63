"""This machine: which processors measure, and how it may be described to people elsewhere."""

import os
import platform
import shutil
import sys
from pathlib import Path

CPUS = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else [0]
SUBJECT_CPU = CPUS[-1]
SERVER_CPU = CPUS[0]


class CannotMeasure(Exception):
    """Something is missing without which any number would be made up."""


def pinned(cpu: int, argv: list[str]) -> list[str]:
    """``argv`` kept to one processor, where the system can."""
    return ["taskset", "-c", str(cpu), *argv] if shutil.which("taskset") else argv


def interpreter() -> str:
    """The Python of this virtual environment without the environment: only what a subject is given is importable."""
    return str(Path(sys.executable).resolve())


def description() -> str:
    """What a reader needs to compare: kind and number of processors, interpreter; nothing that names this machine."""
    bits = f"{len(CPUS)} {platform.machine()} processors" if len(CPUS) > 1 else f"one {platform.machine()} processor"
    return f"{bits}, {platform.system()}, {platform.python_implementation()} {platform.python_version()}"
