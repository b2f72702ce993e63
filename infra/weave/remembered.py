"""What was found out about sources, kept for as long as neither they nor whoever found it out have changed."""

import os
import sys
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

from infra import ROOT

FOLDER = ROOT / ".cache/weave"
_HERE = Path(__file__).parent


def key(kind: str, sources: Iterable[Path], *said: str) -> str:
    """What stands for these files, for the weaver itself, for this Python, and for what else it depends on."""
    digests = [_digest(path) for path in (*sorted(_HERE.glob("*.py")), ROOT / "requirements.lock", *sorted(sources))]
    return f"{kind}-{sha256(chr(10).join((sys.version, *digests, *said)).encode()).hexdigest()}"


def recall(key: str) -> frozenset[str] | None:
    """The names that were kept under ``key``."""
    try:
        return frozenset((FOLDER / key).read_text().split())
    except OSError:
        return None


def remember(key: str, names: Iterable[str]) -> None:
    """Keep names that hold no blank."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    aside = FOLDER / f"{key}.{os.getpid()}"
    aside.write_text("\n".join(sorted(names)))
    aside.replace(FOLDER / key)


@cache
def _contents(path: Path, size: int, changed: int) -> str:  # noqa: ARG001 - read again when these are others
    return sha256(path.read_bytes()).hexdigest()


def _digest(path: Path) -> str:
    stat = path.stat()
    return f"{path.name} {_contents(path, stat.st_size, stat.st_mtime_ns)}"
