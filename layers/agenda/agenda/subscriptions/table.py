"""Where calendars come from, in DynamoDB: a row for each, beside which stands when it is to be asked."""

import json
import zlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple

from botocore.exceptions import ClientError

from agenda.subscriptions.model import Subscription
from kernel.aws import client, code
from kernel.callers import WorkspaceId
from kernel.journal.reading import Place, gathered
from kernel.journal.rows import SHARDS
from kernel.queries import at_once
from kernel.rows import Row
from kernel.settings import physical
from kernel.tables import SEPARATOR, key

TABLE = physical("agenda-subscriptions-1")
BY_DUE = "by-due"
SK = "subscription"
_COLUMNS = {"calendar_id", "version", "sealed", "due"}


class Due(NamedTuple):
    """One whose time has come."""

    workspace: WorkspaceId
    calendar_id: str


class SubscriptionTable:
    def find(self, workspace: WorkspaceId, calendar_ids: Iterable[str]) -> dict[str, Subscription]:
        found = gathered([place(workspace, each) for each in calendar_ids])
        return {it.calendar_id: it for it in map(subscription_of, found.values())}

    def save(self, workspace: WorkspaceId, it: Subscription) -> Subscription | None:
        try:
            client("dynamodb").put_item(**saving(workspace, it))
        except ClientError as error:
            if code(error) != "ConditionalCheckFailedException":
                raise
            return None
        return it.model_copy(update={"version": it.version + 1})


def due(now: datetime) -> Iterator[Due]:
    """Those whose time has come, of every workspace, however long nobody looked."""
    questions = [
        {
            "TableName": TABLE,
            "IndexName": BY_DUE,
            "KeyConditionExpression": "turn = :turn AND due <= :now",
            "ExpressionAttributeValues": {":turn": {"S": turn}, ":now": {"S": _written(now)}},
        }
        for turn in SHARDS
    ]
    for rows in at_once(questions):
        for row in rows:
            workspace, calendar_id = row["pk"]["S"].split(SEPARATOR)
            yield Due(WorkspaceId(workspace), calendar_id)


def account(workspace: WorkspaceId, calendar_id: str) -> str:
    """The partition of a calendar that comes from elsewhere."""
    return key(workspace, calendar_id)


def place(workspace: WorkspaceId, calendar_id: str) -> Place:
    return (TABLE, account(workspace, calendar_id), SK)


def saving(workspace: WorkspaceId, it: Subscription) -> dict[str, Any]:
    """A Put of it, if it is as it was read."""
    after = it.version + 1
    row = {
        "pk": {"S": account(workspace, it.calendar_id)},
        "sk": {"S": SK},
        "turn": {"S": SHARDS[zlib.crc32(it.calendar_id.encode()) % len(SHARDS)]},
        "due": {"S": _written(it.due)},
        "version": {"N": str(after)},
        "sealed": {"B": it.sealed},
        "rest": {"S": it.model_dump_json(exclude=_COLUMNS, exclude_defaults=True)},
    }
    wanted: dict[str, Any] = {"TableName": TABLE, "Item": row}
    if not it.version:
        return {**wanted, "ConditionExpression": "attribute_not_exists(pk)"}
    return {**wanted, **_as_read(it)}


def unchanged(workspace: WorkspaceId, it: Subscription) -> dict[str, Any]:
    """A check that it is as it was read."""
    pk = {"S": account(workspace, it.calendar_id)}
    return {"TableName": TABLE, "Key": {"pk": pk, "sk": {"S": SK}}, **_as_read(it)}


def subscription_of(row: Row) -> Subscription:
    """What a row says."""
    beside = {
        "calendar_id": row["pk"]["S"].split(SEPARATOR)[1],
        "version": int(row["version"]["N"]),
        "sealed": row["sealed"]["B"],
        "due": row["due"]["S"],
    }
    return Subscription.model_validate({**json.loads(row["rest"]["S"]), **beside})


def shown(row: Row) -> dict[str, Any]:
    """It as it is taken along: the address is a secret of who put it there, and of nobody else."""
    it = subscription_of(row)
    return it.model_dump(mode="json", include={"calendar_id", "host", "by", "checked", "changed", "problem"})


def _as_read(it: Subscription) -> dict[str, Any]:
    return {
        "ConditionExpression": "version = :read",
        "ExpressionAttributeValues": {":read": {"N": str(it.version)}},
    }


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
