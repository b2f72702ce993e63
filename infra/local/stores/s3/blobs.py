"""Bodies, each under the hash of its content: the same body is stored once, whoever holds it."""

import os
import shutil
import threading
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path


class Blobs:
    """In a folder, or in memory."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.memory: dict[str, bytes] = {}

    def _path(self, digest: str) -> Path:
        assert self.folder is not None
        return self.folder / digest[:2] / digest

    def put(self, body: bytes) -> str:
        """Store a body; it is there, whole, when this returns, whatever happens to the process afterwards."""
        digest = sha256(body).hexdigest()
        if self.folder is None:
            self.memory[digest] = body
            return digest
        path = self._path(digest)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_name(f"{digest}.{threading.get_ident()}.part")
            part.write_bytes(body)
            os.replace(part, path)  # noqa: PTH105 - says what matters: it is atomic
        return digest

    def get(self, digest: str) -> bytes:
        return self.memory[digest] if self.folder is None else self._path(digest).read_bytes()

    def remove(self, digest: str) -> None:
        if self.folder is None:
            self.memory.pop(digest, None)
        else:
            self._path(digest).unlink(missing_ok=True)

    def every(self) -> Iterator[str]:
        """What is stored, the leftovers of a death while writing included."""
        if self.folder is None:
            yield from list(self.memory)
        elif self.folder.is_dir():
            yield from (path.name for path in self.folder.glob("??/*"))

    def wipe(self) -> None:
        self.memory.clear()
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)
