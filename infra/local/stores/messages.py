"""Messages in queues. What is in flight when the process ends is visible again when the next one begins."""

import secrets
import threading
import time
from dataclasses import dataclass
from typing import Any

from infra.local.stores.database import Database
from infra.local.stores.documents import read, written

TABLES = """
CREATE TABLE IF NOT EXISTS messages(
  number INTEGER PRIMARY KEY AUTOINCREMENT, queue TEXT, id TEXT, content TEXT, sent INTEGER,
  delayed INTEGER, visible INTEGER, received INTEGER, first INTEGER, handle TEXT, grp TEXT);
CREATE INDEX IF NOT EXISTS messages_by_queue ON messages(queue, number);
CREATE INDEX IF NOT EXISTS messages_by_visibility ON messages(queue, visible);
CREATE INDEX IF NOT EXISTS messages_by_group ON messages(queue, grp, number) WHERE grp IS NOT NULL;
CREATE TABLE IF NOT EXISTS deduplication(
  queue TEXT, key TEXT, id TEXT, sequence TEXT, at INTEGER, PRIMARY KEY(queue, key)) WITHOUT ROWID;
"""
DEDUPLICATION = 300_000
COLUMNS = "number, id, content, sent, received, first, handle, grp"
LOOK_AGAIN = 0.2  # a wait looks again this often, for what becomes visible because time goes by


class BadHandle(Exception):
    """It is no receipt handle."""


class Expired(Exception):
    """The receipt handle was good once; the message has been visible again since."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A message as it lies in the queue; times in milliseconds."""

    number: int
    id: str
    content: dict[str, Any]
    sent: int
    received: int
    first: int | None
    handle: str | None
    group: str | None


@dataclass(frozen=True, slots=True)
class Ways:
    """How a queue hands out its messages."""

    name: str
    fifo: bool
    retention: int  # seconds
    dead_letters: str | None = None
    most: int = 0  # receives, before it becomes a dead letter


def now() -> int:
    return int(time.time() * 1000)


