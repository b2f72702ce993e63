"""Domains from which workspaces write, as their Admins set them up."""

import boto3

from functions.identity import domains_claim, sender_begin, sender_check
from infra.local.stores.patches.domains import NEVER

DOMAIN = "letters.example"
UNSHOWN = f"letters{NEVER}"
"""One whose records nobody has set."""


def begin(invoke, somebody, domain=DOMAIN):
    return invoke(sender_begin, caller=somebody.powers, body={"domain": domain})


def verified(invoke, somebody, domain=DOMAIN):
    """Let a workspace write from a domain."""
    assert begin(invoke, somebody, domain).status == 201
    return invoke(sender_check, caller=somebody.powers).json


def claimed(invoke, somebody, domain=DOMAIN):
    """What an operator hears who says that a domain is somebody's."""
    request = {"workspace": somebody.workspace, "domain": domain}
    return invoke(domains_claim, event={"caller": None, "request": request}).payload


def own(rows):
    """Whose domains are; those from which somebody only wants to write are left out."""
    found = {row["pk"]["S"]: row["workspace"]["S"] for row in rows("identity-by-domain-1")}
    return {domain: whose for domain, whose in found.items() if not domain.startswith("from:")}


def known():
    """The domains that functions made."""
    ses = boto3.client("sesv2")
    found = [each["IdentityName"] for each in ses.list_email_identities()["EmailIdentities"]]
    return {name for name in found if name.startswith("letters")}


def late(rows):
    """Let those who have not shown in time that a domain is theirs be late."""
    for row in rows("identity-by-domain-1"):
        item = row | {"until": {"N": "1"}}
        boto3.client("dynamodb").put_item(TableName="test-identity-by-domain-1", Item=item)
