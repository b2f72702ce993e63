"""The layers' requirements: the same versions and hashes as requirements.lock, each package in one of two layers.

``python -m infra.deploy.vendor`` writes them; `make lock` does so after it has resolved the lock. Which package needs
which is read from what is installed, and judged for the machine that Lambda gives us.
"""

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from infra.deploy.runtime import ROOT, VERSION

HEAVY = ("cryptography",)
"""Packages, with all they need, that only functions which can reach them mount."""

NEEDS: Mapping[str, tuple[str, ...]] = {"chalice": (), "cffi": ()}
"""What a package needs to run, where that is less than it says: chalice deploys, cffi compiles, and we do neither."""

LAMBDA = {
    "python_version": VERSION,
    "python_full_version": f"{VERSION}.0",
    "platform_machine": "aarch64",
    "platform_system": "Linux",
    "sys_platform": "linux",
    "os_name": "posix",
    "platform_python_implementation": "CPython",
    "implementation_name": "cpython",
    "extra": "",
}

HEADER = "# Resolved by `make lock` from requirements.lock. Change pyproject.toml, not this file.\n"


def files(root: Path = ROOT) -> Iterator[tuple[str, str]]:
    """Every requirements file of a layer and what it must say."""
    locked = entries((root / "requirements.lock").read_text())
    project = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    wanted = [canonicalize_name(Requirement(text).name) for text in project["dependencies"]]
    vendor = closure(name for name in wanted if name not in HEAVY)
    heavy = closure(HEAVY) - vendor
    yield "layers/vendor/requirements.txt", _text(locked, vendor)
    yield "layers/heavy/requirements.txt", _text(locked, heavy)


def entries(lock: str) -> dict[str, str]:
    """Each package of a lock with its version and hashes, as the lock has them."""
    found: dict[str, str] = {}
    for entry in re.split(r"(?m)^(?=[A-Za-z0-9])", re.sub(r"(?m)^\s*#.*\n", "", lock)):
        if "==" in entry:
            pin, _, hashes = entry.partition("\\\n")
            found[canonicalize_name(re.split(r"[=\[]", pin)[0])] = (
                f"{pin.partition(';')[0].strip()} \\\n{hashes.rstrip()}\n"
            )
    return found


def closure(names: Iterable[str]) -> frozenset[str]:
    """The packages and all that they need on Lambda."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = canonicalize_name(waiting.pop())
        if name not in found:
            found.add(name)
            waiting += _needs(name)
    return frozenset(found)


def _needs(name: str) -> Iterable[str]:
    if name in NEEDS:
        return NEEDS[name]
    stated = [Requirement(text) for text in requires(name) or ()]
    return [need.name for need in stated if need.marker is None or need.marker.evaluate(LAMBDA)]


def _text(locked: Mapping[str, str], names: Iterable[str]) -> str:
    return HEADER + "".join(locked[name] for name in sorted(names))


def main() -> int:
    for path, text in files():
        (ROOT / path).write_text(text)
        print(f"  {path}: {text.count('==')} packages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
