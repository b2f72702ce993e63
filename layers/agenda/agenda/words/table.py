"""Words in DynamoDB: a row for each word of each event, and a row for each event that says which words those are."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from botocore.exceptions import ClientError

from agenda.events.model import CalendarEvent, EventId, Ref
from agenda.events.rows import TABLE as EVENTS
from agenda.events.rows import account, event_of
from agenda.words.service import Kept
from kernel.aws import client, code
from kernel.callers import WorkspaceId
from kernel.ids import OURS, new_id
from kernel.journal.reading import gathered, row
from kernel.journal.rows import alive, place
from kernel.queries import at_once
from kernel.rows import Row
from kernel.settings import physical

TABLE = physical("agenda-words-1")
MOST = 1000
"""Events that are looked at for one word in one calendar."""

_BETWEEN = "#"
"""Stands in no word."""

_HEAVIEST = 99
"""Words that one transaction writes, beside the row that says which they are."""


class WordTable:
    def kept(self, workspace: WorkspaceId, ref: Ref) -> Kept:
        found = row(TABLE, account(workspace, ref.calendar_id), _list(ref))
        return Kept(frozenset(found["words"]["SS"]), found["version"]["S"]) if found else Kept()

    def keep(self, workspace: WorkspaceId, ref: Ref, before: Kept, words: frozenset[str]) -> bool:
        owner = account(workspace, ref.calendar_id)
        every = before.words | words
        for each in (words,) if len(every ^ (before.words & words)) <= _HEAVIEST else (every, words):
            after = Kept(each, new_id())
            if not _written(owner, ref, before, after):
                return False
            before = after
        return True

    def having(self, workspace: WorkspaceId, calendar_ids: Collection[str], words: Sequence[str]) -> list[set[Ref]]:
        owners = [(calendar_id, account(workspace, calendar_id)) for calendar_id in calendar_ids]
        wanted = [(calendar_id, _beginning(owner, word)) for word in words for calendar_id, owner in owners]
        found = at_once([question for _, question in wanted], MOST)
        refs = [
            {_ref(calendar_id, each) for each in rows} for (calendar_id, _), rows in zip(wanted, found, strict=True)
        ]
        return [set[Ref]().union(*refs[at : at + len(owners)]) for at in range(0, len(refs), len(owners))]


class EventRecords:
    def find(self, workspace: WorkspaceId, refs: Iterable[Ref]) -> list[CalendarEvent]:
        found = gathered([(EVENTS, account(workspace, ref.calendar_id), ref.event_id) for ref in refs])
        return [event_of(each) for each in found.values() if alive(each)]


def _beginning(owner: str, word: str) -> dict[str, Any]:
    return {
        "TableName": TABLE,
        "KeyConditionExpression": "pk = :owner AND begins_with(sk, :word)",
        "ExpressionAttributeValues": {":owner": {"S": owner}, ":word": {"S": word}},
    }


def _ref(calendar_id: str, found: Row) -> Ref:
    return Ref(calendar_id, EventId(found["sk"]["S"].partition(_BETWEEN)[2]))


def _written(owner: str, ref: Ref, before: Kept, after: Kept) -> bool:
    """Whether it was written, and nobody had been faster."""
    new = [{"Put": {"TableName": TABLE, "Item": place(owner, _word(each, ref))}} for each in after.words - before.words]
    old = [
        {"Delete": {"TableName": TABLE, "Key": place(owner, _word(each, ref))}} for each in before.words - after.words
    ]
    try:
        client("dynamodb").transact_write_items(TransactItems=[_listed(owner, ref, before, after), *new, *old])
    except ClientError as error:
        if code(error) == "TransactionCanceledException":
            return False
        raise
    return True


def _listed(owner: str, ref: Ref, before: Kept, after: Kept) -> dict[str, Any]:
    """What says which words there are then, if they are the ones that one believes."""
    said: dict[str, Any] = {"TableName": TABLE, "ConditionExpression": "attribute_not_exists(pk)"}
    if before.version:
        said["ConditionExpression"] = "version = :before"
        said["ExpressionAttributeValues"] = {":before": {"S": before.version}}
    if not after.words:
        return {"Delete": {**said, "Key": place(owner, _list(ref))}}
    kept = {"words": {"SS": sorted(after.words)}, "version": {"S": after.version}}
    return {"Put": {**said, "Item": {**place(owner, _list(ref)), **kept}}}


def _list(ref: Ref) -> str:
    return f"{OURS}{ref.event_id}"


def _word(word: str, ref: Ref) -> str:
    return f"{word}{_BETWEEN}{ref.event_id}"
