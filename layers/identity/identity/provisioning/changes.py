"""What was written since a moment: the journal's own order of changes, from its end."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from identity.scim.errors import TooMany
from identity.scim.searching import MOST
from identity.stamps import CHANGED
from kernel.callers import WorkspaceId
from kernel.journal.rows import BY_MODSEQ, alive
from kernel.queries import every
from kernel.rows import Row

_SKEW = timedelta(seconds=5)
"""By which two of our clocks may differ."""


def changed_since(table: str, workspace: WorkspaceId, since: datetime) -> list[Row]:
    """The rows that were written since then, in the order in which they were."""
    found: list[Row] = []
    for row in _backwards(table, workspace):
        at = datetime.fromisoformat(row[CHANGED]["S"]) if CHANGED in row else since
        if at < since - _SKEW:
            break
        found += [row] if alive(row) and at >= since else []
        if len(found) > MOST:
            raise TooMany(f"more than {MOST} of them have changed since; ask for pages without a filter")
    return found[::-1]


def _backwards(table: str, workspace: WorkspaceId) -> Iterator[Row]:
    return every(
        TableName=table,
        IndexName=BY_MODSEQ,
        ConsistentRead=True,
        ScanIndexForward=False,
        KeyConditionExpression="pk = :pk",
        ExpressionAttributeValues={":pk": {"S": workspace}},
        Select="ALL_ATTRIBUTES",
        Limit=100,
    )
