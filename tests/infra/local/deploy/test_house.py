"""The house itself, and the one in tests, deploy as they are."""

import pytest

from infra import ROOT
from infra.local.deploy import deploy
from infra.local.environment import ORIGIN_HASHES


@pytest.mark.parametrize("template", ["template.yaml", "tests/house/template.yaml"])
def test_the_templates_of_the_house_deploy(stores, tmp_path, template):
    parameters = {"Stage": "test", "OriginHashes": ORIGIN_HASHES}
    first = deploy(ROOT / template, parameters, tmp_path, print)
    assert "test-ops-incidents-create" in first.functions
    assert deploy(ROOT / template, parameters, tmp_path, print) == first
    for function in first.functions.values():
        assert function.policy
        assert function.environment["STAGE"] == "test"
