"""Reading the log in DynamoDB: by time, by number, and which workspaces were busy on a day."""

from collections.abc import Iterator, Sequence
from typing import Any

from identity.audit.model import Link
from identity.audit.proving import Range
from identity.audit.rows import DIGITS, TABLE, place, read
from identity.audit.table import last
from identity.audit.wanted import Position, Wanted
from kernel.aws import client
from kernel.callers import WorkspaceId
from kernel.journal.rows import SHARDS
from kernel.queries import every

_LOOKED_AT = 1000
"""Rows that one page looks at, at most, where only some of them are wanted."""


class LogTable:
    def newest(
        self, workspace: WorkspaceId, wanted: Wanted, limit: int, start: Position | None
    ) -> tuple[Sequence[Link], Position | None]:
        """Entries that are wanted, the newest first, and where to go on; one round trip, whatever there is."""
        return _page(workspace, wanted, limit, start, backwards=True)

    def oldest(
        self, workspace: WorkspaceId, wanted: Wanted, limit: int, start: Position | None
    ) -> tuple[Sequence[Link], Position | None]:
        """The same, the oldest first."""
        return _page(workspace, wanted, limit, start, backwards=False)

    def last(self, workspace: WorkspaceId) -> Link | None:
        return last(workspace)

    def range(self, workspace: WorkspaceId, first: int, most: int) -> Range:
        """At most ``most`` entries from ``first`` on, and the one before; one round trip."""
        answer = client("dynamodb").query(
            TableName=TABLE,
            ConsistentRead=True,
            KeyConditionExpression="pk = :workspace AND sk BETWEEN :first AND :last",
            ExpressionAttributeValues={
                ":workspace": {"S": workspace},
                ":first": {"S": f"{first - 1:0{DIGITS}}"},
                ":last": {"S": "9" * DIGITS},
            },
            Limit=most + 1,
        )
        links = [read(row) for row in answer["Items"]]
        before = links[0] if links and links[0].number == first - 1 else None
        found = links[1:] if before else links[:most]
        return Range(first, found, before, ends="LastEvaluatedKey" not in answer and len(found) < most)

    def busy(self, date: str) -> Iterator[WorkspaceId]:
        """The workspaces whose log grew on a day."""
        for shard in SHARDS:
            found = every(
                TableName=TABLE,
                IndexName="by-day",
                KeyConditionExpression="#day = :day",
                ExpressionAttributeNames={"#day": "day"},
                ExpressionAttributeValues={":day": {"S": f"{date}#{shard}"}},
            )
            yield from (WorkspaceId(row["pk"]["S"]) for row in found)


def _page(
    workspace: WorkspaceId, wanted: Wanted, limit: int, start: Position | None, *, backwards: bool
) -> tuple[Sequence[Link], Position | None]:
    condition, names, values = wanted.condition()
    query: dict[str, Any] = {
        "TableName": TABLE,
        "IndexName": "by-time",
        "ScanIndexForward": not backwards,
        "KeyConditionExpression": "pk = :workspace AND #at BETWEEN :since AND :until",
        "ExpressionAttributeNames": {"#at": "at", **names},
        "ExpressionAttributeValues": {
            ":workspace": {"S": workspace},
            **{name: {"S": value} for name, value in {**wanted.times(), **values}.items()},
        },
        "Limit": _LOOKED_AT if condition else limit,
    }
    if condition:
        query["FilterExpression"] = condition
    if start:
        query["ExclusiveStartKey"] = {**place(workspace, start.number), "at": {"S": start.at}}
    answer = client("dynamodb").query(**query)
    links = [read(row) for row in answer["Items"]]
    if len(links) > limit:
        return links[:limit], Position(links[limit - 1].said["at"], links[limit - 1].number)
    resumes = answer.get("LastEvaluatedKey")
    return links, Position(resumes["at"]["S"], int(resumes["sk"]["S"])) if resumes else None
