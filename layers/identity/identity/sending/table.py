"""Whose a sending domain is, in DynamoDB: the workspace says which it wants, and the lookup whose it is.

It stands under a name of its own, ``from:example.com``, beside whose the domain itself is (``domains``): who has
begun wants to write from there, and has not shown yet that it is theirs.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from contracts.audit import Acted
from identity.acts.table import along as noted
from identity.domains.model import DomainTaken
from identity.domains.table import claimed, free, released
from identity.workspaces import Workspace
from identity.workspaces.store import SettingsTable
from identity.workspaces.table import OWN, WORKSPACE
from identity.workspaces.table import TABLE as WORKSPACES
from kernel.callers import WorkspaceId
from kernel.etags import IfMatch
from kernel.journal import Along
from kernel.queries import every
from kernel.settings import physical

_BY_DOMAIN = physical("identity-by-domain-1")


class SenderTable(SettingsTable):
    def sends(self, workspace: WorkspaceId, domain: str, now: datetime, until: datetime | None) -> Along:
        item: dict[str, Any] = {"pk": {"S": _name(domain)}, "workspace": {"S": workspace}}
        if until is not None:
            item["until"] = {"N": str(int(until.timestamp()))}
        ours = "attribute_not_exists(pk) OR workspace = :workspace"
        values = {":workspace": {"S": workspace}}
        put = {
            "TableName": _BY_DOMAIN,
            "Item": item,
            "ConditionExpression": f"{ours} OR #until < :now",
            "ExpressionAttributeNames": {"#until": "until"},
            "ExpressionAttributeValues": {**values, ":now": {"N": str(int(now.timestamp()))}},
        }
        return Along({"Put": put}, _taken(domain))

    def free(self, workspace: WorkspaceId, domain: str) -> tuple[Along]:
        return (free(workspace, domain),)

    def claims(self, workspace: WorkspaceId, domain: str, act: Acted) -> tuple[Along, ...]:
        return claimed(workspace, domain), noted(act)

    def releases(self, workspace: WorkspaceId, domain: str, act: Acted) -> tuple[Along, ...]:
        return released(workspace, domain), noted(act)

    def held(self, workspace: WorkspaceId, domain: str, until: datetime) -> Along:
        return held(workspace, domain, until)

    def given_up(self, workspace: WorkspaceId, domain: str) -> Along:
        return given_up(workspace, domain)

    def sending(self) -> Iterator[WorkspaceId]:
        found = every(
            TableName=WORKSPACES,
            IndexName="by-sending",
            KeyConditionExpression="sends = :own",
            ExpressionAttributeValues={":own": {"S": OWN}},
        )
        return (WorkspaceId(row["pk"]["S"]) for row in found)

    def settle(self, before: Workspace, after: Workspace, needed: Sequence[Along]) -> None:
        self._journal.change(
            before.workspace, WORKSPACE, lambda _: after, expected=IfMatch.tag(before.modseq), along=needed
        )


def held(workspace: WorkspaceId, domain: str, until: datetime) -> Along:
    """What keeps a domain that workspace's so long, while SES is made to forget it; ``DomainTaken`` if it is not."""
    put = {
        "TableName": _BY_DOMAIN,
        "Item": {
            "pk": {"S": _name(domain)},
            "workspace": {"S": workspace},
            "until": {"N": str(int(until.timestamp()))},
        },
        "ConditionExpression": "attribute_not_exists(pk) OR workspace = :workspace",
        "ExpressionAttributeValues": {":workspace": {"S": workspace}},
    }
    return Along({"Put": put}, _taken(domain))


def given_up(workspace: WorkspaceId, domain: str) -> Along:
    """What lets others write from a domain from which that workspace wrote."""
    delete = {
        "TableName": _BY_DOMAIN,
        "Key": {"pk": {"S": _name(domain)}},
        "ConditionExpression": "attribute_not_exists(pk) OR workspace = :workspace",
        "ExpressionAttributeValues": {":workspace": {"S": workspace}},
    }
    return Along({"Delete": delete}, _taken(domain))


def _name(domain: str) -> str:
    return f"from:{domain}"


def _taken(domain: str) -> DomainTaken:
    return DomainTaken(f"{domain} belongs to another workspace; release it there first")
