"""Streams: what changed in a table, in the order of the commits, in the shape in which Lambda is told."""

import json
import os
import time
from dataclasses import dataclass
from typing import Any

from infra.local.stores.database import Database
from infra.local.stores.dynamodb.rows import dumped
from infra.local.stores.dynamodb.schema import Schema
from infra.local.stores.dynamodb.values import Attributes

RETENTION = 24 * 3600
FIRST = 100_000_000_000_000_000_000  # sequence numbers on the wire have 21 digits
TRIM_EVERY = 1000
TTL_SERVICE = {"principalId": "dynamodb.amazonaws.com", "type": "Service"}


@dataclass(frozen=True, slots=True)
class StreamRecord:
    sequence: int
    record: dict[str, Any]


class Streams:
    def __init__(self, database: Database) -> None:
        self.database = database
        self.added = 0

    def add(self, schema: Schema, old: Attributes | None, new: Attributes | None, *, expired: bool = False) -> None:
        """Record the change; a write that changes nothing is none."""
        if schema.view is None or old == new:
            return
        now = time.time()
        images: dict[str, Any] = {}
        if new is not None and schema.view in {"NEW_IMAGE", "NEW_AND_OLD_IMAGES"}:
            images["NewImage"] = new
        if old is not None and schema.view in {"OLD_IMAGE", "NEW_AND_OLD_IMAGES"}:
            images["OldImage"] = old
        change = {
            "ApproximateCreationDateTime": int(now),
            "Keys": schema.key_attributes((new if new is not None else old) or {}),
            **images,
            "StreamViewType": schema.view,
        }
        change["SizeBytes"] = len(dumped(change))
        record = {
            "eventID": os.urandom(16).hex(),
            "eventName": "INSERT" if old is None else "REMOVE" if new is None else "MODIFY",
            "eventVersion": "1.1",
            "eventSource": "aws:dynamodb",
            "awsRegion": schema.region,
            "dynamodb": change,
            "eventSourceARN": schema.stream_arn,
            **({"userIdentity": TTL_SERVICE} if expired else {}),
        }
        self.database.execute("INSERT INTO stream(tbl, at, record) VALUES(?,?,?)", (schema.number, now, dumped(record)))
        self.added += 1
        if self.added % TRIM_EVERY == 0:
            self.trim(now)

    def after(self, schema: Schema, sequence: int, limit: int) -> list[StreamRecord]:
        rows = self.database.execute(
            "SELECT sequence, record FROM stream WHERE tbl=? AND sequence>? ORDER BY sequence LIMIT ?",
            (schema.number, sequence, limit),
        )
        return [_record(number, text) for number, text in rows]

    def end(self) -> int:
        """The sequence number after which everything is yet to happen; it never goes back, whatever is trimmed."""
        found = self.database.execute("SELECT seq FROM sqlite_sequence WHERE name='stream'").fetchone()
        return int(found[0]) if found else 0

    def trim(self, now: float) -> None:
        """A stream keeps what happened in the last 24 hours."""
        self.database.execute("DELETE FROM stream WHERE at<?", (now - RETENTION,))


def _record(number: int, text: str) -> StreamRecord:
    record = json.loads(text)
    record["dynamodb"]["SequenceNumber"] = str(FIRST + number)
    return StreamRecord(number, record)
