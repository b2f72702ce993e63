"""The indexes that calendars and projects have alike: by whose they are, and by the day of their throwing away."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from kernel.aws import client
from kernel.callers import PersonId, WorkspaceId
from kernel.journal.days import on_day
from kernel.queries import every
from kernel.rows import Row

BY_OWNER = "by-owner"
NOBODY = "-"
"""Whose the workspace's own are."""


def owned(table: str, workspace: WorkspaceId, owner: PersonId | None, only: str) -> Iterator[Row]:
    """The rows of what is somebody's, or the workspace's own; ``only`` these attributes."""
    return every(**_asked(table, workspace, owner), ProjectionExpression=only)


def count(table: str, workspace: WorkspaceId, owner: PersonId) -> int:
    """How many there are."""
    return int(client("dynamodb").query(**_asked(table, workspace, owner), Select="COUNT")["Count"])


def _asked(table: str, workspace: WorkspaceId, owner: PersonId | None) -> dict[str, Any]:
    return {
        "TableName": table,
        "IndexName": BY_OWNER,
        "ConsistentRead": True,
        "KeyConditionExpression": "pk = :workspace AND owned = :owner",
        "ExpressionAttributeValues": {":workspace": {"S": workspace}, ":owner": {"S": owner or NOBODY}},
    }


def trashed_on(thing_id: str, at: datetime) -> str:
    """The hash key of an index by trash: a day, and one of sixteen parts of it."""
    return on_day(at.date(), thing_id)