class Messages:
    def __init__(self, database: Database) -> None:
        self.database = database
        self.execute = database.execute
        self.arrived = threading.Condition()
        with database.transaction():
            self.execute("UPDATE messages SET visible=0")

    def add(
        self, queue: str, message: str, content: dict[str, Any], *, delayed: int, group: str | None, key: str | None
    ) -> tuple[str, str]:
        """Its id and sequence number: its own, or those of the message that it only repeats."""
        at = now()
        with self.database.transaction():
            if key is not None:
                self.execute("DELETE FROM deduplication WHERE at<?", (at - DEDUPLICATION,))
                repeated = self.execute(
                    "SELECT id, sequence FROM deduplication WHERE queue=? AND key=?", (queue, key)
                ).fetchone()
                if repeated:
                    return str(repeated[0]), str(repeated[1])
            number = self.execute(
                "INSERT INTO messages(queue, id, content, sent, delayed, visible, received, grp) "
                "VALUES(?,?,?,?,?,0,0,?)",
                (queue, message, written(content), at, delayed, group),
            ).lastrowid
            sequence = f"{number:020}"
            if key is not None:
                self.execute("INSERT INTO deduplication VALUES(?,?,?,?,?)", (queue, key, message, sequence, at))
        self.tell()
        return message, sequence

    def tell(self) -> None:
        with self.arrived:
            self.arrived.notify_all()

    def wait(self, seconds: float) -> None:
        with self.arrived:
            self.arrived.wait(min(seconds, LOOK_AGAIN))

    def waiting(self, queue: str) -> bool:
        """Whether a receive would find anything: cheap, for whoever looks often and mostly in vain."""
        at = now()
        with self.database.lock:
            found = self.execute(
                "SELECT 1 FROM messages WHERE queue=? AND visible<=? AND delayed<=? LIMIT 1", (queue, at, at)
            ).fetchone()
        return found is not None

    def receive(self, ways: Ways, limit: int, timeout: int) -> tuple[list[Stored], int]:
        """Hand out the next messages; and how many became dead letters instead."""
        at = now()
        with self.database.transaction():
            self.execute("DELETE FROM messages WHERE queue=? AND sent<=?", (ways.name, at - ways.retention * 1000))
            buried = self._bury(ways, at)
            taken = self._next(ways, at, limit)
            for row in taken:
                self.execute(
                    "UPDATE messages SET visible=?, received=received+1, first=coalesce(first,?), handle=? "
                    "WHERE number=?",
                    (at + timeout * 1000, at, f"{row}-{secrets.token_urlsafe(24)}", row),
                )
            marks = ",".join("?" * len(taken))
            rows = self.execute(
                f"SELECT {COLUMNS} FROM messages WHERE number IN ({marks}) ORDER BY number",  # noqa: S608 - our words
                taken,
            ).fetchall()
        return [Stored(row[0], row[1], read(row[2]), *row[3:]) for row in rows], buried

    def _next(self, ways: Ways, at: int, limit: int) -> list[int]:
        free = "SELECT number FROM messages m WHERE queue=? AND visible<=? AND delayed<=? "
        if ways.fifo:
            # A group of which a message is in flight, or waits, hands out nothing further.
            free += (
                "AND NOT EXISTS (SELECT 1 FROM messages o WHERE o.queue=m.queue AND o.grp=m.grp AND o.number<m.number "
                "AND (o.visible>? OR o.delayed>?)) "
                "AND NOT EXISTS (SELECT 1 FROM messages o WHERE o.queue=m.queue AND o.grp=m.grp AND o.visible>?) "
            )
        times = (at, at, at, at, at) if ways.fifo else (at, at)
        rows = self.execute(free + "ORDER BY number LIMIT ?", (ways.name, *times, limit))
        return [number for (number,) in rows.fetchall()]

    def _bury(self, ways: Ways, at: int) -> int:
        if ways.dead_letters is None:
            return 0
        return self.execute(
            "UPDATE messages SET queue=?, visible=0, handle=NULL "
            "WHERE queue=? AND received>=? AND visible<=? AND delayed<=?",
            (ways.dead_letters, ways.name, ways.most, at, at),
        ).rowcount

    def _held(self, queue: str, handle: str) -> tuple[int, int, bool] | None:
        """Number and visibility of the message, and whether this is its present handle; None when it is gone."""
        number, dash, _ = handle.partition("-")
        if not dash or not number.isdigit():
            raise BadHandle
        found = self.execute(
            "SELECT number, visible, handle FROM messages WHERE number=? AND queue=?", (int(number), queue)
        ).fetchone()
        return (found[0], found[1], found[2] == handle) if found else None

    def delete(self, queue: str, handle: str, *, fifo: bool) -> None:
        with self.database.transaction():
            held = self._held(queue, handle)
            if held is None:
                return
            number, visible, present = held
            if fifo and (not present or visible <= now()):
                raise Expired
            if present:  # an older handle is taken, and means nothing any more
                self.execute("DELETE FROM messages WHERE number=?", (number,))

    def show_in(self, queue: str, handle: str, seconds: int) -> bool:
        """Change when the message is visible again; False when it is not in flight."""
        at = now()
        with self.database.transaction():
            held = self._held(queue, handle)
            if held is None or not held[2] or held[1] <= at:
                return False
            visible = at + seconds * 1000 if seconds else 0
            self.execute("UPDATE messages SET visible=? WHERE number=?", (visible, held[0]))
        self.tell()
        return True

    def purge(self, queue: str) -> None:
        with self.database.transaction():
            self.execute("DELETE FROM messages WHERE queue=?", (queue,))

    def forget(self, queue: str) -> None:
        """The queue is deleted."""
        with self.database.transaction():
            self.purge(queue)
            self.execute("DELETE FROM deduplication WHERE queue=?", (queue,))

    def counts(self, queue: str) -> tuple[int, int, int]:
        """Visible, in flight, delayed."""
        at = now()
        with self.database.lock:
            found = self.execute(
                "SELECT total(visible<=:at AND delayed<=:at), total(visible>:at), total(delayed>:at) FROM messages "
                "WHERE queue=:queue",
                {"at": at, "queue": queue},
            ).fetchone()
        return int(found[0]), int(found[1]), int(found[2])

    def wipe(self) -> None:
        with self.database.transaction():
            self.execute("DELETE FROM messages")
            self.execute("DELETE FROM deduplication")
