"""The engine: one request at a time, each of them one SQLite transaction. So everything is serialisable and durable."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from infra.local.stores.database import Database
from infra.local.stores.dynamodb.errors import Refused
from infra.local.stores.dynamodb.reads import Reads
from infra.local.stores.dynamodb.rows import TABLES, Row, Rows
from infra.local.stores.dynamodb.streams import StreamRecord, Streams
from infra.local.stores.dynamodb.tables import Tables
from infra.local.stores.dynamodb.transactions import Transactions
from infra.local.stores.dynamodb.writes import Writes

FIVE_YEARS = 5 * 365 * 24 * 3600  # what expired before that is left alone, as in AWS
Answer = tuple[int, bytes]


class DynamoDB:
    """Tables on SQLite."""

    def __init__(self, path: Path | None) -> None:
        self.database = Database(path, TABLES)
        rows = Rows(self.database)
        self.rows = rows
        self.tables = Tables(rows)
        self.streams = Streams(self.database)
        self.writes = Writes(self.tables, rows, self.streams)
        self.listeners: list[Callable[[str], None]] = []
        reads = Reads(self.tables, rows)
        self.reading: dict[str, Callable[[dict[str, Any]], str]] = {
            "GetItem": reads.get_item,
            "BatchGetItem": reads.batch_get_item,
            "TransactGetItems": reads.transact_get_items,
            "Query": reads.query,
            "Scan": reads.scan,
        }
        self.writing: dict[str, Callable[[dict[str, Any]], str]] = {
            "PutItem": self.writes.put_item,
            "UpdateItem": self.writes.update_item,
            "DeleteItem": self.writes.delete_item,
            "BatchWriteItem": self.writes.batch_write_item,
            "TransactWriteItems": Transactions(self.writes).transact_write_items,
        }
        with self.database.transaction():
            self.streams.trim(time.time())

    def performs(self, action: str) -> bool:
        return action in self.reading or action in self.writing

    def call(self, action: str, body: bytes) -> Answer:
        """A request in the JSON of the wire, and its answer."""
        try:
            request = json.loads(body)
            if action in self.reading:
                with self.database.lock:
                    return 200, self.reading[action](request).encode()
            return 200, self._write(lambda: self.writing[action](request)).encode()
        except Refused as refusal:
            return 400, json.dumps(refusal.body()).encode()

    def _write(self, work: Callable[[], str]) -> str:
        with self.database.lock:
            self.writes.touched = set()
            with self.database.transaction():
                answer = work()
            touched = self.writes.touched
        for name in touched:
            self.tell(name)
        return answer

    def tell(self, table: str) -> None:
        for listener in self.listeners:
            listener(table)

    def expire(self, now: float) -> int:
        """Delete what has outlived its time, as the service does: each deletion is in the stream, and says by whom."""
        count = 0
        for schema in list(self.tables.known.values()):
            if schema.ttl is None:
                continue
            with self.database.transaction():
                due = self.rows.execute(
                    "SELECT pk, sk, id, attributes, size FROM items WHERE tbl=? AND expires<=? AND expires>?",
                    (schema.number, int(now), int(now) - FIVE_YEARS),
                ).fetchall()
                for partition, sort, *rest in due:
                    row = Row(*rest)
                    self.rows.delete(schema, (partition, sort), row)
                    self.streams.add(schema, row.item, None, expired=True)
            count += len(due)
            if due:
                self.tell(schema.name)
        return count

    def stream(self, table: str, after: int, limit: int) -> list[StreamRecord]:
        with self.database.lock:
            return self.streams.after(self.tables.schema(table), after, limit)

    def everything(self) -> list[tuple[str, str]]:
        """Every item of every table, as JSON beside the table's name: to compare, not to page through."""
        with self.database.lock:
            found: list[tuple[str, str]] = self.rows.execute(
                "SELECT name, attributes FROM items JOIN tables ON tbl=number"
            ).fetchall()
        return found

    def empty(self, table: str) -> None:
        """Take everything out of one table, which no stream tells of."""
        schema = self.tables.schema(table)
        with self.database.transaction():
            self.rows.execute("DELETE FROM items WHERE tbl=?", (schema.number,))
            self.rows.execute("DELETE FROM entries WHERE tbl=?", (schema.number,))

    def wipe(self) -> None:
        """Empty every table. Sequence numbers go on, so that whoever follows a stream goes on too."""
        with self.database.transaction():
            for table in ("items", "entries", "stream", "tokens"):
                self.rows.execute(f"DELETE FROM {table}")  # noqa: S608 - our words
