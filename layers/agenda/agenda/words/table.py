"""Words in DynamoDB: a row for each word of each thing, and a row for each thing that says which words those are."""

from collections.abc import Collection, Sequence
from typing import Any

from botocore.exceptions import ClientError

from agenda.words.index import Having, Kept, Spot
from kernel.aws import client, code
from kernel.callers import WorkspaceId
from kernel.ids import OURS, new_id
from kernel.journal.reading import row
from kernel.journal.rows import place
from kernel.queries import at_once
from kernel.rows import Row
from kernel.settings import physical
from kernel.tables import key

TABLE = physical("agenda-words-1")
MOST = 20_000
"""Things that are looked at for one word in one calendar or project: each megabyte of them is a round trip."""

_BETWEEN = "#"
"""Stands in no word."""

_HEAVIEST = 99
"""Words that one transaction writes, beside the row that says which they are."""


def account(workspace: WorkspaceId, place_id: str) -> str:
    """The partition of the words of a calendar, or a project."""
    return key(workspace, place_id)


class WordTable:
    def kept(self, workspace: WorkspaceId, spot: Spot) -> Kept:
        found = row(TABLE, account(workspace, spot.place), _list(spot))
        return Kept(frozenset(found["words"]["SS"]), found["version"]["S"]) if found else Kept()

    def keep(self, workspace: WorkspaceId, spot: Spot, before: Kept, words: frozenset[str]) -> bool:
        owner = account(workspace, spot.place)
        for each in _steps(before.words, words):
            after = Kept(each, new_id())
            if not _written(owner, spot, before, after):
                return False
            before = after
        return True

    def within(self, workspace: WorkspaceId, spots: Sequence[Spot]) -> list[dict[Spot, frozenset[str]]]:
        wanted = [_beginning(account(workspace, spot.place), _list(spot), "sk, words") for spot in spots]
        found = at_once([{**each, "ConsistentRead": True} for each in wanted])
        return [dict(_listed_in(spot.place, each) for each in rows) for spot, rows in zip(spots, found, strict=True)]

    def having(self, workspace: WorkspaceId, places: Collection[str], words: Sequence[str]) -> list[Having]:
        owners = [(each, account(workspace, each)) for each in places]
        wanted = [(each, _beginning(owner, word)) for word in words for each, owner in owners]
        found = at_once([question for _, question in wanted], MOST + 1)
        asked = [(each, rows) for (each, _), rows in zip(wanted, found, strict=True)]
        return [_having(asked[at : at + len(owners)]) for at in range(0, len(asked), len(owners) or 1)]


def _beginning(owner: str, word: str, only: str = "sk") -> dict[str, Any]:
    return {
        "TableName": TABLE,
        "KeyConditionExpression": "pk = :owner AND begins_with(sk, :word)",
        "ProjectionExpression": only,
        "ExpressionAttributeValues": {":owner": {"S": owner}, ":word": {"S": word}},
    }


def _having(found: Sequence[tuple[str, Sequence[Row]]]) -> Having:
    """What was found in each of the places for one word."""
    return Having(
        frozenset(_spot(each, row) for each, rows in found for row in rows[:MOST]),
        frozenset(each for each, rows in found if len(rows) > MOST),
    )


def _steps(before: frozenset[str], after: frozenset[str]) -> list[frozenset[str]]:
    """From some words to others, by as many at a time as can be written: the new ones first."""
    changes = [*sorted(after - before), *sorted(before - after)]
    steps = [before]
    for at in range(0, len(changes), _HEAVIEST):
        steps.append(steps[-1] ^ frozenset(changes[at : at + _HEAVIEST]))
    return steps[1:]


def _spot(place_id: str, found: Row) -> Spot:
    return Spot(place_id, found["sk"]["S"].partition(_BETWEEN)[2])


def _listed_in(place_id: str, found: Row) -> tuple[Spot, frozenset[str]]:
    return Spot(place_id, found["sk"]["S"].removeprefix(OURS)), frozenset(found["words"]["SS"])


def _written(owner: str, spot: Spot, before: Kept, after: Kept) -> bool:
    """Whether it was written, and nobody had been faster."""
    new = [
        {"Put": {"TableName": TABLE, "Item": place(owner, _word(each, spot))}} for each in after.words - before.words
    ]
    old = [
        {"Delete": {"TableName": TABLE, "Key": place(owner, _word(each, spot))}} for each in before.words - after.words
    ]
    try:
        client("dynamodb").transact_write_items(TransactItems=[_listed(owner, spot, before, after), *new, *old])
    except ClientError as error:
        if code(error) == "TransactionCanceledException":
            return False
        raise
    return True


def _listed(owner: str, spot: Spot, before: Kept, after: Kept) -> dict[str, Any]:
    """What says which words there are then, if they are the ones that one believes."""
    said: dict[str, Any] = {"TableName": TABLE, "ConditionExpression": "attribute_not_exists(pk)"}
    if before.version:
        said["ConditionExpression"] = "version = :before"
        said["ExpressionAttributeValues"] = {":before": {"S": before.version}}
    if not after.words:
        return {"Delete": {**said, "Key": place(owner, _list(spot))}}
    kept = {"words": {"SS": sorted(after.words)}, "version": {"S": after.version}}
    return {"Put": {**said, "Item": {**place(owner, _list(spot)), **kept}}}


def _list(spot: Spot) -> str:
    return f"{OURS}{spot.thing}"


def _word(word: str, spot: Spot) -> str:
    return f"{word}{_BETWEEN}{spot.thing}"
