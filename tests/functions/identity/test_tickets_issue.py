import pytest

from functions.identity import (
    clients_update,
    keys_revoke,
    sessions_end_all,
    tickets_issue,
)
from identity.people.table import journal as people
from identity.workspaces.table import journal as workspaces
from tests.functions.identity.shown import connects


@pytest.fixture
def issue(invoke, authorize):
    """Ask for a ticket with a credential."""

    def issue(credential):
        who = authorize(credential)["context"]
        assert "problem" not in who
        return lambda: invoke(tickets_issue, caller={"scopes": "", "role": "", **who})

    return issue


def test_every_credential_brings_a_ticket_that_is_the_same_caller_and_good_once(
    invoke, issue, authorize, join, make, application
):
    ada = join()
    wiki, robot = _applications(ada, application)
    shown = [
        ada.access_token,
        make(ada)["key"],
        wiki.enters(ada, scope="openid people:read")["access_token"],
        robot.asks("client_credentials").json["access_token"],
    ]

    for credential in shown:
        said = issue(credential)()
        assert (said.status, said.headers["Cache-Control"], said.json["expires_in"]) == (200, "no-store", 30)
        assert connects(invoke, None, said.json["ticket"])["context"] == authorize(credential)["context"]
        assert connects(invoke, None, said.json["ticket"])["context"] == {"problem": "credential-refused"}


def _applications(ada, application):
    wiki = application(ada, scopes=["openid", "people:read"])
    return wiki, application(ada, grant_types=["client_credentials"], scopes=["people:read"], redirect_uris=[])


def test_what_has_ended_brings_none_though_it_is_believed_for_a_while(
    invoke, issue, ada, group, make, application, rows
):
    wiki, robot = _applications(ada, application)
    club, key = application(ada, name="Club", scopes=["openid"]), make(ada)
    ended = {"workspace": ada.workspace, "key_id": key["key_id"]}
    asks = {
        "key": issue(key["key"]),
        "wiki": issue(wiki.enters(ada, scope="openid people:read")["access_token"]),
        "club": issue(club.enters(ada, scope="openid")["access_token"]),
        "robot": issue(robot.asks("client_credentials").json["access_token"]),
        "ada": issue(ada.access_token),
    }

    invoke(keys_revoke, event={"caller": None, "request": ended})
    for each in (wiki, robot):
        invoke(clients_update, client_id=each.client_id, body={"enabled": False}, caller=ada.powers)
    invoke(clients_update, client_id=club.client_id, body={"groups": [group]}, caller=ada.powers)
    assert {name: ask().problem for name, ask in asks.items() if name != "ada"} == dict.fromkeys(
        ("key", "wiki", "club", "robot"), "credential-over"
    )
    assert asks["ada"]().status == 200
    invoke(sessions_end_all, caller=ada.powers)
    assert asks["ada"]().problem == "credential-over"
    assert len(rows("identity-tickets-1")) == 1


def test_where_a_member_or_the_workspace_is_shut_out_nothing_of_theirs_brings_one(
    invoke, issue, join, make, application
):
    ada = join()
    _, robot = _applications(ada, application)
    alone = issue(robot.asks("client_credentials").json["access_token"])
    asks = [issue(ada.access_token), issue(make(ada)["key"])]

    people().change(ada.workspace, ada.person, lambda it: it.model_copy(update={"status": "deactivated"}))
    assert [ask().problem for ask in asks] == ["credential-over"] * 2
    assert alone().status == 200
    people().change(ada.workspace, ada.person, lambda it: it.model_copy(update={"status": "active"}))
    workspaces().change(ada.workspace, "workspace", lambda it: it.model_copy(update={"status": "suspended"}))
    assert [ask().problem for ask in (*asks, alone)] == ["credential-over"] * 3


def test_the_secret_is_in_the_answer_and_nowhere_else(issue, join, rows, acts):
    said = issue(join().access_token)()

    workspace, secret = said.json["ticket"].split(".")
    (kept,) = (row for row in rows("identity-tickets-1") if row["sk"]["S"].startswith("socket#"))
    assert len(secret) == 43
    assert kept["pk"]["S"] == workspace
    assert secret not in str(kept) + str(acts()) + said.log
