"""GetItem, BatchGetItem, TransactGetItems, Query and Scan. They answer JSON text, spliced from the stored text."""

import json
from typing import Any

from infra.local.stores.dynamodb import paging
from infra.local.stores.dynamodb.capacity import consumed, read_units
from infra.local.stores.dynamodb.errors import invalid
from infra.local.stores.dynamodb.expressions.conditions import Condition
from infra.local.stores.dynamodb.expressions.grammar import condition
from infra.local.stores.dynamodb.expressions.keys import key_condition
from infra.local.stores.dynamodb.expressions.projections import Projection, projection
from infra.local.stores.dynamodb.expressions.reader import Placeholders
from infra.local.stores.dynamodb.limits import BATCH_GET, BATCH_SIZE, TRANSACTION, at_most, refuse_legacy
from infra.local.stores.dynamodb.rows import Rows, dumped
from infra.local.stores.dynamodb.schema import Schema
from infra.local.stores.dynamodb.tables import Tables

Request = dict[str, Any]


class Reads:
    def __init__(self, tables: Tables, rows: Rows) -> None:
        self.tables = tables
        self.rows = rows

    def get_item(self, request: Request) -> str:
        refuse_legacy(request)
        schema = self.tables.schema(request["TableName"])
        text, size = self._one(schema, request)
        units = read_units(size, consistent=request.get("ConsistentRead", False))
        told = consumed(request, schema.name, units)
        return _spliced(told, "Item", text)

    def _one(self, schema: Schema, request: Request) -> tuple[str | None, int]:
        placeholders = Placeholders(request)
        wanted = projection(request.get("ProjectionExpression"), placeholders)
        placeholders.check_all_used(request.get("ProjectionExpression"))
        row = self.rows.get(schema, schema.key(request["Key"]))
        if row is None:
            return None, 0
        return dumped(wanted.of(row.item)) if wanted else row.text, row.size

    def batch_get_item(self, request: Request) -> str:
        wanted = request["RequestItems"]
        at_most(BATCH_GET, sum(len(one["Keys"]) for one in wanted.values()), "requestItems", "BatchGetItem")
        answers: dict[str, list[str]] = {}
        left: dict[str, Any] = {}
        units = []
        total = 0
        for name, one in wanted.items():
            schema = self.tables.schema(name)
            keys = [schema.key(key) for key in one["Keys"]]
            if len(set(keys)) != len(keys):
                raise invalid("Provided list of item keys contains duplicates")
            answers[name] = []
            spent = 0.0
            for key in one["Keys"]:
                text, size = self._one(schema, {**one, "Key": key})
                if total + size > BATCH_SIZE:
                    left.setdefault(name, {**one, "Keys": []})["Keys"].append(key)
                    continue
                total += size
                spent += read_units(size, consistent=one.get("ConsistentRead", False))
                if text is not None:
                    answers[name].append(text)
            units += list(consumed(request, name, spent).values())
        responses = ",".join(f"{json.dumps(name)}:[{','.join(texts)}]" for name, texts in answers.items())
        rest = {"UnprocessedKeys": left, **({"ConsumedCapacity": units} if units else {})}
        return _spliced(rest, "Responses", f"{{{responses}}}")

    def transact_get_items(self, request: Request) -> str:
        wanted = [one["Get"] for one in request["TransactItems"]]
        at_most(TRANSACTION, len(wanted), "transactItems", "TransactGetItems")
        texts = [self._one(self.tables.schema(one["TableName"]), one)[0] for one in wanted]
        answers = ",".join("{}" if text is None else f'{{"Item":{text}}}' for text in texts)
        return _spliced({}, "Responses", f"[{answers}]")

    def query(self, request: Request) -> str:
        return self._read(request, is_query=True)

    def scan(self, request: Request) -> str:
        return self._read(request, is_query=False)

    def _read(self, request: Request, *, is_query: bool) -> str:
        refuse_legacy(request)
        schema = self.tables.schema(request["TableName"])
        source = paging.Source(schema, schema.index(request["IndexName"]) if "IndexName" in request else None)
        placeholders = Placeholders(request)
        condition_text = request.get("KeyConditionExpression", "") if is_query else None
        texts = (condition_text, request.get("FilterExpression"), request.get("ProjectionExpression"))
        asked = (
            key_condition(condition_text, placeholders, source.hash, source.range)
            if condition_text is not None
            else None
        )
        kept = condition("FilterExpression", texts[1], placeholders)
        wanted = projection(texts[2], placeholders)
        placeholders.check_all_used(*texts)
        self._check(request, source, wanted, kept, is_query=is_query)
        limit = request.get("Limit")
        start = request.get("ExclusiveStartKey")
        if asked is not None:
            page = paging.query(
                self.rows, source, *asked, start=start, limit=limit, forward=request.get("ScanIndexForward", True)
            )
        else:
            page = paging.scan(self.rows, source, start=start, limit=limit, segment=_segment(request))
        return _answer(request, source, page, kept, wanted)

    def _check(
        self,
        request: Request,
        source: paging.Source,
        wanted: Projection | None,
        kept: Condition | None,
        *,
        is_query: bool,
    ) -> None:
        if request.get("Limit", 1) < 1:
            raise invalid(
                f"1 validation error detected: Value '{request['Limit']}' at 'limit' failed to satisfy constraint: "
                "Member must have value greater than or equal to 1"
            )
        if is_query and kept is not None and (key := _names(kept) & {source.hash, source.range}):
            raise invalid(
                "Filter Expression can only contain non-primary key attributes: "
                f"Primary key attribute: {min(filter(None, key))}"
            )
        index = source.index
        if index is not None and index.is_global:
            _check_global(request, source, wanted)
        select = request.get("Select")
        if wanted is not None and select not in {None, "SPECIFIC_ATTRIBUTES"}:
            what = "only the Count" if select == "COUNT" else select
            raise invalid(f"Cannot specify the ProjectionExpression when choosing to get {what}")


