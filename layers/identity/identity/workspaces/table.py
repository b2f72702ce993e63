"""Workspaces in DynamoDB: each is a journal of one object; and the lookup that makes slugs unique."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from identity.accounts.model import Membership
from identity.workspaces.model import NoSuchWorkspace, SlugTaken, Workspace
from kernel.aws import client
from kernel.callers import WorkspaceId
from kernel.errors import Refusal
from kernel.etags import ANYTHING, IfMatch
from kernel.journal import Along, Journal, JournalTable
from kernel.settings import physical

WORKSPACE = "workspace"
OWN = "own"
"""From where a workspace writes whose own domain is verified."""

TABLE = physical("identity-workspaces-1")
_BY_SLUG = physical("identity-by-slug-1")
_COLUMNS = {"workspace", "modseq", "slug", "status", "policy_number"}


class WorkspaceRow(JournalTable):
    class Meta:
        table_name = TABLE

    slug = UnicodeAttribute()
    status = UnicodeAttribute()
    policy_number = NumberAttribute()
    rest = UnicodeAttribute()
    erased_day = UnicodeAttribute(null=True)  # with it the index finds those whose time has come
    erased_on = UnicodeAttribute(null=True)
    sends = UnicodeAttribute(null=True)  # with it the index finds those that write from a domain of their own


def _write(workspace: Workspace) -> WorkspaceRow:
    return WorkspaceRow(
        slug=workspace.slug,
        status=workspace.status,
        policy_number=workspace.policy_number,
        rest=workspace.model_dump_json(exclude=_COLUMNS),
        erased_day=workspace.erased_on.date().isoformat() if workspace.erased_on else None,
        erased_on=workspace.erased_on.isoformat() if workspace.erased_on else None,
        sends=OWN if workspace.sender and workspace.sender.status == "verified" else None,
    )


def _read(row: WorkspaceRow) -> Workspace:
    columns = {name: getattr(row, name) for name in ("slug", "status", "policy_number", "modseq")}
    return Workspace.model_validate({**json.loads(row.rest), **columns, "workspace": row.pk})


def journal() -> Journal[Workspace]:
    return Journal(
        WorkspaceRow,
        identify=lambda _: WORKSPACE,
        write=_write,
        read=_read,
        missing=lambda _: NoSuchWorkspace("there is no such workspace"),
    )


class WorkspaceTable:
    def __init__(self) -> None:
        self.journal = journal()

    def get(self, workspace: WorkspaceId) -> Workspace:
        return self.journal.get(workspace, WORKSPACE)

    def change(
        self,
        workspace: WorkspaceId,
        edit: Callable[[Workspace], Workspace],
        expected: IfMatch = ANYTHING,
        along: Sequence[Along] = (),
    ) -> Workspace:
        return self.journal.change(workspace, WORKSPACE, edit, expected=expected, along=along)

    def by_slug(self, slug: str) -> WorkspaceId | None:
        row = client("dynamodb").get_item(TableName=_BY_SLUG, Key={"pk": {"S": slug}}, ConsistentRead=True).get("Item")
        return WorkspaceId(row["workspace"]["S"]) if row else None


def named(workspace: WorkspaceId, slug: str) -> Along:
    """What makes a slug that workspace's, or fails with ``SlugTaken``."""
    item: dict[str, Any] = {"pk": {"S": slug}, "workspace": {"S": workspace}}
    put = {
        "TableName": _BY_SLUG,
        "Item": item,
        "ConditionExpression": "attribute_not_exists(pk) OR workspace = :workspace",
        "ExpressionAttributeValues": {":workspace": {"S": workspace}},
    }
    return Along({"Put": put}, SlugTaken(slug))


def unnamed(workspace: WorkspaceId, slug: str) -> Along:
    """What frees a slug that is that workspace's; one that is not stays as it is."""
    delete = {
        "TableName": _BY_SLUG,
        "Key": {"pk": {"S": slug}},
        "ConditionExpression": "attribute_not_exists(pk) OR workspace = :workspace",
        "ExpressionAttributeValues": {":workspace": {"S": workspace}},
    }
    return Along({"Delete": delete})


def still(membership: Membership, refusal: Refusal) -> Along:
    """What fails, with ``refusal``, unless the workspace is active and demands what the account believes."""
    check = {
        "TableName": TABLE,
        "Key": {"pk": {"S": membership.workspace}, "sk": {"S": WORKSPACE}},
        "ConditionExpression": "#status = :active AND policy_number = :number",
        "ExpressionAttributeNames": {"#status": "status"},
        "ExpressionAttributeValues": {":active": {"S": "active"}, ":number": {"N": str(membership.policy.number)}},
    }
    return Along({"ConditionCheck": check}, refusal)
