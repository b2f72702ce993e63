"""Closing what is open to somebody: their sessions in every workspace, and the tickets that are on their way."""

from collections.abc import Collection, Iterable
from typing import Any

from identity.sessions.table import TABLE
from identity.tickets.table import TABLE as TICKETS
from kernel.aws import client
from kernel.callers import PersonId, WorkspaceId
from kernel.journal import Along
from kernel.tables import key


def sessions(person: PersonId, workspaces: Iterable[WorkspaceId], besides: str = "") -> list[Along]:
    """What ends all sessions of a person, but for one; a round trip for each workspace."""
    return [
        _gone(TABLE, place)
        for workspace in workspaces
        for place in _keys(TABLE, key(workspace, person))
        if place["sk"]["S"] != besides
    ]


def tickets(person: PersonId, besides: Collection[str] = ()) -> list[Along]:
    """What makes all tickets of a person good no more, but for those with one of these keys."""
    return [_gone(TICKETS, place) for place in _keys(TICKETS, person) if place["sk"]["S"] not in besides]


def _keys(table: str, owner: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    more: dict[str, Any] = {}
    while True:
        answer = client("dynamodb").query(
            TableName=table,
            ConsistentRead=True,
            KeyConditionExpression="pk = :owner",
            ExpressionAttributeValues={":owner": {"S": owner}},
            ProjectionExpression="pk, sk",
            **more,
        )
        found += answer["Items"]
        if "LastEvaluatedKey" not in answer:
            return found
        more = {"ExclusiveStartKey": answer["LastEvaluatedKey"]}


def _gone(table: str, place: dict[str, Any]) -> Along:
    return Along({"Delete": {"TableName": table, "Key": place}})
