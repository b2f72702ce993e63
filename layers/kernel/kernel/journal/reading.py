"""Reading what the journal wrote: rows by key, by id in order, and by what changed since."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from kernel.aws import client
from kernel.ids import OURS
from kernel.journal.ahead import Place, knowing, known
from kernel.journal.attempts import Attempts
from kernel.journal.rows import BY_MODSEQ, COUNTER, Counter, place
from kernel.rows import Row

__all__ = ["Place", "ahead", "changed", "counter", "gathered", "listed", "row", "rows"]

_KEYS_AT_ONCE = 100
_ROUNDS = 10  # where almost everything was deleted lately, a page may be short
_READ_AT_ONCE = 1000
_WIDER = 4
_FIRST_ID = OURS + "~"  # our own rows sort before it, ids after


def row(table: str, account: str, sk: str) -> Row | None:
    """One row as it is now."""
    rows_known = known()
    if (table, account, sk) in rows_known:
        return rows_known[table, account, sk]
    answer = client("dynamodb").get_item(TableName=table, Key=place(account, sk), ConsistentRead=True)
    found: Row | None = answer.get("Item")
    return found


def counter(table: str, account: str) -> Counter:
    """Where an account stands now."""
    return Counter.of(row(table, account, COUNTER))


def rows(table: str, account: str, sks: Sequence[str]) -> dict[str, Row]:
    """Those of the rows that are there, each as it is now, though not all of the same moment."""
    found = gathered([(table, account, sk) for sk in sks])
    return {sk: row for (_, _, sk), row in found.items()}


def gathered(places: Sequence[Place]) -> dict[Place, Row]:
    """The same for rows of several tables and accounts."""
    at_hand = known()
    found = {each: row for each in places if (row := at_hand.get(each)) is not None}
    attempts = Attempts()
    left = [each for each in places if each not in at_hand]
    while left:
        asked, left = left[:_KEYS_AT_ONCE], left[_KEYS_AT_ONCE:]
        keys: dict[str, Any] = {}
        for table, account, sk in asked:
            keys.setdefault(table, {"Keys": [], "ConsistentRead": True})["Keys"].append(place(account, sk))
        answer = client("dynamodb").batch_get_item(RequestItems=keys)
        for table, items in answer["Responses"].items():
            found |= {(table, each["pk"]["S"], each["sk"]["S"]): each for each in items}
        missed = [
            (table, key["pk"]["S"], key["sk"]["S"])
            for table, request in answer.get("UnprocessedKeys", {}).items()
            for key in request["Keys"]
        ]
        if missed:
            left = [*missed, *left]
            attempts.again()
    return found


@contextmanager
def ahead(places: Iterable[Place]) -> Iterator[None]:
    """Read these rows now, for all that want one of them within the block."""
    wanted = list(dict.fromkeys(places))
    rows_known: dict[Place, Row | None] = {**dict.fromkeys(wanted), **gathered(wanted)}
    with knowing(rows_known):
        yield


def changed(table: str, account: str, since: int, enough: int) -> tuple[list[Row], bool]:
    """At least ``enough`` rows written after ``since``, in the order of the changes, and whether there are more.

    The index holds keys only; from a local index DynamoDB fetches what else is asked for.
    """
    found: list[Row] = []
    start: Row | None = None
    while True:
        answer = client("dynamodb").query(
            TableName=table,
            IndexName=BY_MODSEQ,
            ConsistentRead=True,
            KeyConditionExpression="pk = :account AND modseq > :since",
            ExpressionAttributeValues={":account": {"S": account}, ":since": {"N": str(since)}},
            ProjectionExpression="sk, modseq, created_modseq, first_modseq, deleted_on",
            Limit=enough - len(found),
            **({"ExclusiveStartKey": start} if start else {}),
        )
        found += answer["Items"]
        start = answer.get("LastEvaluatedKey")
        if not start or len(found) >= enough:
            return found, bool(start)


def listed(
    table: str, account: str, *, limit: int, after: str | None, prefix: str, backwards: bool
) -> tuple[list[Row], str | None]:
    """At most ``limit`` objects in the order of their ids, and the id to go on from if there may be more."""
    found: list[Row] = []
    condition, low = ("sk > :low", _FIRST_ID) if not prefix else ("begins_with(sk, :low)", prefix)
    start = place(account, after) if after else None
    for attempt in range(_ROUNDS):
        asked = min(_READ_AT_ONCE, (limit + 1 - len(found)) * (1 + attempt * _WIDER))
        answer = client("dynamodb").query(
            TableName=table,
            ConsistentRead=True,
            ScanIndexForward=not backwards,
            KeyConditionExpression=f"pk = :account AND {condition}",
            FilterExpression="attribute_not_exists(deleted_on)",
            ExpressionAttributeValues={":account": {"S": account}, ":low": {"S": low}},
            Limit=asked,
            **({"ExclusiveStartKey": start} if start else {}),
        )
        found += answer["Items"]
        start = answer.get("LastEvaluatedKey")
        if len(found) > limit:
            return found[:limit], str(found[limit - 1]["sk"]["S"])
        if start is None:
            return found, None
        if found and answer["ScannedCount"] < asked:
            break  # DynamoDB read a megabyte: much more, and the answer would be larger than Lambda's may be
    resumes: Any = start
    return found, str(resumes["sk"]["S"])
