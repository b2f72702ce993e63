"""Which events of a calendar lead to a file, in DynamoDB."""

from itertools import chain

from agenda.attachments.model import place_of
from agenda.events.rows import TABLE, account, trashed
from kernel.callers import WorkspaceId
from kernel.queries import every


class LinkTable:
    def leads(self, workspace: WorkspaceId, calendar_id: str, sha256: str, origin: str) -> bool:
        """Whether any does, also of those in its trash. All of them are read for that."""
        owners = account(workspace, calendar_id), trashed(workspace, calendar_id)
        found = chain.from_iterable(
            every(
                TableName=TABLE,
                ConsistentRead=True,
                KeyConditionExpression="pk = :owner",
                FilterExpression="contains(event, :file)",
                ProjectionExpression="pk, sk",
                ExpressionAttributeValues={
                    ":owner": {"S": owner},
                    ":file": {"S": place_of(origin, calendar_id) + sha256},
                },
            )
            for owner in owners
        )
        return next(found, None) is not None
