"""One SQLite database: a file in the state folder, or memory."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Unreadable(Exception):
    """A file of the state folder is no database; its text is one sentence to act on."""


class Database:
    """A connection, the lock that every use of it takes, and transactions that nest.

    Written ahead (WAL) and synchronous=NORMAL: a commit is in the hands of the operating system before it is
    acknowledged, so it survives the death of this process, ``kill -9`` included. It is not flushed to the disk at each
    commit: a loss of power may take back the last ones (whole transactions, the newest first), never corrupt the file.
    """

    def __init__(self, path: Path | None, tables: str) -> None:
        self.lock = threading.RLock()
        self.depth = 0
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self.connection = _opened(path, tables)
        except sqlite3.DatabaseError as error:
            raise Unreadable(
                f"{path} cannot be read ({error}); move it away, or choose another folder: STATE=.other make run"
            ) from error
        self.execute = self.connection.execute
        self.executemany = self.connection.executemany

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; one at a time. What is begun inside another is part of it."""
        with self.lock:
            if self.depth:
                yield
                return
            self.execute("BEGIN IMMEDIATE")
            self.depth += 1
            try:
                yield
            except BaseException:
                self.execute("ROLLBACK")
                raise
            else:
                self.execute("COMMIT")
            finally:
                self.depth -= 1

    def close(self) -> None:
        with self.lock:
            self.connection.close()


def _opened(path: Path | None, tables: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path or ":memory:", check_same_thread=False, isolation_level=None, cached_statements=512
    )
    try:
        connection.executescript(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32768; PRAGMA temp_store=MEMORY;"
            + tables
        )
    except BaseException:
        connection.close()
        raise
    return connection
