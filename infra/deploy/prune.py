"""What a layer does not need of the packages in it. Everything here is dropped because nothing of ours reaches it."""

import re
import shutil
from pathlib import Path

DROPPED = (
    # chalice: two files are its run time; the rest deploys, which SAM does
    *("chalice/[!_a]*", "chalice/a[!p]*", "chalice/api", "bin", "share"),
    *("pydantic/v1", "pydantic/mypy.py", "pydantic/_hypothesis_plugin.py", "pydantic/deprecated/[!_]*.pyi"),
    "urllib3/contrib/emscripten",
    *("*/tests", "*/test", "**/*.pyi", "**/*.md", "**/py.typed", "**/__pycache__", "**/*.c", "**/*.h"),
)
"""Patterns within a layer's ``python/``."""

ROOTS = re.compile(r"# Issuer: .*O=(?:Amazon|Starfield Technologies, Inc\.)\b")
"""Who vouches for the endpoints of AWS: to read 126 certificates takes 16 ms of a cold start, to read these 2."""


def prune(python: Path) -> None:
    """Drop what is not needed from a layer's ``python/``."""
    for pattern in DROPPED:
        for path in sorted(python.glob(pattern)):
            _remove(path)
    for path in python.glob("*.dist-info"):  # nothing asks for a version at run time
        _remove(path)
    bundle = python / "botocore/cacert.pem"
    if bundle.exists():
        bundle.write_text(roots(bundle.read_text()))


def roots(bundle: str) -> str:
    """The certificates of a bundle that AWS's own endpoints need."""
    entries = re.split(r"(?m)^(?=# Issuer: )", bundle)
    return "".join(entry for entry in entries if ROOTS.match(entry))


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
