"""Whose a domain is, in DynamoDB: the workspace lists it, and the lookup leads to the workspace."""

from typing import Any

from contracts.audit import Acted
from identity.acts.table import along as noted
from identity.domains.model import DomainTaken
from identity.workspaces import Workspace
from identity.workspaces.table import WORKSPACE, journal
from kernel.callers import WorkspaceId
from kernel.etags import IfMatch
from kernel.journal import Along
from kernel.settings import physical

_BY_DOMAIN = physical("identity-by-domain-1")


class DomainTable:
    def __init__(self) -> None:
        self._journal = journal()

    def get(self, workspace: WorkspaceId) -> Workspace:
        return self._journal.get(workspace, WORKSPACE)

    def claim(self, before: Workspace, after: Workspace, domain: str, act: Acted) -> None:
        self._replace(before, after, claimed(before.workspace, domain), noted(act))

    def release(self, before: Workspace, after: Workspace, domain: str, act: Acted) -> None:
        self._replace(before, after, released(before.workspace, domain), noted(act))

    def _replace(self, before: Workspace, after: Workspace, *along: Along) -> None:
        expected = IfMatch.tag(before.modseq)
        self._journal.change(before.workspace, WORKSPACE, lambda _: after, expected=expected, along=along)


def claimed(workspace: WorkspaceId, domain: str) -> Along:
    """What makes a domain that workspace's, and nobody else's."""
    item: dict[str, Any] = {"pk": {"S": domain}, "workspace": {"S": workspace}}
    return Along({"Put": {"TableName": _BY_DOMAIN, "Item": item, **_ours(workspace)}}, _taken(domain))


def free(workspace: WorkspaceId, domain: str) -> Along:
    """What fails unless a domain is that workspace's, or nobody's."""
    check = {"TableName": _BY_DOMAIN, "Key": {"pk": {"S": domain}}, **_ours(workspace)}
    return Along({"ConditionCheck": check}, _taken(domain))


def released(workspace: WorkspaceId, domain: str) -> Along:
    """What lets others claim a domain that is that workspace's."""
    delete = {"TableName": _BY_DOMAIN, "Key": {"pk": {"S": domain}}, **_ours(workspace)}
    return Along({"Delete": delete}, DomainTaken(f"{domain} belongs to another workspace by now"))


def _taken(domain: str) -> DomainTaken:
    return DomainTaken(f"{domain} belongs to another workspace; release it there first")


def _ours(workspace: WorkspaceId) -> dict[str, Any]:
    return {
        "ConditionExpression": "attribute_not_exists(pk) OR workspace = :workspace",
        "ExpressionAttributeValues": {":workspace": {"S": workspace}},
    }
