"""What must not be forgotten: deliveries that are not done yet, and what schedules remember. A file of SQLite.

Written before whoever asked for a delivery is told that it was accepted; so a kill loses none, and may repeat one.
"""

import json
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from infra.local.stores.database import Database

SCHEMA = """
CREATE TABLE IF NOT EXISTS jobs (id INTEGER PRIMARY KEY AUTOINCREMENT, target TEXT, due REAL, job TEXT);
CREATE INDEX IF NOT EXISTS jobs_due ON jobs (due);
CREATE TABLE IF NOT EXISTS moments (name TEXT PRIMARY KEY, moment REAL) WITHOUT ROWID;
"""


@dataclass(slots=True)
class Job:
    """A payload on its way to a target: an asynchronous invocation, or what a rule or a schedule sends."""

    kind: Literal["invoke", "deliver"]
    target: str  # a function's name, or an ARN
    payload: Any
    retries: int = 185
    max_age: float = 86400.0
    dead_letter: str | None = None
    parameters: dict[str, Any] = field(default_factory=dict)
    attributes: dict[str, str | int] = field(default_factory=dict)  # of its dead letter: RULE_ARN or SCHEDULE_ARN …
    event: Any = None  # the body of its dead letter, if that is not the payload
    tries: int = 0
    since: float = field(default_factory=time.time)
    due: float = 0.0
    id: int = 0


class Ledger:
    """The jobs that are not done, and moments by name."""

    def __init__(self, path: Path | None) -> None:
        self._busy: set[str] = set()  # targets that somebody is at
        self._database = Database(path, SCHEMA)
        self._lock = self._database.lock

    def close(self) -> None:
        self._database.close()

    def add(self, job: Job) -> None:
        with self._lock:
            cursor = self._database.execute(
                "INSERT INTO jobs (target, due, job) VALUES (?, ?, ?)", (job.target, job.due, _text(job))
            )
            job.id = cursor.lastrowid or 0

    def claim(self, now: float) -> Job | None:
        """The oldest job that is due and whose target nobody is at; whoever claims one finishes or defers it.

        One at a time for each target: a slow function keeps nobody waiting but itself, and a queue gets its events in
        the order in which they happened.
        """
        with self._lock:
            marks = ",".join("?" * len(self._busy))
            row = self._database.execute(
                f"SELECT id, target, job FROM jobs WHERE due <= ? AND target NOT IN ({marks}) ORDER BY id LIMIT 1",  # noqa: S608 - question marks
                (now, *self._busy),
            ).fetchone()
            if row is None:
                return None
            number, target, text = row
            self._busy.add(target)
            return Job(**{**json.loads(text), "id": number})

    def finish(self, job: Job) -> None:
        with self._lock:
            self._database.execute("DELETE FROM jobs WHERE id = ?", (job.id,))
            self._busy.discard(job.target)

    def defer(self, job: Job) -> None:
        """The job is to be tried again when it says."""
        with self._lock:
            self._database.execute("UPDATE jobs SET due = ?, job = ? WHERE id = ?", (job.due, _text(job), job.id))
            self._busy.discard(job.target)

    def release(self, job: Job) -> None:
        """Whoever claimed the job could not say what became of it."""
        with self._lock:
            self._busy.discard(job.target)

    def next_due(self) -> float | None:
        with self._lock:
            (due,) = self._database.execute("SELECT min(due) FROM jobs").fetchone()
            return None if due is None else float(due)

    def moment(self, name: str) -> float | None:
        with self._lock:
            row = self._database.execute("SELECT moment FROM moments WHERE name = ?", (name,)).fetchone()
            return None if row is None else float(row[0])

    def remember(self, name: str, moment: float) -> None:
        with self._lock:
            self._database.execute("INSERT OR REPLACE INTO moments VALUES (?, ?)", (name, moment))

    def moments(self) -> list[str]:
        with self._lock:
            return [name for (name,) in self._database.execute("SELECT name FROM moments")]

    def forget(self, names: Iterable[str]) -> None:
        with self._lock:
            self._database.executemany("DELETE FROM moments WHERE name = ?", [(name,) for name in names])

    def clear(self) -> None:
        with self._lock:
            self._database.execute("DELETE FROM jobs")
            self._database.execute("DELETE FROM moments")
            self._busy.clear()


def _text(job: Job) -> str:
    return json.dumps(asdict(job))
