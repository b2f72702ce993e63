from functions.identity import audit_export, audit_fetch, workspace_export
from tests.functions.identity.exported import gather


def test_what_is_ready_can_be_fetched(invoke, join):
    ada = join()
    asked = invoke(audit_export, caller=ada.powers, body={"format": "csv"}).json["export_id"]
    gather(invoke, ada.workspace, asked)

    found = invoke(audit_fetch, caller=ada.powers, export_id=asked).json

    assert (found["status"], [each["name"] for each in found["files"]]) == ("ready", ["audit.csv"])
    assert "X-Amz-Signature=" in found["files"][0]["link"]


def test_who_may_read_the_log_gets_no_more_than_that(invoke, join):
    ada = join()
    everything = invoke(workspace_export, caller=ada.powers).json["export_id"]

    assert invoke(audit_fetch, caller=ada.powers, export_id=everything).problem == "no-such-export"
    assert invoke(audit_fetch, caller=join("eve", "evil").powers, export_id=everything).problem == "no-such-export"
