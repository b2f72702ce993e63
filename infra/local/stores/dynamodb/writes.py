"""PutItem, UpdateItem, DeleteItem and BatchWriteItem."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from infra.local.stores.dynamodb.capacity import consumed, write_units
from infra.local.stores.dynamodb.errors import ConditionFailed, invalid
from infra.local.stores.dynamodb.expressions.conditions import Condition
from infra.local.stores.dynamodb.expressions.grammar import condition
from infra.local.stores.dynamodb.expressions.projections import Projection
from infra.local.stores.dynamodb.expressions.reader import Path, Placeholders
from infra.local.stores.dynamodb.expressions.update_grammar import update
from infra.local.stores.dynamodb.expressions.updates import Update
from infra.local.stores.dynamodb.limits import BATCH_WRITE, at_most, check_item_size, refuse_legacy
from infra.local.stores.dynamodb.rows import Row, Rows, dumped
from infra.local.stores.dynamodb.schema import Schema
from infra.local.stores.dynamodb.streams import Streams
from infra.local.stores.dynamodb.tables import Tables
from infra.local.stores.dynamodb.values import Attributes, canonical_item

Request = dict[str, Any]
Key = tuple[bytes, bytes]


@dataclass(slots=True)
class Write:
    """A write that is understood, but not yet done: all that can be said of the request alone has been checked."""

    schema: Schema
    key: Key
    condition: Condition | None
    tells_old: bool
    item: Attributes | None = None  # of a put
    size: int = 0
    update: Update | None = None
    start: Attributes | None = None  # what an update begins with when there is no item: its key
    deletes: bool = False

    @property
    def paths(self) -> list[Path]:
        return self.update.paths if self.update else []


class Writes:
    def __init__(self, tables: Tables, rows: Rows, streams: Streams) -> None:
        self.tables = tables
        self.rows = rows
        self.streams = streams
        self.touched: set[str] = set()  # tables that this request changed

    def put(self, request: Request) -> Write:
        schema, placeholders = self._begin(request)
        item, size = canonical_item(request["Item"])
        held = self._condition(request, placeholders)
        placeholders.check_all_used(request.get("ConditionExpression"))
        return Write(schema, schema.key_of(item), held, _tells_old(request), item=item, size=size)

    def change(self, request: Request) -> Write:
        schema, placeholders = self._begin(request)
        text = request.get("UpdateExpression")
        change = update(text, placeholders, schema.keys) if text is not None else Update()
        held = self._condition(request, placeholders)
        placeholders.check_all_used(text, request.get("ConditionExpression"))
        key = schema.key(request["Key"])
        start, _ = canonical_item(request["Key"])
        return Write(schema, key, held, _tells_old(request), update=change, start=start)

    def removal(self, request: Request) -> Write:
        write = self.check(request)
        write.deletes = True
        return write

    def check(self, request: Request) -> Write:
        """A condition check: a write that writes nothing."""
        schema, placeholders = self._begin(request)
        held = self._condition(request, placeholders)
        placeholders.check_all_used(request.get("ConditionExpression"))
        return Write(schema, schema.key(request["Key"]), held, _tells_old(request))

    def _begin(self, request: Request) -> tuple[Schema, Placeholders]:
        refuse_legacy(request)
        return self.tables.schema(request["TableName"]), Placeholders(request)

    def _condition(self, request: Request, placeholders: Placeholders) -> Condition | None:
        return condition("ConditionExpression", request.get("ConditionExpression"), placeholders)

    def perform(self, write: Write) -> tuple[Row | None, Attributes | None]:
        """Do it, if its condition holds: the row as it was, the item as it is."""
        old = self.rows.get(write.schema, write.key)
        before = old.item if old else None
        if write.condition is not None and not write.condition.holds(before or {}):
            raise ConditionFailed(before if write.tells_old else None)
        if write.deletes:
            if old is not None:
                self.rows.delete(write.schema, write.key, old)
                self._record(write.schema, before, None)
            return old, None
        if write.item is not None:
            after, size = write.item, write.size
            check_item_size(size)
        elif write.update is not None:
            after, size = canonical_item(write.update.applied(before if before is not None else write.start or {}))
            check_item_size(size, updated=True)
        else:
            return old, before
        if after != before:
            self.rows.put(write.schema, write.key, old, after, size)
            self._record(write.schema, before, after)
        return old, after

    def _record(self, schema: Schema, before: Attributes | None, after: Attributes | None) -> None:
        self.streams.add(schema, before, after)
        self.touched.add(schema.name)

    def put_item(self, request: Request) -> str:
        return self._one(request, self.put, {"NONE", "ALL_OLD"})

    def delete_item(self, request: Request) -> str:
        return self._one(request, self.removal, {"NONE", "ALL_OLD"})

    def update_item(self, request: Request) -> str:
        return self._one(request, self.change, {"NONE", "ALL_OLD", "ALL_NEW", "UPDATED_OLD", "UPDATED_NEW"})

    def _one(self, request: Request, understood: Callable[[Request], Write], allowed: set[str]) -> str:
        wanted = request.get("ReturnValues", "NONE")
        if wanted not in allowed:
            raise invalid("Return values set to invalid value")
        write = understood(request)
        old, after = self.perform(write)
        units = write_units(max(write.size, old.size if old else 0))
        answer = consumed(request, write.schema.name, units)
        told = after if wanted.endswith("NEW") else old.item if old and wanted != "NONE" else None
        if told is not None and wanted.startswith("UPDATED"):
            told = Projection(write.paths).of(told)
        return dumped({"Attributes": told, **answer} if told else answer)

    def batch_write_item(self, request: Request) -> str:
        wanted = request["RequestItems"]
        at_most(BATCH_WRITE, sum(map(len, wanted.values())), "requestItems", "BatchWriteItem")
        writes = []
        for name, ones in wanted.items():
            for one in ones:
                ((kind, content),) = one.items()
                understood = {"PutRequest": self.put, "DeleteRequest": self.removal}[kind]
                writes.append(understood({"TableName": name, **content}))
        if len({(write.schema.number, write.key) for write in writes}) != len(writes):
            raise invalid("Provided list of item keys contains duplicates")
        units: dict[str, float] = {}
        for write in writes:
            old, _ = self.perform(write)
            spent = write_units(max(write.size, old.size if old else 0))
            units[write.schema.name] = units.get(write.schema.name, 0) + spent
        told = [one for name, spent in units.items() for one in consumed(request, name, spent).values()]
        return dumped({"UnprocessedItems": {}, **({"ConsumedCapacity": told} if told else {})})


def _tells_old(request: Request) -> bool:
    return bool(request.get("ReturnValuesOnConditionCheckFailure") == "ALL_OLD")
