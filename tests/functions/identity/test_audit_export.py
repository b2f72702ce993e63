import pytest

from functions.identity import audit_export


def test_the_log_can_be_asked_for_and_that_is_an_act(invoke, join, acts):
    ada = join()

    said = invoke(audit_export, caller=ada.powers, body={"format": "csv", "action": "session."})

    assert said.status == 202
    assert (said.json["kind"], said.json["format"], said.json["status"]) == ("audit", "csv", "gathering")
    assert (acts()[-1]["action"], acts()[-1]["details"]) == (
        "audit.export",
        {"format": "csv", "filter": "action=session."},
    )


@pytest.mark.parametrize("body", [{"format": "zip"}, {"since": "yesterday"}, {"actor": ""}])
def test_what_cannot_be_is_refused_by_field(invoke, join, body):
    said = invoke(audit_export, caller=join().powers, body=body)

    assert (said.status, said.json["errors"][0]["field"]) == (422, next(iter(body)))
