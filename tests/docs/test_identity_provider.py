"""What the guide to the identity provider says is there: every door, every field, every scope, every error."""

import json
import re

import pytest

from identity.clients.model import OPENID, ClientDraft, ClientUpdate
from identity.openid import discovery, errors
from infra import ROOT

GUIDE = (ROOT / "docs/guide/identity-provider.md").read_text()
PATHS = json.loads((ROOT / "docs/openapi.json").read_text())["paths"]
NAMED = re.findall(r"(GET|POST|PUT|PATCH|DELETE) (/api/[^`\s]+)", GUIDE)
ADDRESSES = re.findall(r"https://stoa\.example\.com(/[^\s`\"]+)", GUIDE)


@pytest.mark.parametrize(("method", "path"), NAMED)
def test_every_door_that_it_names_is_there(method, path):
    assert method.lower() in PATHS[path]


def test_every_address_leads_somewhere():
    assert {"/api/auth/authorize", "/api/auth/token"} < set(ADDRESSES)
    assert set(ADDRESSES) <= PATHS.keys()


def test_what_is_sent_to_register_is_what_is_taken():
    ClientDraft.model_validate_json(re.search(r"```http\nPOST /api/workspace/clients\n(.*?)```", GUIDE, re.DOTALL)[1])
    ClientUpdate.model_validate_json(re.search(r"`({\"enabled.*?})`", GUIDE)[1])


def test_it_lists_every_scope_and_only_errors_that_there_are():
    assert set(
        re.findall(r"^\| `(\w+)` \|", GUIDE.partition("## Who signed in")[2].partition("The same")[0], re.MULTILINE)
    ) == set(OPENID)
    said = set(re.findall(r"`(invalid_\w+|unauthorized_\w+)` \|", GUIDE))
    codes = {each.error for each in vars(errors).values() if isinstance(each, type) and hasattr(each, "error")}
    assert said
    assert said <= codes


def test_discovery_names_doors_that_there_are():
    found = discovery.metadata("https://stoa.example.com").model_dump()
    ends = [
        value.removeprefix("https://stoa.example.com")
        for name, value in found.items()
        if name.endswith(("endpoint", "uri"))
    ]
    assert set(ends) <= PATHS.keys()
