"""Sweeping up tombstones that are older than anybody needs them.

In two steps, in two runs, so that a reader in flight misses nothing: a run deletes the tombstones that the account's
``oldest_known`` has been telling everybody about for a while, and then advances it over those that are due next.
A state before ``oldest_known`` is answered with ``CannotCalculateChanges``. Never by time to live: that would not ask.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import TypeVar

from botocore.exceptions import ClientError

from kernel.aws import client, code
from kernel.journal import reading
from kernel.journal.journal import Journal
from kernel.journal.rows import BY_DELETION, COUNTER, SHARDS, number, place
from kernel.queries import every
from kernel.rows import Row

T = TypeVar("T")

KEEP = 30
"""Days for which a deletion is remembered."""

REACH = 14
"""Days beyond those in which a tombstone is looked for: for so long the sweeper may be broken."""

SETTLED = 3600
"""Seconds after which nobody is reading by an older ``oldest_known``: no function runs for so long."""


@dataclass(slots=True)
class Swept:
    """What one run did."""

    deleted: int = 0
    advanced: int = 0


def sweep(journal: Journal[T], now: datetime | None = None) -> Swept:
    """Sweep one table, across all workspaces."""
    moment = now or datetime.now(UTC)
    table, swept = journal.shape.name, Swept()
    for account, due in groupby(_due(table, moment), key=lambda key: key["pk"]["S"]):
        _account(table, account, list(due), moment.timestamp(), swept)
    return swept


def _account(table: str, account: str, due: list[Row], moment: float, swept: Swept) -> None:
    """Delete those of an account's tombstones that may go, and let the next run delete the others."""
    counter = reading.counter(table, account)
    gone = counter.oldest_known if moment - counter.known_since >= SETTLED else 0
    left = [_delete(table, key, gone, swept) for key in due]
    upto = max((modseq for modseq in left if modseq), default=0)
    if upto > counter.oldest_known:
        _advance(table, account, upto, moment, swept)


def _delete(table: str, key: Row, gone: int, swept: Swept) -> int:
    """Delete a tombstone that is no younger than ``gone``; return its ``modseq`` if it is still there, else 0."""
    try:
        client("dynamodb").delete_item(
            TableName=table,
            Key={"pk": key["pk"], "sk": key["sk"]},
            ConditionExpression="deleted_on = :day AND modseq <= :gone",
            ExpressionAttributeValues={":day": key["deleted_on"], ":gone": {"N": str(gone)}},
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        )
    except ClientError as error:
        if code(error) == "TransactionConflictException":
            return 0  # it is being written over
        if code(error) != "ConditionalCheckFailedException":
            raise
        row = error.response.get("Item")
        return number(row, "modseq") if row and row.get("deleted_on") == key["deleted_on"] else 0
    swept.deleted += 1
    return 0


def _advance(table: str, account: str, upto: int, moment: float, swept: Swept) -> None:
    """Tell from now on that nothing is known of what happened before ``upto``."""
    try:
        client("dynamodb").update_item(
            TableName=table,
            Key=place(account, COUNTER),
            UpdateExpression="SET oldest_known = :upto, known_since = :now",
            ConditionExpression="oldest_known < :upto AND highest >= :upto",
            ExpressionAttributeValues={":upto": {"N": str(upto)}, ":now": {"N": str(int(moment))}},
        )
    except ClientError as error:
        if code(error) not in {"ConditionalCheckFailedException", "TransactionConflictException"}:
            raise
        return  # somebody is writing, or another run was faster; tomorrow is soon enough
    swept.advanced += 1


def _due(table: str, moment: datetime) -> Iterator[Row]:
    """The keys of tombstones that are old enough, those of one day and account together, the oldest day first."""
    last = moment.date() - timedelta(days=KEEP)
    for age in range(REACH, -1, -1):
        day = last - timedelta(days=age)
        found = [key for shard in SHARDS for key in _of(table, f"{day.isoformat()}#{shard}")]
        yield from sorted(found, key=lambda key: str(key["pk"]["S"]))


def _of(table: str, deleted_on: str) -> Iterator[Row]:
    """The keys of the tombstones of one day and shard."""
    return every(
        TableName=table,
        IndexName=BY_DELETION,
        KeyConditionExpression="deleted_on = :day",
        ExpressionAttributeValues={":day": {"S": deleted_on}},
    )
