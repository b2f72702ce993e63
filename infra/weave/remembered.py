"""What was found out about sources, kept for as long as neither they nor whoever found it out have changed.

Several processes read, write and forget here at once: a file is whole or not there, and what is not there is found
out again.
"""

import os
import sys
import time
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from infra import ROOT

FOLDER = ROOT / ".cache/weave"
MOST = 8_000
"""A weaving uses a few hundred; several branches may share the folder."""
ABANDONED = 3600
"""Seconds after which nobody is still writing a file."""
_HERE = Path(__file__).parent


def key(kind: str, sources: Iterable[Path], *said: str) -> str:
    """What stands for these files, for the weaver itself, for this Python, and for what else it depends on."""
    digests = map(_digest, sorted(sources))
    return f"{kind}-{sha256(chr(10).join((_weaver(), *digests, *said)).encode()).hexdigest()}"


def recall(key: str) -> frozenset[str] | None:
    """The names that were kept under ``key``."""
    try:
        found = frozenset((FOLDER / key).read_text().split())
        os.utime(FOLDER / key)  # it was of use just now
    except OSError:
        return None
    return found


def remember(key: str, names: Iterable[str]) -> None:
    """Keep names that hold no blank."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    aside = FOLDER / f"{key}.{os.getpid()}"
    aside.write_text("\n".join(sorted(names)))
    aside.replace(FOLDER / key)
    _tidy(FOLDER)


def forget(folder: Path, most: int = MOST) -> None:
    """Where there is more than that, let go of what has been of no use for longest, until half of it is left."""
    used = sorted(_used(folder), reverse=True)
    for _, path in used[most // 2 :] if len(used) > most else ():
        path.unlink(missing_ok=True)


def _used(folder: Path) -> Iterator[tuple[float, Path]]:
    """When each was used last; what somebody is about to write is not there yet."""
    now = time.time()
    for path in folder.iterdir():
        try:
            used = path.stat().st_mtime
        except FileNotFoundError:
            continue  # another process forgot it
        if not path.suffix or now - used > ABANDONED:
            yield used, path


@cache
def _tidy(folder: Path) -> None:
    forget(folder)  # once in a process is enough


@cache
def _weaver() -> str:
    """What stands for whoever finds things out, which stays the same while it does."""
    return chr(10).join([sys.version, *map(_digest, (*sorted(_HERE.glob("*.py")), ROOT / "requirements.lock"))])


@cache
def _contents(path: Path, size: int, changed: int) -> str:  # noqa: ARG001 - read again when these are others
    return sha256(path.read_bytes()).hexdigest()


def _digest(path: Path) -> str:
    stat = path.stat()
    return f"{path.name} {_contents(path, stat.st_size, stat.st_mtime_ns)}"
