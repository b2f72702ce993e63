"""What a table is: its keys, its indexes, its stream, and which keys an item has in them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from infra.local.stores.dynamodb.errors import Unacceptable, invalid
from infra.local.stores.dynamodb.order import encoded
from infra.local.stores.dynamodb.values import Attributes, Value, canonical

HASH_LIMIT = 2048
RANGE_LIMIT = 1024
NO_KEY_MATCH = "The provided key element does not match the schema"
EMPTY = "The AttributeValue for a key attribute cannot contain an empty string value."


@dataclass(frozen=True, slots=True)
class Index:
    name: str
    hash: str
    range: str | None
    is_global: bool
    projected: frozenset[str] | None  # None: all attributes

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.hash,) if self.range is None else (self.hash, self.range)


@dataclass(slots=True)
class Schema:
    number: int  # stands for the table in every row
    name: str
    arn: str
    region: str
    hash: str
    range: str | None
    types: dict[str, str]
    indexes: dict[str, Index] = field(default_factory=dict)
    view: str | None = None  # of the stream; None: there is no stream
    stream_arn: str = ""
    ttl: str | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.hash,) if self.range is None else (self.hash, self.range)

    def index(self, name: str) -> Index:
        if name not in self.indexes:
            raise invalid(f"The table does not have the specified index: {name}")
        return self.indexes[name]

    def key(self, given: Any) -> tuple[bytes, bytes]:
        """The bytes of a Key parameter, which holds the key and nothing else."""
        if not isinstance(given, dict) or set(given) != set(self.keys):
            raise invalid(NO_KEY_MATCH)
        values = {name: canonical(value)[0] for name, value in given.items()}
        if any(self.types[name] not in value for name, value in values.items()):
            raise invalid(NO_KEY_MATCH)
        return self._bytes(values)

    def key_of(self, item: Attributes) -> tuple[bytes, bytes]:
        """The bytes of an item's key."""
        for name in self.keys:
            if name not in item:
                raise invalid(f"One or more parameter values were invalid: Missing the key {name} in the item")
            if (expected := self.types[name]) not in item[name]:
                raise invalid(
                    "One or more parameter values were invalid: "
                    f"Type mismatch for key {name} expected: {expected} actual: {next(iter(item[name]))}"
                )
        return self._bytes(item)

    def key_attributes(self, item: Attributes) -> Attributes:
        return {name: item[name] for name in self.keys}

    def _bytes(self, values: Attributes) -> tuple[bytes, bytes]:
        for name in self.keys:
            if "" in values[name].values():
                raise invalid(f"One or more parameter values are not valid. {EMPTY} Key: {name}")
        partition = encoded(values[self.hash])
        sort = encoded(values[self.range]) if self.range else b""
        if len(partition) > HASH_LIMIT:
            raise invalid(
                "One or more parameter values were invalid: "
                "Size of hashkey has exceeded the maximum size limit of2048 bytes"
            )
        if len(sort) > RANGE_LIMIT:
            raise invalid(
                "One or more parameter values were invalid: "
                "Aggregated size of all range keys has exceeded the size limit of 1024 bytes"
            )
        return partition, sort

    def entries(self, item: Attributes) -> Iterator[tuple[str, bytes, bytes]]:
        """Where the item lies in the indexes; an index holds only the items that have its keys."""
        for index in self.indexes.values():
            for name in index.keys:
                self._check_index_key(index, name, item.get(name))
            if all(name in item for name in index.keys):
                yield index.name, encoded(item[index.hash]), encoded(item[index.range]) if index.range else b""

    def _check_index_key(self, index: Index, name: str, value: Value | None) -> None:
        if value is None:
            return
        ((kind, content),) = value.items()
        if kind != self.types[name]:
            raise Unacceptable(
                "One or more parameter values were invalid: Type mismatch for Index Key "
                f"{name} Expected: {self.types[name]} Actual: {kind} IndexName: {index.name}"
            )
        if content == "":
            raise Unacceptable(
                "One or more parameter values are not valid. A value specified for a secondary index key is not "
                f"supported. {EMPTY} IndexName: {index.name}, IndexKey: {name}"
            )
        if len(encoded(value)) > (HASH_LIMIT if name == index.hash else RANGE_LIMIT):
            raise Unacceptable(
                "One or more parameter values were invalid: Size of the key of a secondary index has exceeded the "
                f"maximum size limit. IndexName: {index.name}, IndexKey: {name}"
            )

    def expires(self, item: Attributes) -> int | None:
        """When the item's time to live is over."""
        value = item.get(self.ttl) if self.ttl else None
        return int(float(value["N"])) if value and "N" in value else None
