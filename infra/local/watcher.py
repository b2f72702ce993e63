"""Sees which files changed, so that their functions are loaded anew, without a restart."""

import hashlib
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

Snapshot = dict[Path, int | bytes]


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
        return sorted(changed)

    def _watch(self) -> None:
        while not self._stop.wait(self._seconds):
            changed = self.look()
            if changed:
                self._changed(changed)

    def _look(self) -> Snapshot:
        now: Snapshot = {path: path.stat().st_mtime_ns for path in self._files() if path.exists()}
        for path in self._templates():
            if path.exists():  # by what they say: weaving writes those anew that stay the same
                now[path] = hashlib.sha256(path.read_bytes()).digest()
        return now

    def _files(self) -> Iterator[Path]:
        for folder in self._folders:
            yield from folder.rglob("*.py")
