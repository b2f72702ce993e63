"""Whose a sending domain is, in DynamoDB: the workspace says which it wants, and the lookup whose it is.

It stands under a name of its own, ``from:example.com``: to write from a domain is less than to have it (``domains``),
which lets one's provider speak for people with addresses there.
"""

from datetime import datetime
from typing import Any

from identity.domains.model import DomainTaken
from identity.workspaces.store import SettingsTable
from kernel.callers import WorkspaceId
from kernel.journal import Along
from kernel.settings import physical

_BY_DOMAIN = physical("identity-by-domain-1")


class SenderTable(SettingsTable):
    def claimed(
        self, workspace: WorkspaceId, domain: str, now: datetime, until: datetime | None
    ) -> tuple[Along, Along]:
        """It is refused where the domain itself is another's, too."""
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
        check = {
            "TableName": _BY_DOMAIN,
            "Key": {"pk": {"S": domain}},
            "ConditionExpression": ours,
            "ExpressionAttributeValues": values,
        }
        return Along({"Put": put}, _taken(domain)), Along({"ConditionCheck": check}, _taken(domain))

    def given_up(self, workspace: WorkspaceId, domain: str) -> Along:
        return given_up(workspace, domain)


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
