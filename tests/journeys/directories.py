"""A company whose directory looks after who works there."""

import httpx
import pytest

from contracts.identity import IssueKey
from identity.keys import keys
from identity.roles import built_in
from infra.local.gateway import Gateway
from tests.functions.identity.colleagues import Company


@pytest.fixture
def acme(cloud):
    return Company()


@pytest.fixture
def line(acme, cloud):
    """HTTP with a key of the workspace, as an administrator gives it to the company's directory."""
    said = {"workspace": acme.id, "person": acme.ada, "role": "admin", "scopes": built_in("admin")}
    key = keys().issue(IssueKey(**said)).key
    front = [{"pattern": "/scim/v2/*", "api": "identity"}]
    gateway = Gateway(cloud.deployment, cloud.runtime, cloud.stores, port=0, behaviours=front)
    gateway.start()
    with httpx.Client(base_url=gateway.url, headers={"Authorization": f"Bearer {key}"}, timeout=30) as client:
        yield client
    gateway.stop()
