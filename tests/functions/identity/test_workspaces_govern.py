import pytest

from functions.identity import sessions_refresh, workspace_get, workspaces_govern
from tests.functions.identity.colleagues import NOBODY


@pytest.fixture
def govern(invoke):
    def govern(workspace, **wanted):
        request = {"workspace": workspace, "reason": "an unpaid bill", **wanted}
        return invoke(workspaces_govern, event={"caller": None, "request": request}).payload

    return govern


def test_in_a_suspended_workspace_nobody_acts_and_its_admins_know_why(
    invoke, join, govern, authorize, sign_in, letters, acts
):
    ada = join()
    assert "problem" not in authorize(ada.access_token)["context"]

    assert govern(ada.workspace, status="suspended")["answer"]["status"] == "suspended"

    letter = letters()[-1]
    assert (letter["To"], letter["Subject"]) == ("Ada <ada@example.com>", "Acme is suspended")
    assert "an unpaid bill" in letter.get_body(("plain",)).get_content()
    assert (acts()[-1]["actor"], acts()[-1]["details"]) == (
        "operator",
        {"reason": "an unpaid bill", "status": "suspended"},
    )
    assert invoke(sessions_refresh, body={"refresh_token": ada.refresh_token}).problem == "session-over"
    assert sign_in().problem == "suspended"


def test_when_it_is_resumed_everything_is_as_it_was(invoke, join, govern, sign_in, letters):
    ada = join()
    govern(ada.workspace, status="suspended")

    govern(ada.workspace, status="active")

    assert letters()[-1]["Subject"] == "Acme is open again"
    assert sign_in().status == 200
    assert invoke(sessions_refresh, body={"refresh_token": ada.refresh_token}).status == 200


def test_a_plan_says_how_much_there_may_be(invoke, join, govern, letters):
    ada = join()
    before = len(letters())

    govern(ada.workspace, plan="team", limits={"people": 500})
    answer = govern(ada.workspace, plan="team", limits={"people": 500})["answer"]

    assert (answer["plan"], answer["limits"]) == ("team", {"people": 500, "keys": 500, "clients": 100})
    assert invoke(workspace_get, caller=ada.powers).json["modseq"] == 2, "to say it again changes nothing"
    assert len(letters()) == before


def test_of_a_workspace_that_is_not_there_nothing_can_be_decided(govern):
    assert govern(NOBODY, plan="team")["problem"]["type"].endswith("no-such-workspace")
