"""Sees which files changed, so that their functions are loaded anew, without a restart."""

import hashlib
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

Snapshot = dict[str, int | bytes]


class Watcher:
    """Looks at the Python of some folders, and at some templates, and tells which changed."""

    def __init__(
        self,
        folders: Iterable[Path],
        changed: Callable[[list[Path]], None],
        *,
        templates: Callable[[], Iterable[Path]] = tuple,
        seconds: float = 0.5,
    ) -> None:
        self._folders = tuple(folders)
        self._templates = templates
        self._changed = changed
        self._seconds = seconds
        self._stop = threading.Event()
        self._read: dict[Path, tuple[int, bytes]] = {}
        self._seen = self._look()
        self._thread = threading.Thread(target=self._watch, name="watcher", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        self._thread.join(2)

    def look(self) -> list[Path]:
        """The files that changed, came or went since the last look."""
        now = self._look()
        changed = [path for path in now.keys() | self._seen.keys() if now.get(path) != self._seen.get(path)]
        self._seen = now
        return sorted(Path(each) for each in changed)

    def _watch(self) -> None:
        while not self._stop.wait(self._seconds):
            changed = self.look()
            if changed:
                self._changed(changed)

    def _look(self) -> Snapshot:
        now: Snapshot = {path: written for folder in self._folders for path, written in _python_in(str(folder))}
        for path in self._templates():
            if (said := self._said(path)) is not None:  # weaving writes those anew that stay the same
                now[str(path)] = said
        return now

    def _said(self, path: Path) -> bytes | None:
        """What a template says, read only if it was written since; None if it has gone."""
        try:
            written = path.stat().st_mtime_ns
            before, said = self._read.get(path, (0, b""))
            if before != written:
                said = hashlib.sha256(path.read_bytes()).digest()
                self._read[path] = written, said
        except FileNotFoundError:
            return None
        return said


def _python_in(folder: str) -> Iterator[tuple[str, int]]:
    """Every Python file below it and when it was written; this happens all day, so nothing is asked for twice."""
    below = [folder]
    while below:
        with suppress(FileNotFoundError), os.scandir(below.pop()) as entries:
            for each in entries:
                if each.name.endswith(".py"):
                    with suppress(FileNotFoundError):
                        yield each.path, each.stat().st_mtime_ns
                elif each.name != "__pycache__" and each.is_dir(follow_symlinks=False):
                    below.append(each.path)
