"""Deleting whole partitions, and counting what was in them in the same transactions."""

from collections.abc import Mapping
from itertools import islice
from typing import Any

from agenda.calendars.table import TABLE
from agenda.house.holdings import thing
from kernel.aws import client
from kernel.callers import WorkspaceId
from kernel.ids import OURS
from kernel.journal import Along
from kernel.journal.batch import MOST
from kernel.journal.rows import number, place
from kernel.journal.together import together
from kernel.queries import partition
from kernel.rows import Row

LEFT = f"{OURS}left"
"""The range key of the row that counts what an erased workspace had, until that is told."""


def wipe(table: str, owner: str, counted: tuple[WorkspaceId, str] | None = None) -> None:
    """Delete all that lies there; count each thing once for a workspace, under that name."""
    rows = (row for row in partition(table, owner, _columns(table)) if row.get("sk", {}).get("S") != LEFT)
    while some := list(islice(rows, MOST)):
        gone = [Along({"Delete": {"TableName": table, "Key": _key(row), **_THERE}}) for row in some]
        found = sum(map(thing, some))
        count = [Along({"Update": _counting(*counted, found)})] if counted and found else []
        together(along=[*gone, *count])


def left(workspace: WorkspaceId) -> Mapping[str, int]:
    """How much of each there was."""
    row = client("dynamodb").get_item(TableName=TABLE, Key=place(workspace, LEFT), ConsistentRead=True).get("Item", {})
    return {name: number(row, name) for name in sorted(row.keys() - {"pk", "sk", _FILES})}


def noted(workspace: WorkspaceId, files: int) -> int:
    """How many files there were when that was noted first."""
    kept = client("dynamodb").update_item(
        TableName=TABLE,
        Key=place(workspace, LEFT),
        UpdateExpression="SET #files = if_not_exists(#files, :files)",
        ExpressionAttributeNames={"#files": _FILES},
        ExpressionAttributeValues={":files": {"N": str(files)}},
        ReturnValues="ALL_NEW",
    )
    return number(kept["Attributes"], _FILES)


def forgotten(workspace: WorkspaceId) -> None:
    """Let go of that, too."""
    client("dynamodb").delete_item(TableName=TABLE, Key=place(workspace, LEFT))


_FILES = "!files"
_THERE = {"ConditionExpression": "attribute_exists(pk)"}


def _columns(table: str) -> str:
    return "pk" if "-by-" in table else "pk, sk, deleted_on"


def _key(row: Row) -> dict[str, Any]:
    return {name: row[name] for name in ("pk", "sk") if name in row}


def _counting(workspace: WorkspaceId, name: str, found: int) -> dict[str, Any]:
    return {
        "TableName": TABLE,
        "Key": place(workspace, LEFT),
        "UpdateExpression": "ADD #name :found",
        "ExpressionAttributeNames": {"#name": name},
        "ExpressionAttributeValues": {":found": {"N": str(found)}},
    }
