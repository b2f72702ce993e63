"""One page of a partition, an index or a table: where it begins, in which order, where it ends."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import md5
from typing import Any

from infra.local.stores.dynamodb.errors import invalid
from infra.local.stores.dynamodb.expressions.keys import Range
from infra.local.stores.dynamodb.order import after_prefix, encoded
from infra.local.stores.dynamodb.rows import Rows
from infra.local.stores.dynamodb.schema import Index, Schema
from infra.local.stores.dynamodb.values import Attributes, Value, canonical

PAGE = 1024 * 1024
BAD_START = "The provided starting key is invalid"
Found = tuple[str, int, bytes]  # attributes as JSON, size, partition key


@dataclass(frozen=True, slots=True)
class Page:
    rows: list[tuple[str, int]]
    last: Attributes | None  # where the next page goes on


@dataclass(frozen=True, slots=True)
class Source:
    """What is read: the table, or one of its indexes."""

    schema: Schema
    index: Index | None

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys([*(self.index.keys if self.index else ()), *self.schema.keys]))

    @property
    def hash(self) -> str:
        return self.index.hash if self.index else self.schema.hash

    @property
    def range(self) -> str | None:
        return self.index.range if self.index else self.schema.range

    def start(self, given: Any) -> dict[str, bytes]:
        """The bytes of an ExclusiveStartKey."""
        if not isinstance(given, dict) or set(given) != set(self.keys):
            raise invalid(BAD_START)
        values = {name: canonical(value)[0] for name, value in given.items()}
        if any(self.schema.types[name] not in value for name, value in values.items()):
            raise invalid(BAD_START)
        return {name: encoded(value) for name, value in values.items()}

    def select(self, rows: Rows, where: list[str], values: list[Any], order: str) -> Iterator[Found]:
        if self.index is None:
            tables, first = "items i", "i.tbl=?"
        else:
            tables, first = "entries e JOIN items i ON i.id=e.item", "e.tbl=? AND e.idx=?"
            values = [self.index.name, *values]
        # The words of the statement are all ours; what the request says is bound.
        statement = (
            f"SELECT i.attributes, i.size, i.pk FROM {tables} WHERE {' AND '.join([first, *where])} ORDER BY {order}"  # noqa: S608 - see above
        )
        yield from rows.execute(statement, (self.schema.number, *values))


def query(
    rows: Rows, source: Source, partition: Value, within: Range | None, *, start: Any, limit: int | None, forward: bool
) -> Page:
    """A page of one partition, in the order of its sort key."""
    hash_column, columns = ("e.ipk", ["e.isk", "e.pk", "e.sk"]) if source.index else ("i.pk", ["i.sk"])
    check_type(source, source.hash, partition)
    where, values = [f"{hash_column}=?"], [encoded(partition)]
    if within is not None and source.range is not None:
        for value in within.values:
            check_type(source, source.range, value)
        for clause, bound in _bounds(columns[0], within):
            where.append(clause)
            values.append(bound)
    if start is not None:
        at = source.start(start)
        if at[source.hash] != values[0]:
            raise invalid("The provided starting key is outside query boundaries based on provided conditions")
        names = [source.range, source.schema.hash, source.schema.range] if source.index else [source.schema.range]
        where.append(f"({','.join(columns)}){'>' if forward else '<'}({','.join('?' * len(columns))})")
        values += [at[name] if name else b"" for name in names]
    direction = "" if forward else " DESC"
    order = ",".join(column + direction for column in columns)
    return _page(source, source.select(rows, where, values, order), limit, lambda _: True)


def scan(rows: Rows, source: Source, *, start: Any, limit: int | None, segment: tuple[int, int] | None) -> Page:
    """A page of everything, in an order that is stable and means nothing."""
    columns = ["e.ipk", "e.isk", "e.pk", "e.sk"] if source.index else ["i.pk", "i.sk"]
    where, values = [], []
    if start is not None:
        at = source.start(start)
        names = [source.schema.hash, source.schema.range]
        if source.index:
            names = [source.hash, source.range, *names]
        where.append(f"({','.join(columns)})>({','.join('?' * len(columns))})")
        values += [at[name] if name else b"" for name in names]

    def mine(partition: bytes) -> bool:
        return segment is None or md5(partition, usedforsecurity=False).digest()[0] % segment[1] == segment[0]

    return _page(source, source.select(rows, where, values, ",".join(columns)), limit, mine)


def check_type(source: Source, name: str, value: Value) -> None:
    if source.schema.types[name] not in value:
        raise invalid("One or more parameter values were invalid: Condition parameter type does not match schema type")
    if "" in value.values():
        raise invalid(
            "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an "
            f"empty string value. Key: {name}"
        )


def _bounds(column: str, within: Range) -> Iterator[tuple[str, bytes]]:
    values = [encoded(value) for value in within.values]
    if within.operator == "BETWEEN":
        yield f"{column}>=?", values[0]
        yield f"{column}<=?", values[1]
    elif within.operator == "begins_with":
        if "N" in within.values[0]:
            raise invalid("Invalid KeyConditionExpression: Incorrect operand type for operator or function")
        yield f"{column}>=?", values[0]
        if (end := after_prefix(values[0])) is not None:
            yield f"{column}<?", end
    else:
        yield f"{column}{within.operator}?", values[0]


def _page(source: Source, found: Iterator[Found], limit: int | None, mine: Callable[[bytes], bool]) -> Page:
    rows: list[tuple[str, int]] = []
    size = 0
    for text, weight, partition in found:
        if not mine(partition):
            continue
        if rows and size + weight > PAGE:
            return Page(rows, _last(source, rows))
        rows.append((text, weight))
        size += weight
        # As in AWS a page that is full to the limit goes on, even if nothing follows.
        if len(rows) == limit:
            return Page(rows, _last(source, rows))
    return Page(rows, None)


def _last(source: Source, rows: list[tuple[str, int]]) -> Attributes:
    item: Attributes = json.loads(rows[-1][0])
    return {name: item[name] for name in source.keys}
