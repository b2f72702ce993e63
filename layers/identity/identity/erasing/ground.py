"""Where all that belongs to a workspace lies, in DynamoDB and S3, and how it goes from there."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from typing import Any

from identity.accounts import Account, NoSuchAccount
from identity.accounts.table import ACCOUNT
from identity.accounts.table import journal as accounts
from identity.audit.table import last as last_entry
from identity.domains.model import DomainTaken
from identity.domains.table import released
from identity.erasing.record import remembered
from identity.erasing.table import ERASURE
from identity.sending.model import LOOKED_FOR
from identity.sending.ses import SesIdentities
from identity.sending.table import given_up, held
from identity.workspaces import Workspace
from identity.workspaces.table import TABLE, WORKSPACE, journal, unnamed
from kernel.aws import client
from kernel.callers import WorkspaceId
from kernel.ids import OURS
from kernel.journal import Along, Change
from kernel.journal.rows import place
from kernel.journal.together import Part, together
from kernel.queries import answers
from kernel.rows import Row
from kernel.settings import bucket, physical
from kernel.tables import key

OWNED = {"belonging": "groups", "sessions": "people", "consents": "people"}
PLAIN = ("roles", "groups", "invitations", "issuers", "clients", "keys", "tickets", "acts", "exports", "audit")

ERASES = (
    *(f"identity-{name}-1:DeleteItem,Query" for name in (*OWNED, *PLAIN)),
    "identity-accounts-1:BatchGetItem,PutItem,UpdateItem",
    "identity-by-domain-1:DeleteItem,PutItem",
    "identity-by-slug-1:DeleteItem",
    "identity-logos/logos/*:DeleteObject",
    "identity-logos:ListBucket",
    "identity-people-1:DeleteItem,Query",
    "identity-senders:DeleteEmailIdentity",
    "identity-workspaces-1:DeleteItem,GetItem,Query,UpdateItem",
    "shared-exports/exports/*:DeleteObject",
    "shared-exports/parts/*:DeleteObject",
    "shared-exports:ListBucket",
)
"""What it takes."""


_AT_ONCE = 90
_FILES = 500
_FOLDERS = (("shared-exports", "exports"), ("shared-exports", "parts"), ("identity-logos", "logos"))


class AllOfIt:
    def __init__(self) -> None:
        self._journal, self._accounts = journal(), accounts()
        client("s3")
        self._senders = SesIdentities()

    def workspace(self, workspace: WorkspaceId) -> Workspace:
        return self._journal.get(workspace, WORKSPACE)

    def last(self, workspace: WorkspaceId) -> None:
        head = last_entry(workspace)
        said = json.dumps({"entries": head.number, "hash": head.hash}) if head else "{}"
        update = {
            "UpdateExpression": "SET #last = :said" if head else "SET #last = if_not_exists(#last, :said)",
            "ExpressionAttributeNames": {"#last": "last"},
            "ExpressionAttributeValues": {":said": {"S": said}},
        }
        client("dynamodb").update_item(TableName=TABLE, Key=place(workspace, ERASURE), **update)

    def batches(self, workspace: WorkspaceId) -> Iterator[Callable[[], None]]:
        for name, owners in OWNED.items():
            for page in _pages(f"identity-{owners}-1", workspace):
                for owner in page:
                    if not owner["sk"]["S"].startswith(OURS):
                        yield from self._rows(workspace, name, key(workspace, owner["sk"]["S"]))
        for page in _pages("identity-people-1", workspace):
            yield from (partial(self._member, workspace, row) for row in page)
        for name in PLAIN:
            yield from self._rows(workspace, name, workspace)
        yield partial(_files, workspace)

    def end(self, workspace: Workspace) -> None:
        """The lookup first, and the workspace itself, which tells the other rooms; what is certified is remembered."""
        home = workspace.workspace
        _unclaim(home, workspace.domains)
        if workspace.sender is not None:
            self._silence(home, workspace.sender.domain)
        names = {row["sk"]["S"] for page in _pages("identity-workspaces-1", home) for row in page} - {ERASURE}
        gone = [Along({"Delete": {"TableName": TABLE, "Key": place(home, name)}}) for name in sorted(names)]
        together(along=[unnamed(home, workspace.slug), remembered(workspace), *gone])

    def _silence(self, workspace: WorkspaceId, domain: str) -> None:
        """Let others write from the domain from which it wrote, unless they do already."""
        with suppress(DomainTaken):
            together(along=[held(workspace, domain, datetime.now(UTC) + LOOKED_FOR)])
            self._senders.drop(domain)
            together(along=[given_up(workspace, domain)])

    def _rows(self, workspace: WorkspaceId, name: str, account: str) -> Iterator[Callable[[], None]]:
        for page in _pages(f"identity-{name}-1", account):
            for start in range(0, len(page), _AT_ONCE):
                yield partial(self._let_go, workspace, name, page[start : start + _AT_ONCE])

    def _let_go(self, workspace: WorkspaceId, name: str, rows: Sequence[Row]) -> None:
        """Delete rows and count those that were something, in one transaction."""
        table = physical(f"identity-{name}-1")
        gone = [Along({"Delete": {"TableName": table, "Key": _key(row)}}) for row in rows]
        together(along=[*gone, *_counted(workspace, name, sum(map(_something, rows)))])

    def _member(self, workspace: WorkspaceId, row: Row) -> None:
        """Let somebody go out; their account stays theirs."""
        along = [
            Along({"Delete": {"TableName": physical("identity-people-1"), "Key": _key(row)}}),
            *_counted(workspace, "people", int(_something(row))),
        ]
        person = row["sk"]["S"]
        if person.startswith(OURS):
            together(along=along)
            return
        left = Change[Account](ACCOUNT, lambda account: account.left(workspace))
        try:
            together(Part(self._accounts, person, [left]), along=along)
        except NoSuchAccount:
            together(along=along)


def _pages(name: str, account: str) -> Iterator[Sequence[Row]]:
    """All rows under a key, bookkeeping and all."""
    found = answers(
        TableName=physical(name),
        ConsistentRead=True,
        KeyConditionExpression="pk = :account",
        ExpressionAttributeValues={":account": {"S": account}},
    )
    return (answer["Items"] for answer in found)


def _counted(workspace: WorkspaceId, name: str, count: int) -> list[Along]:
    update = {
        "TableName": TABLE,
        "Key": place(workspace, ERASURE),
        "UpdateExpression": "ADD #gone :count",
        "ExpressionAttributeNames": {"#gone": f"gone#{name}"},
        "ExpressionAttributeValues": {":count": {"N": str(count)}},
    }
    return [Along({"Update": update})] if count else []


def _unclaim(workspace: WorkspaceId, domains: Iterable[str]) -> None:
    """Let others claim its domains."""
    for domain in domains:
        with suppress(DomainTaken):
            together(along=[released(workspace, domain)])


def _files(workspace: WorkspaceId) -> None:
    for name, prefix in _FOLDERS:
        while True:
            said = {"Bucket": bucket(name), "Prefix": f"{prefix}/{workspace}/", "MaxKeys": _FILES}
            found = client("s3").list_objects_v2(**said).get("Contents", ())
            if not found:
                break
            gone = {"Objects": [{"Key": each["Key"]} for each in found], "Quiet": True}
            client("s3").delete_objects(Bucket=bucket(name), Delete=gone)


def _key(row: Row) -> dict[str, Any]:
    return {"pk": row["pk"], "sk": row["sk"]}


def _something(row: Row) -> bool:
    """Whether a row was anything to anybody."""
    return not row["sk"]["S"].startswith(OURS) and "deleted_on" not in row
