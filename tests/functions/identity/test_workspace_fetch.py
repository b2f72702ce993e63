import pytest

from functions.identity import audit_export, workspace_export, workspace_fetch
from tests.functions.identity.exported import gather, lying


@pytest.fixture
def ada(join):
    return join()


@pytest.fixture
def asked(invoke, ada):
    return invoke(workspace_export, caller=ada.powers).json["export_id"]


def test_as_long_as_it_is_gathered_there_is_nothing_to_fetch(invoke, ada, asked):
    found = invoke(workspace_fetch, caller=ada.powers, export_id=asked).json

    assert (found["status"], found["files"]) == ("gathering", [])


def test_what_is_ready_can_be_fetched_for_five_minutes(invoke, ada, asked):
    gather(invoke, ada.workspace, asked)

    found = invoke(workspace_fetch, caller=ada.powers, export_id=asked).json

    assert found["status"] == "ready"
    (file,) = found["files"]
    assert (file["name"], file["size"]) == ("workspace.zip", len(lying(ada.workspace, asked, "workspace.zip")))
    assert "X-Amz-Expires=300" in file["link"]


def test_nobody_else_finds_it(invoke, ada, asked, join):
    assert invoke(workspace_fetch, caller=join("eve", "evil").powers, export_id=asked).problem == "no-such-export"
    log = invoke(audit_export, caller=ada.powers, body={}).json["export_id"]
    assert invoke(workspace_fetch, caller=ada.powers, export_id=log).problem == "no-such-export", "the log is its own"


def test_who_may_only_change_settings_takes_along_nothing_that_they_may_not_see(invoke, ada, asked):
    designer = {
        **ada.caller,
        "role": "0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f",
        "scopes": "workspace:read workspace:write",
    }

    assert invoke(workspace_fetch, caller=designer, export_id=asked).problem == "not-yours"
    assert invoke(workspace_export, caller=designer).problem == "not-yours"
