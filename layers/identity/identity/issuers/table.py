"""Issuers in DynamoDB: the journal of each workspace, and whose a domain is."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from pynamodb.attributes import UnicodeAttribute

from contracts.audit import Acted
from identity.acts.table import along as noted
from identity.issuers.model import DomainNotClaimed, Issuer, NoSuchIssuer, room_for_one
from identity.sessions.freshness import since
from identity.sessions.table import fresh
from kernel.aws import client
from kernel.callers import Caller, WorkspaceId
from kernel.etags import IfMatch
from kernel.journal import Along, Journal, JournalTable
from kernel.journal.rows import alive
from kernel.journal.within import create_within
from kernel.pages import Listing, Page
from kernel.settings import physical

TABLE = physical("identity-issuers-1")
BY_DOMAIN = physical("identity-by-domain-1")
_COLUMNS = {"issuer_id", "modseq"}


class IssuerRow(JournalTable):
    class Meta:
        table_name = TABLE

    sealed = UnicodeAttribute()
    rest = UnicodeAttribute()


def _write(issuer: Issuer) -> IssuerRow:
    return IssuerRow(sealed=issuer.sealed, rest=issuer.model_dump_json(exclude=_COLUMNS))


def _read(row: IssuerRow) -> Issuer:
    columns = {"issuer_id": row.sk, "modseq": int(row.modseq), "sealed": row.sealed}
    return Issuer.model_validate({**json.loads(row.rest), **columns})


def journal() -> Journal[Issuer]:
    return Journal(
        IssuerRow,
        identify=lambda issuer: issuer.issuer_id,
        write=_write,
        read=_read,
        missing=lambda _: NoSuchIssuer("there is no such provider, or not any more"),
    )


class IssuerTable:
    def __init__(self) -> None:
        self._issuers = journal()

    def get(self, workspace: WorkspaceId, issuer_id: str) -> Issuer:
        return self._issuers.get(workspace, issuer_id)

    def page(self, workspace: WorkspaceId, page: Page) -> Listing[Issuer]:
        return self._issuers.page(workspace, page)

    def create(self, caller: Caller, issuer: Issuer, now: float, act: Acted) -> Issuer:
        along = _with(caller, now, issuer.domains, act)
        return create_within(self._issuers, caller.workspace, issuer, room_for_one, along)

    def change(
        self,
        caller: Caller,
        issuer_id: str,
        edit: Callable[[Issuer], Issuer],
        expected: IfMatch,
        *,
        now: float,
        domains: Sequence[str],
        act: Acted,
    ) -> Issuer:
        along = _with(caller, now, domains, act)
        return self._issuers.change(caller.workspace, issuer_id, edit, expected=expected, along=along)

    def delete(self, caller: Caller, issuer_id: str, expected: IfMatch, now: float, act: Acted) -> None:
        self._issuers.delete(caller.workspace, issuer_id, expected=expected, along=_with(caller, now, (), act))

    def everywhere(self) -> Iterator[tuple[WorkspaceId, Issuer]]:
        """A round trip for each megabyte of them, which is some thousand."""
        start = dict[str, Any]()
        while True:
            answer = client("dynamodb").scan(TableName=TABLE, **start)
            live = (row for row in answer["Items"] if "sealed" in row and alive(row))
            yield from ((WorkspaceId(row["pk"]["S"]), self._issuers.shape.object(row)) for row in live)
            if "LastEvaluatedKey" not in answer:
                return
            start = {"ExclusiveStartKey": answer["LastEvaluatedKey"]}

    def refreshed(
        self, workspace: WorkspaceId, issuer_id: str, edit: Callable[[Issuer], Issuer], act: Acted | None
    ) -> None:
        self._issuers.change(workspace, issuer_id, edit, along=[noted(act)] if act else ())


def _with(caller: Caller, now: float, domains: Iterable[str], act: Acted) -> list[Along]:
    """What must hold for a change, and what is noted with it."""
    return [fresh(caller, since(now)), *(claimed(each, caller.workspace) for each in domains), noted(act)]


def claimed(domain: str, workspace: WorkspaceId) -> Along:
    """What fails with ``DomainNotClaimed`` unless the domain is the workspace's."""
    check = {
        "TableName": BY_DOMAIN,
        "Key": {"pk": {"S": domain}},
        "ConditionExpression": "workspace = :workspace",
        "ExpressionAttributeValues": {":workspace": {"S": workspace}},
    }
    refusal = DomainNotClaimed(
        f"this workspace has not shown that {domain} is its own: let its letters come from there (Settings, Emails; "
        "POST /api/workspace/sender) until the status is verified, or ask whoever runs this installation"
    )
    return Along({"ConditionCheck": check}, refusal)


def whose(domain: str) -> WorkspaceId | None:
    """The workspace that a domain belongs to."""
    key = {"pk": {"S": domain}}
    row = client("dynamodb").get_item(TableName=BY_DOMAIN, Key=key, ConsistentRead=True).get("Item")
    return WorkspaceId(row["workspace"]["S"]) if row else None
