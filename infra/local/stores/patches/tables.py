"""moto keeps the definitions of the tables; the engine is told of each, and holds their items and streams."""

import json
from collections.abc import Sized
from typing import Any

from moto.dynamodb.exceptions import MockValidationException
from moto.dynamodb.models import DynamoDBBackend
from moto.dynamodb.models.table import StreamShard, Table

from infra.local.stores.current import current
from infra.local.stores.dynamodb.errors import Refused
from infra.local.stores.patches.replacement import replace

# The ARN of a stream names when it was made. Here it stays the same at every start, as its records do.
LABEL = "2026-01-01T00:00:00.000"

original_create = DynamoDBBackend.create_table
original_update = DynamoDBBackend.update_table
original_delete = DynamoDBBackend.delete_table
original_ttl = DynamoDBBackend.update_time_to_live
original_streams = Table.set_stream_specification


def _define(table: Any) -> None:
    engine = current.dynamodb
    try:
        with engine.database.transaction():
            engine.tables.define(table)
    except Refused as refusal:
        raise MockValidationException(refusal.message) from refusal


def create_table(self: DynamoDBBackend, name: str, *args: Any, **keywords: Any) -> Any:
    table = original_create(self, name, *args, **keywords)
    try:
        _define(table)
    except BaseException:
        del self.tables[name]
        raise
    return table


def update_table(self: DynamoDBBackend, *args: Any, **keywords: Any) -> Any:
    table = original_update(self, *args, **keywords)
    _define(table)
    return table


def delete_table(self: DynamoDBBackend, name: str) -> Any:
    table = original_delete(self, name)
    engine = current.dynamodb
    with engine.database.transaction():
        engine.tables.drop(table.name)
    return table


def update_time_to_live(self: DynamoDBBackend, table_name: str, ttl_spec: dict[str, Any]) -> None:
    original_ttl(self, table_name, ttl_spec)
    engine = current.dynamodb
    with engine.database.transaction():
        schema = engine.tables.schema(table_name)
        engine.tables.expire_by(schema, ttl_spec["AttributeName"] if ttl_spec["Enabled"] else None)


def set_stream_specification(self: Table, streams: dict[str, Any] | None) -> None:
    original_streams(self, streams)
    if self.stream_shard is not None:
        self.latest_stream_label = LABEL


def count(self: Table) -> int:
    engine = current.dynamodb
    with engine.database.lock:
        schema = engine.tables.known.get(self.name)
        return engine.rows.count(schema) if schema else 0


def shard_items(_shard: StreamShard) -> Sized:
    """As many as there were records; moto counts them to find the end of the stream."""
    engine = current.dynamodb
    with engine.database.lock:
        return range(engine.streams.end())


def shard_get(self: StreamShard, start: int, quantity: int) -> list[dict[str, Any]]:
    first = start - self.starting_sequence_number
    records = []
    for one in current.dynamodb.stream(self.table.name, first, quantity):
        record = json.loads(json.dumps(one.record))
        record.pop("eventSourceARN")
        record["dynamodb"]["SequenceNumber"] = str(self.starting_sequence_number + one.sequence - 1)
        records.append(record)
    return records


def install() -> None:
    replace(
        DynamoDBBackend,
        create_table=create_table,
        update_table=update_table,
        delete_table=delete_table,
        update_time_to_live=update_time_to_live,
    )
    replace(Table, set_stream_specification=set_stream_specification, __len__=count)
    replace(StreamShard, get=shard_get)
    # Set to an empty list when moto makes the shard; what is set here is what is stored.
    setattr(StreamShard, "items", property(shard_items, lambda _shard, _items: None))  # noqa: B010 - mypy knows a list
