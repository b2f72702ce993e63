"""The rows that make names somebody's: each in the partition of what bears it, and in the same transaction."""

from collections.abc import Iterator

from identity.names.model import NameTaken, Renaming
from kernel.callers import WorkspaceId
from kernel.ids import OURS
from kernel.journal import Along


def moved(table: str, workspace: WorkspaceId, renaming: Renaming, taken: NameTaken) -> Iterator[Along]:
    """What gives one name up and takes another, or fails with ``taken``."""
    yield from freed(table, workspace, renaming.before)
    if renaming.after:
        put = {
            "TableName": table,
            "Item": _place(workspace, renaming.after),
            "ConditionExpression": "attribute_not_exists(pk)",
        }
        yield Along({"Put": put}, taken)


def freed(table: str, workspace: WorkspaceId, claim: str | None) -> Iterator[Along]:
    """What gives a name up, which nothing can be against."""
    if claim:
        yield Along({"Delete": {"TableName": table, "Key": _place(workspace, claim)}})


def _place(workspace: WorkspaceId, claim: str) -> dict[str, dict[str, str]]:
    return {"pk": {"S": workspace}, "sk": {"S": f"{OURS}name#{claim}"}}
