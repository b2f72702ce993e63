"""What the small services keep, each thing a JSON document of its own, written at each change."""

import base64
import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from infra.local.stores.database import Database

TABLES = """
CREATE TABLE IF NOT EXISTS documents(service TEXT, name TEXT, content TEXT, PRIMARY KEY(service, name)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS checkpoints(name TEXT PRIMARY KEY, value INTEGER) WITHOUT ROWID;
"""


def written(content: Any) -> str:
    return json.dumps(content, default=_plain, sort_keys=True)


def _plain(value: Any) -> dict[str, Any]:
    if isinstance(value, bytes):
        return {"!bytes": base64.b64encode(value).decode()}
    if isinstance(value, datetime):
        return {"!time": value.isoformat()}
    raise TypeError(f"{type(value).__name__} has no place in a document")


def read(text: str) -> Any:
    return json.loads(text, object_hook=_rich)


def _rich(value: dict[str, Any]) -> Any:
    if value.keys() == {"!bytes"}:
        return base64.b64decode(value["!bytes"])
    return datetime.fromisoformat(value["!time"]) if value.keys() == {"!time"} else value


class Documents:
    def __init__(self, database: Database) -> None:
        self.database = database

    def all(self, service: str) -> Iterator[tuple[str, Any]]:
        with self.database.lock:
            rows = self.database.execute(
                "SELECT name, content FROM documents WHERE service=? ORDER BY name", (service,)
            ).fetchall()
        for name, text in rows:
            yield name, read(text)

    def put(self, service: str, name: str, content: Any) -> None:
        with self.database.transaction():
            self.database.execute("INSERT OR REPLACE INTO documents VALUES(?,?,?)", (service, name, written(content)))

    def remove(self, service: str, name: str) -> None:
        with self.database.transaction():
            self.database.execute("DELETE FROM documents WHERE service=? AND name=?", (service, name))

    def replace(self, service: str, contents: dict[str, Any]) -> None:
        """Make these the documents of the service: write what differs, remove what is gone."""
        texts = {name: written(content) for name, content in contents.items()}
        with self.database.transaction():
            rows = self.database.execute("SELECT name, content FROM documents WHERE service=?", (service,))
            before: dict[str, str] = dict(rows.fetchall())
            for name in before.keys() - texts.keys():
                self.remove(service, name)
            self.database.executemany(
                "INSERT OR REPLACE INTO documents VALUES(?,?,?)",
                [(service, name, text) for name, text in texts.items() if before.get(name) != text],
            )

    def checkpoint(self, name: str) -> int | None:
        with self.database.lock:
            found = self.database.execute("SELECT value FROM checkpoints WHERE name=?", (name,)).fetchone()
        return int(found[0]) if found else None

    def save_checkpoint(self, name: str, value: int) -> None:
        with self.database.transaction():
            self.database.execute("INSERT OR REPLACE INTO checkpoints VALUES(?,?)", (name, value))
