"""The tables that there are. Their definitions come from the deployer at each start; what they hold is here already."""

import json
from typing import Any

from infra.local.stores.dynamodb.errors import Refused, invalid, not_found
from infra.local.stores.dynamodb.rows import Rows
from infra.local.stores.dynamodb.schema import Index, Schema

KINDS = {"HASH", "RANGE"}


class Tables:
    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.known: dict[str, Schema] = {}

    def schema(self, name: str) -> Schema:
        """By name or ARN."""
        found = self.known.get(name) or self.known.get(name.rpartition("/")[2])
        if found is None:
            raise not_found()
        return found

    def define(self, table: Any) -> Schema:
        """Take over moto's definition of a table: new, known from an earlier run, or changed."""
        keys = _keys(table.schema)
        stored = self.rows.execute(
            "SELECT number, keys, indexes, ttl FROM tables WHERE name=?", (table.name,)
        ).fetchone()
        types = {one["AttributeName"]: one["AttributeType"] for one in table.attr}
        described = json.dumps([*keys, *(types[name] for name in keys if name)])
        if stored is None:
            number = self.rows.execute(
                "INSERT INTO tables(name, keys, indexes) VALUES(?,?,'{}')", (table.name, described)
            ).lastrowid
            stored = (number, described, "{}", None)
        schema = Schema(
            stored[0], table.name, table.table_arn, table.region_name, *keys, types, _indexes(table), ttl=stored[3]
        )
        if stored[1] != described:
            self._adopt_other_keys(schema, described)
        if table.stream_specification and table.stream_specification.get("StreamEnabled"):
            schema.view = table.stream_specification["StreamViewType"]
            schema.stream_arn = f"{table.table_arn}/stream/{table.latest_stream_label}"
        self._index_anew(schema, json.loads(stored[2]))
        if table.ttl["TimeToLiveStatus"] == "ENABLED":
            self.expire_by(schema, table.ttl["AttributeName"])
        self.known[table.name] = schema
        return schema

    def _adopt_other_keys(self, schema: Schema, described: str) -> None:
        if self.rows.count(schema):
            raise Refused(
                "ValidationException",
                f"The local state holds items of {schema.name} under another key schema. A table with other keys needs "
                "another name: count its generation up, or remove the state folder.",
            )
        self.rows.execute("UPDATE tables SET keys=? WHERE number=?", (described, schema.number))

    def _index_anew(self, schema: Schema, before: dict[str, list[Any]]) -> None:
        """Fill the indexes that the stored items are not in yet, and empty those that are gone."""
        after = {index.name: [[name, schema.types[name]] for name in index.keys] for index in schema.indexes.values()}
        if after == before:
            return
        changed = [name for name in after if before.get(name) != after[name]]
        for name in {*changed, *(before.keys() - after.keys())}:
            self.rows.execute("DELETE FROM entries WHERE tbl=? AND idx=?", (schema.number, name))
        if changed:
            part = Schema(
                schema.number,
                schema.name,
                schema.arn,
                schema.region,
                schema.hash,
                schema.range,
                schema.types,
                {name: schema.indexes[name] for name in changed},
            )
            for number, partition, sort, item in self.rows.every(schema):
                self.rows.database.executemany(
                    "INSERT INTO entries VALUES(?,?,?,?,?,?,?)",
                    [(schema.number, *entry, partition, sort, number) for entry in part.entries(item)],
                )
        self.rows.execute("UPDATE tables SET indexes=? WHERE number=?", (json.dumps(after), schema.number))

    def expire_by(self, schema: Schema, attribute: str | None) -> None:
        """Let items expire by this attribute, those that are stored already included."""
        if schema.ttl != attribute:
            schema.ttl = attribute
            for number, _, _, item in self.rows.every(schema):
                self.rows.execute("UPDATE items SET expires=? WHERE id=?", (schema.expires(item), number))
            self.rows.execute("UPDATE tables SET ttl=? WHERE number=?", (attribute, schema.number))

    def drop(self, name: str) -> None:
        """Delete the table and all that it holds."""
        schema = self.known.pop(name)
        for table, column in (("items", "tbl"), ("entries", "tbl"), ("stream", "tbl"), ("tables", "number")):
            self.rows.execute(f"DELETE FROM {table} WHERE {column}=?", (schema.number,))  # noqa: S608 - our words


def _keys(described: list[dict[str, str]]) -> tuple[str, str | None]:
    hashes = [one["AttributeName"] for one in described if one["KeyType"] == "HASH"]
    ranges = [one["AttributeName"] for one in described if one["KeyType"] == "RANGE"]
    if len(hashes) != 1 or len(ranges) > 1:
        raise invalid("The local cloud knows keys of one hash attribute and at most one range attribute")
    return hashes[0], ranges[0] if ranges else None


def _indexes(table: Any) -> dict[str, Index]:
    keys = {one["AttributeName"] for one in table.schema}
    result = {}
    for is_global, described in ((True, table.global_indexes), (False, table.indexes)):
        for one in described:
            own = _keys(one.schema)
            kind = (one.projection or {}).get("ProjectionType", "ALL")
            included = one.projection.get("NonKeyAttributes", []) if kind == "INCLUDE" else []
            projected = None if kind == "ALL" else frozenset({*keys, *filter(None, own), *included})
            result[one.name] = Index(one.name, *own, is_global, projected)
    return result
