"""Items as rows: one per item, and a small one per item and index."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from infra.local.stores.database import Database
from infra.local.stores.dynamodb.schema import Schema
from infra.local.stores.dynamodb.values import Attributes

TABLES = """
CREATE TABLE IF NOT EXISTS tables(number INTEGER PRIMARY KEY, name TEXT UNIQUE, keys TEXT, indexes TEXT, ttl TEXT);
CREATE TABLE IF NOT EXISTS items(
  id INTEGER PRIMARY KEY, tbl INTEGER, pk BLOB, sk BLOB, attributes TEXT, size INTEGER, expires INTEGER);
CREATE UNIQUE INDEX IF NOT EXISTS items_by_key ON items(tbl, pk, sk);
CREATE INDEX IF NOT EXISTS items_by_expiry ON items(tbl, expires) WHERE expires IS NOT NULL;
CREATE TABLE IF NOT EXISTS entries(
  tbl INTEGER, idx TEXT, ipk BLOB, isk BLOB, pk BLOB, sk BLOB, item INTEGER,
  PRIMARY KEY(tbl, idx, ipk, isk, pk, sk)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS stream(
  sequence INTEGER PRIMARY KEY AUTOINCREMENT, tbl INTEGER, at REAL, record TEXT);
CREATE INDEX IF NOT EXISTS stream_by_table ON stream(tbl, sequence);
CREATE INDEX IF NOT EXISTS stream_by_time ON stream(at);
CREATE TABLE IF NOT EXISTS tokens(token TEXT PRIMARY KEY, request TEXT, at REAL);
"""


@dataclass(frozen=True, slots=True)
class Row:
    id: int
    text: str  # its attributes as JSON
    size: int

    @property
    def item(self) -> Attributes:
        result: Attributes = json.loads(self.text)
        return result


def dumped(item: Any) -> str:
    return json.dumps(item, separators=(",", ":"), ensure_ascii=False)


class Rows:
    def __init__(self, database: Database) -> None:
        self.database = database
        self.execute = database.execute

    def get(self, schema: Schema, key: tuple[bytes, bytes]) -> Row | None:
        found = self.execute(
            "SELECT id, attributes, size FROM items WHERE tbl=? AND pk=? AND sk=?", (schema.number, *key)
        ).fetchone()
        return Row(*found) if found else None

    def put(self, schema: Schema, key: tuple[bytes, bytes], old: Row | None, item: Attributes, size: int) -> None:
        """Store the item in place of the old one."""
        entries = set(schema.entries(item))
        text, expires = dumped(item), schema.expires(item)
        if old is None:
            number = self.execute(
                "INSERT INTO items(tbl, pk, sk, attributes, size, expires) VALUES(?,?,?,?,?,?)",
                (schema.number, *key, text, size, expires),
            ).lastrowid
        else:
            number = old.id
            self.execute("UPDATE items SET attributes=?, size=?, expires=? WHERE id=?", (text, size, expires, number))
        if schema.indexes:
            before = set(schema.entries(old.item)) if old else set()
            self._remove_entries(schema, key, before - entries)
            self.database.executemany(
                "INSERT INTO entries VALUES(?,?,?,?,?,?,?)",
                [(schema.number, *entry, *key, number) for entry in entries - before],
            )

    def delete(self, schema: Schema, key: tuple[bytes, bytes], old: Row) -> None:
        self.execute("DELETE FROM items WHERE id=?", (old.id,))
        if schema.indexes:
            self._remove_entries(schema, key, set(schema.entries(old.item)))

    def _remove_entries(self, schema: Schema, key: tuple[bytes, bytes], entries: set[tuple[str, bytes, bytes]]) -> None:
        self.database.executemany(
            "DELETE FROM entries WHERE tbl=? AND idx=? AND ipk=? AND isk=? AND pk=? AND sk=?",
            [(schema.number, *entry, *key) for entry in entries],
        )

    def count(self, schema: Schema) -> int:
        count: int = self.execute("SELECT count(*) FROM items WHERE tbl=?", (schema.number,)).fetchone()[0]
        return count

    def every(self, schema: Schema) -> Iterator[tuple[int, bytes, bytes, Attributes]]:
        """Every item of the table, a batch at a time, so that it may be changed meanwhile."""
        last = 0
        while True:
            batch = self.execute(
                "SELECT id, pk, sk, attributes FROM items WHERE tbl=? AND id>? ORDER BY id LIMIT 500",
                (schema.number, last),
            ).fetchall()
            for number, partition, sort, text in batch:
                yield number, partition, sort, json.loads(text)
            if not batch:
                return
            last = batch[-1][0]