def _check_global(request: Request, source: paging.Source, wanted: Projection | None) -> None:
    """A global index answers later, and only with what was projected into it."""
    index = source.index
    if index is None or index.projected is None:
        missing: set[str] = set()
    else:
        missing = (wanted.names if wanted else set()) - index.projected
        if request.get("Select") == "ALL_ATTRIBUTES":
            raise invalid(
                "One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global "
                f"secondary index {index.name} because its projection type is not ALL"
            )
    if request.get("ConsistentRead"):
        raise invalid("Consistent reads are not supported on global secondary indexes")
    if missing and index is not None:
        raise invalid(
            "One or more parameter values were invalid: "
            f"Global secondary index {index.name} does not project [{', '.join(sorted(missing))}]"
        )


def _names(node: Any) -> set[str]:
    """The attributes that a condition speaks of."""
    if hasattr(node, "path"):
        return {str(node.path[0])}
    if isinstance(node, tuple):
        return set().union(*map(_names, node)) if node else set()
    slots = getattr(type(node), "__slots__", ())
    return set().union(*(_names(getattr(node, slot)) for slot in slots))


def _segment(request: Request) -> tuple[int, int] | None:
    segment, total = request.get("Segment"), request.get("TotalSegments")
    if segment is None and total is None:
        return None
    if segment is None or total is None:
        absent, present = ("Segment", "TotalSegments") if segment is None else ("TotalSegments", "Segment")
        raise invalid(
            f"The {absent} parameter is required but was not present in the request when parameter {present} is present"
        )
    if segment >= total:
        raise invalid("The Segment parameter is zero-based and must be less than parameter TotalSegments")
    return segment, total


def _answer(
    request: Request, source: paging.Source, page: paging.Page, kept: Condition | None, wanted: Projection | None
) -> str:
    texts = [text for text, _ in page.rows]
    index = source.index
    everything = request.get("Select") == "ALL_ATTRIBUTES" or wanted is not None
    # A local index fetches from the table what it does not hold; a global one cannot.
    trimmed = index is not None and index.projected is not None and (index.is_global or not everything)
    if kept is not None or wanted is not None or trimmed:
        texts = []
        for text, _ in page.rows:
            item = json.loads(text)
            if trimmed and index is not None and index.is_global:
                item = {name: value for name, value in item.items() if name in (index.projected or ())}
            if kept is not None and not kept.holds(item):
                continue
            if wanted is not None:
                item = wanted.of(item)
            elif trimmed and index is not None:
                item = {name: value for name, value in item.items() if name in (index.projected or ())}
            texts.append(dumped(item))
    units = read_units(sum(size for _, size in page.rows), consistent=request.get("ConsistentRead", False))
    rest = {"Count": len(texts), "ScannedCount": len(page.rows), **consumed(request, source.schema.name, units)}
    if page.last is not None:
        rest["LastEvaluatedKey"] = page.last
    return _spliced(rest, "Items", None if request.get("Select") == "COUNT" else f"[{','.join(texts)}]")


def _spliced(rest: dict[str, Any], name: str, text: str | None) -> str:
    if text is None:
        return dumped(rest)
    return f'{{"{name}":{text}}}' if not rest else f'{{"{name}":{text},{dumped(rest)[1:]}'
