"""What buckets hold, as rows: one per name with all its versions, one per upload in progress.

A body is written before the row that points to it, and removed after the last such row: so a death in between leaves
at worst a body that nobody points to, which the next start removes, and never a row without its body.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from infra.local.stores.database import Database
from infra.local.stores.documents import read, written
from infra.local.stores.s3.blobs import Blobs

TABLES = """
CREATE TABLE IF NOT EXISTS things(
  bucket TEXT, kind TEXT, name TEXT, content TEXT, PRIMARY KEY(bucket, kind, name)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS uses(
  digest TEXT, bucket TEXT, kind TEXT, name TEXT, PRIMARY KEY(digest, bucket, kind, name)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS uses_by_thing ON uses(bucket, kind, name);
"""
OBJECT = "object"
UPLOAD = "upload"
Thing = tuple[str, str, str]  # bucket, kind, name


class Shelf:
    def __init__(self, state: Path | None) -> None:
        self.database = Database(state / "objects.sqlite" if state else None, TABLES)
        self.blobs = Blobs(state / "objects" if state else None)
        # What a thing is now, and the bodies it points to; None when it is gone. moto's objects know.
        self.describe: Callable[[Thing], tuple[Any, set[str]] | None] = lambda _: None
        self.changed: set[Thing] = set()
        self.fresh: set[str] = set()
        self.depth = 0
        self._sweep()

    def _sweep(self) -> None:
        used = {digest for (digest,) in self.database.execute("SELECT DISTINCT digest FROM uses").fetchall()}
        for digest in self.blobs.every():
            if digest not in used:
                self.blobs.remove(digest)

    @contextmanager
    def request(self) -> Iterator[None]:
        """One request at a time; what it changes is stored when it ends, and before it is answered."""
        with self.database.lock:
            self.depth += 1
            try:
                yield
            finally:
                self.depth -= 1
                if not self.depth:
                    self._store()

    def touch(self, thing: Thing) -> None:
        """Store it when the request ends: it has changed."""
        with self.request():
            self.changed.add(thing)

    def put(self, body: bytes) -> str:
        with self.database.lock:
            digest = self.blobs.put(body)
            if self.depth:  # otherwise nobody can say yet when it is no longer needed; the next start can
                self.fresh.add(digest)
            return digest

    def _store(self) -> None:
        changed, self.changed = self.changed, set()
        loose, self.fresh = self.fresh, set()
        if changed:
            with self.database.transaction():
                for thing in changed:
                    loose |= self._write(thing)
        # Only now: were they removed before, a death in between would leave rows without bodies.
        for digest in loose:
            if not self.database.execute("SELECT 1 FROM uses WHERE digest=?", (digest,)).fetchone():
                self.blobs.remove(digest)

    def _write(self, thing: Thing) -> set[str]:
        """The bodies that it pointed to before."""
        before = {
            digest
            for (digest,) in self.database.execute(
                "SELECT digest FROM uses WHERE bucket=? AND kind=? AND name=?", thing
            ).fetchall()
        }
        described = self.describe(thing)
        self.database.execute("DELETE FROM uses WHERE bucket=? AND kind=? AND name=?", thing)
        if described is None:
            self.database.execute("DELETE FROM things WHERE bucket=? AND kind=? AND name=?", thing)
            return before
        content, bodies = described
        self.database.execute("INSERT OR REPLACE INTO things VALUES(?,?,?,?)", (*thing, written(content)))
        self.database.executemany("INSERT INTO uses VALUES(?,?,?,?)", [(digest, *thing) for digest in bodies])
        return before

    def kept(self, bucket: str, kind: str) -> list[tuple[str, Any]]:
        with self.database.lock:
            rows = self.database.execute(
                "SELECT name, content FROM things WHERE bucket=? AND kind=?", (bucket, kind)
            ).fetchall()
        return [(name, read(text)) for name, text in rows]

    def wipe(self) -> None:
        with self.database.transaction():
            self.database.execute("DELETE FROM things")
            self.database.execute("DELETE FROM uses")
        self.blobs.wipe()

    def close(self) -> None:
        self.database.close()
