"""What the guide to the identity provider says is there: every address, every scope, every error."""

import json
import re

from identity.clients.model import OPENID
from identity.openid import discovery, errors
from infra import ROOT

GUIDE = (ROOT / "docs/guide/identity-provider.md").read_text()
PATHS = json.loads((ROOT / "docs/openapi.json").read_text())["paths"]
ADDRESSES = re.findall(r"https://stoa\.example\.com(/[^\s`\"]+)", GUIDE)


def test_every_address_leads_somewhere():
    assert {"/api/auth/authorize", "/api/auth/token"} < set(ADDRESSES)
    assert set(ADDRESSES) <= PATHS.keys()


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
    assert ends
    assert set(ends) <= PATHS.keys()
