"""DynamoDB: transactions need the permission of each of their items, and no other."""

import re
from collections.abc import Callable
from typing import Any

from infra.local.arns import arn, table_of
from infra.local.runtime.actions.asking import Ask, Asked, ask, fact

_KEYED = {"GetItem", "PutItem", "UpdateItem", "DeleteItem"}
_TABLE = {"DescribeTable", "DescribeTimeToLive", "DescribeContinuousBackups"}
_IN_TRANSACTIONS = {
    "Put": "PutItem",
    "Update": "UpdateItem",
    "Delete": "DeleteItem",
    "ConditionCheck": "ConditionCheckItem",
    "Get": "GetItem",
}
_EQUALS = re.compile(r"([#\w.-]+)\s*=\s*(:\w+)")


def needs(asked: Asked) -> list[Ask] | None:  # noqa: PLR0911 - one for each kind of call
    operation, params = asked.operation, asked.params
    if operation in _KEYED:
        return [_item(asked, operation, params["TableName"], [params.get("Key") or params.get("Item") or {}])]
    if operation in {"Query", "Scan"}:
        return [_range(asked)]
    if operation in {"TransactWriteItems", "TransactGetItems"}:
        return _merged(
            _item(asked, _IN_TRANSACTIONS[kind], item["TableName"], [item.get("Key") or item.get("Item") or {}])
            for each in params["TransactItems"]
            for kind, item in each.items()
        )
    if operation == "BatchGetItem":
        return [_item(asked, operation, table, each["Keys"]) for table, each in params["RequestItems"].items()]
    if operation == "BatchWriteItem":
        return [
            _item(asked, operation, table, [_written(each) for each in requests])
            for table, requests in params["RequestItems"].items()
        ]
    if operation in _TABLE:
        return [ask(f"dynamodb:{operation}", _arn(params["TableName"]))]
    return None


def _written(request: dict[str, Any]) -> dict[str, Any]:
    ((kind, each),) = request.items()
    item: dict[str, Any] = each["Item"] if kind == "PutRequest" else each["Key"]
    return item


def _item(asked: Asked, action: str, table: str, keys: list[dict[str, Any]]) -> Ask:
    def leading() -> list[str]:
        name = asked.names.hash_key(table_of(table))
        return [_plain(key[name]) for key in keys if name in key]

    return _asking(asked, action, _arn(table), leading)


def _range(asked: Asked) -> Ask:
    params = asked.params
    table, index = params["TableName"], params.get("IndexName")

    def leading() -> list[str]:
        name = asked.names.hash_key(table_of(table), index)
        given = params.get("ExpressionAttributeNames") or {}
        values = params.get("ExpressionAttributeValues") or {}
        for attribute, value in _EQUALS.findall(params.get("KeyConditionExpression") or ""):
            if given.get(attribute, attribute) == name:
                return [_plain(values[value])]
        return ["*"]  # all of them: no pattern of a policy means that but one that allows all

    return _asking(asked, asked.operation, _arn(table) + (f"/index/{index}" if index else ""), leading)


def _asking(asked: Asked, action: str, resource: str, leading: Callable[[], list[str]]) -> Ask:
    said = {"Select": asked.params.get("Select"), "ReturnValues": asked.params.get("ReturnValues")}
    facts = {f"dynamodb__{name}": fact(value) for name, value in said.items() if value}
    if asked.operation.startswith("Transact"):
        facts["dynamodb__EnclosingOperation"] = fact(asked.operation)
    return ask(f"dynamodb:{action}", resource, dynamodb__LeadingKeys=leading, **facts)


def _merged(wanted: Any) -> list[Ask]:
    """The permissions of a transaction: of each action and table one, with all its keys."""
    found: dict[tuple[str, str], list[Ask]] = {}
    for each in wanted:
        found.setdefault((each.action, each.resource), []).append(each)

    def together(several: list[Ask]) -> Callable[[], list[str]]:
        return lambda: [key for each in several for key in each.facts["dynamodb:LeadingKeys"]()]

    return [
        Ask(action, resource, {**several[0].facts, "dynamodb:LeadingKeys": together(several)})
        for (action, resource), several in found.items()
    ]


def _arn(table: str) -> str:
    return table if table.startswith("arn:") else arn("dynamodb", f"table/{table}")


def _plain(value: dict[str, Any]) -> str:
    return str(next(iter(value.values())))
