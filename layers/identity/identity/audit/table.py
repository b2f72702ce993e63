"""The chain in DynamoDB. Rows are put where there is none, and nothing else is ever done to them.

What the last entry is, is read and not written down: of two who both want to be next, one finds its number taken, reads
again and comes after. So the chain has neither a fork nor a gap, and no row that anybody would have to change.
"""

from collections.abc import Callable

from identity.audit.model import Link, begins_day
from identity.audit.rows import DIGITS, TABLE, marker, read, written
from kernel.aws import client
from kernel.callers import WorkspaceId
from kernel.errors import Conflict
from kernel.journal.attempts import Attempts
from kernel.journal.transaction import Transaction

_NOWHERE = "attribute_not_exists(pk)"
PATIENCE = 10.0


class RecordedAlready(Conflict):
    """The act is in the log."""


class ChainTable:
    def append(self, workspace: WorkspaceId, follow: Callable[[Link | None], Link]) -> bool:
        """Put what follows behind the last entry; whether it was not there before. Two round trips."""
        attempts = Attempts(PATIENCE)
        while True:
            head = last(workspace)
            link, transaction = follow(head), Transaction()
            row = written(link, first=begins_day(head, link))
            transaction.add({"Put": {"TableName": TABLE, "Item": row, "ConditionExpression": _NOWHERE}})
            known = {"TableName": TABLE, "Item": marker(link), "ConditionExpression": _NOWHERE}
            transaction.add({"Put": known}, RecordedAlready("this act is in the log already"))
            try:
                if transaction.happens(attempts):
                    return True
            except RecordedAlready:
                return False
            attempts.again()


def last(workspace: WorkspaceId) -> Link | None:
    """The last entry as it is now."""
    answer = client("dynamodb").query(
        TableName=TABLE,
        ConsistentRead=True,
        ScanIndexForward=False,
        KeyConditionExpression="pk = :workspace AND sk BETWEEN :first AND :last",
        ExpressionAttributeValues={
            ":workspace": {"S": workspace},
            ":first": {"S": "0" * DIGITS},
            ":last": {"S": "9" * DIGITS},
        },
        Limit=1,
    )
    return next(map(read, answer["Items"]), None)
