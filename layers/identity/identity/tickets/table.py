"""Tickets in DynamoDB: one partition per owner. What ran out is refused before DynamoDB removes it."""

import json
from typing import Any

from botocore.exceptions import ClientError

from identity.tickets.model import Kind, Ticket, refused
from identity.tickets.service import Payload
from kernel.aws import client, code
from kernel.journal import Along
from kernel.journal.reading import Place
from kernel.rows import Row
from kernel.settings import physical

TABLE = physical("identity-tickets-1")


class TicketTable:
    def row(self, owner: str, key: str, payload: Payload, expires: int) -> Along:
        item = {
            **_place(owner, key),
            "payload": {"S": json.dumps(payload, separators=(",", ":"))},
            "expires": {"N": str(expires)},
        }
        put = {"TableName": TABLE, "Item": item, "ConditionExpression": "attribute_not_exists(pk)"}
        return Along({"Put": put}, refused())

    def add(self, owner: str, key: str, payload: Payload, expires: int) -> None:
        client("dynamodb").put_item(**self.row(owner, key, payload, expires).item["Put"])

    def take(self, owner: str, key: str, now: int) -> Payload | None:
        asked = self.spent(owner, key, now).item["Delete"]
        return _found(client("dynamodb").delete_item, asked, ReturnValues="ALL_OLD")

    def spent(self, owner: str, key: str, now: int) -> Along:
        delete = {
            "TableName": TABLE,
            "Key": _place(owner, key),
            "ConditionExpression": "expires > :now",
            "ExpressionAttributeValues": {":now": {"N": str(now)}},
        }
        return Along({"Delete": delete}, refused())

    def peek(self, owner: str, key: str, now: int, tries: int) -> Payload | None:
        asked = {
            "TableName": TABLE,
            "Key": _place(owner, key),
            "UpdateExpression": "ADD tried :one",
            "ConditionExpression": "expires > :now AND (attribute_not_exists(tried) OR tried < :tries)",
            "ExpressionAttributeValues": {":one": {"N": "1"}, ":now": {"N": str(now)}, ":tries": {"N": str(tries)}},
        }
        return _found(client("dynamodb").update_item, asked, ReturnValues="ALL_NEW")


def place(text: str, kind: Kind) -> Place:
    """Where a ticket is, for those who read it with other rows; or ``TicketRefused``."""
    ticket = Ticket.parse(text)
    return TABLE, ticket.owner, ticket.key(kind)


def read(row: Row | None, now: float) -> Payload:
    """What is kept under a ticket, or ``TicketRefused``."""
    if row is None or int(row["expires"]["N"]) <= now:
        raise refused()
    payload: Payload = json.loads(row["payload"]["S"])
    return payload


def _found(ask: Any, request: dict[str, Any], **more: str) -> Payload | None:
    try:
        row = ask(**request, **more)["Attributes"]
    except ClientError as error:
        if code(error) == "ConditionalCheckFailedException":
            return None
        raise
    payload: Payload = json.loads(row["payload"]["S"])
    return payload


def _place(owner: str, key: str) -> dict[str, Any]:
    return {"pk": {"S": owner}, "sk": {"S": key}}
