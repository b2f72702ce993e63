"""One transaction of the journal: sent until it is known whether it happened.

Each is sent under a token of its own, so that one whose answer got lost is recognised when it is sent again instead of
being taken for somebody else's; that alone keeps an edit from being applied twice. What was decided on rows that have
changed since is not sent again: the rows are read afresh and everything is decided anew.
"""

import secrets
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from kernel.aws import client, code, transient
from kernel.errors import Refusal
from kernel.journal.ahead import forget
from kernel.journal.attempts import Attempts
from kernel.journal.refusals import AccountFull, ObjectTooLarge, StateChanged
from kernel.journal.rows import COUNTER, Counter, place

_RACES = frozenset(
    {"ConditionalCheckFailed", "TransactionConflict", "ProvisionedThroughputExceeded", "ThrottlingError"},
)


class Transaction:
    """Entries of ``TransactWriteItems``, and the refusal of each whose condition is not just a race."""

    def __init__(self) -> None:
        self.entries: list[dict[str, Any]] = []
        self.refusals: list[Refusal | None] = []

    def add(self, entry: dict[str, Any], refusal: Refusal | None = None) -> None:
        self.entries.append(entry)
        self.refusals.append(refusal)

    def advance(self, table: str, account: str, counter: Counter, width: int) -> None:
        """Advance the account's counter by one, if it still stands where it was read."""
        values = {":next": str(counter.highest + 1), ":width": str(width), ":zero": "0"}
        condition = "attribute_not_exists(highest)"
        if counter.highest:
            values[":highest"] = str(counter.highest)
            condition = "highest = :highest"
        self.add(
            {
                "Update": {
                    "TableName": table,
                    "Key": place(account, COUNTER),
                    "UpdateExpression": "SET highest = :next, width = :width, "
                    "oldest_known = if_not_exists(oldest_known, :zero)",
                    "ConditionExpression": condition,
                    "ExpressionAttributeValues": {name: {"N": value} for name, value in values.items()},
                }
            }
        )

    def depend(self, table: str, account: str, highest: int) -> None:
        """Happen only if another account's counter stands there."""
        check: dict[str, Any] = {
            "TableName": table,
            "Key": place(account, COUNTER),
            "ConditionExpression": "highest = :highest" if highest else "attribute_not_exists(highest)",
        }
        if highest:
            check["ExpressionAttributeValues"] = {":highest": {"N": str(highest)}}
        self.add({"ConditionCheck": check}, StateChanged("something else changed in the meantime; read it again"))

    def happens(self, attempts: Attempts) -> bool:
        """Send it: whether it happened; if not, somebody else was faster. Anything else is raised."""
        token = secrets.token_hex(18)
        forget()  # of what was read ahead something is about to change
        while True:
            try:
                client("dynamodb").transact_write_items(TransactItems=self.entries, ClientRequestToken=token)
            except ClientError as error:
                if code(error) == "TransactionCanceledException":
                    self._explain(error)
                    return False
                if "size has exceeded" in str(error):
                    raise _too_large() from error
                if not transient(error):
                    raise
            except BotoCoreError as error:
                if not transient(error):
                    raise
            else:
                return True
            attempts.again()

    def _explain(self, error: ClientError) -> None:
        """Return if the transaction lost a race; raise what else it was."""
        reasons = error.response.get("CancellationReasons") or []
        failed = [(each.get("Code", "None"), number) for number, each in enumerate(reasons) if _said(each)]
        if not failed:
            raise error
        for said, number in failed:
            if said == "ItemCollectionSizeLimitExceeded":
                raise AccountFull("there is no more room for things of this kind") from error
            if said not in _RACES:
                if "size" in str(reasons[number].get("Message", "")):
                    raise _too_large() from error
                raise error
        refused = [self.refusals[number] for said, number in failed if said == "ConditionalCheckFailed"]
        if len(refused) == len(failed) and refused[0] is not None and None not in refused:
            raise refused[0] from error  # nothing raced: this would not hold a moment later either


def _said(reason: dict[str, Any]) -> bool:
    return reason.get("Code") not in {None, "None"}


def _too_large() -> ObjectTooLarge:
    return ObjectTooLarge("one object may hold 400 KB")
