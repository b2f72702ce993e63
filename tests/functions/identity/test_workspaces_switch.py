import time

import pytest

from functions.identity import sessions_list, workspaces_create, workspaces_switch
from kernel.aws import client
from tests.functions.identity.conftest import cookie, said


@pytest.fixture
def ada(join):
    return join()


@pytest.fixture
def other(invoke, ada):
    """The other workspace that she is in."""
    return invoke(workspaces_create, caller=ada.caller, body={"name": "Globex", "slug": "globex"}).json["workspace"]


@pytest.fixture
def switch(invoke, ada):
    def switch(workspace, client="app", **more):
        return invoke(
            workspaces_switch,
            **{"caller": ada.caller, "workspace": workspace, "body": {"client": client}, "headers": cookie(), **more},
        )

    return switch


def shown(somebody, moment):
    """Let the session of somebody say that they showed then who they are."""
    client("dynamodb").update_item(
        TableName="test-identity-sessions-1",
        Key={"pk": {"S": f"{somebody.workspace}#{somebody.person}"}, "sk": {"S": somebody.session}},
        UpdateExpression="SET auth_time = :then",
        ExpressionAttributeValues={":then": {"N": str(int(moment))}},
    )


def test_an_app_goes_on_there_and_can_come_back(invoke, ada, other, switch, authorize, cold):
    cold()
    found = switch(other).json["signed_in"]

    assert (found["workspace"], found["person"]) == (other, ada.person)
    assert found["refresh_token"].startswith(f"{other}.{ada.person}.")
    context = authorize(found["access_token"])["context"]
    assert (context["workspace"], context["role"]) == (other, "admin")
    assert len(invoke(sessions_list, caller=ada.caller).json["items"]) == 1, "the first goes on"


def test_a_browser_leaves_the_one_it_was_in(invoke, ada, other, switch, acts):
    answer = switch(other, "browser")

    found = answer.json["signed_in"]
    assert found["refresh_token"] is None
    assert said(answer.cookies, "refresh").startswith(f"{other}.{ada.person}.{found['session']}.1.")
    assert invoke(sessions_list, caller=ada.caller).json["items"] == []
    assert (acts()[-1]["action"], acts()[-1]["details"]) == ("session.switch", {"to": other})
    assert switch(other, "browser").problem == "session-over"


def test_the_new_session_is_no_younger_than_the_old_one(invoke, ada, other, switch):
    then = time.time() - 3 * 24 * 3600
    shown(ada, then)

    found = switch(other).json["signed_in"]

    row = client("dynamodb").get_item(
        TableName="test-identity-sessions-1",
        Key={"pk": {"S": f"{other}#{ada.person}"}, "sk": {"S": found["session"]}},
    )["Item"]
    assert int(row["auth_time"]["N"]) == int(then)
    assert int(row["expires"]["N"]) == int(then) + 30 * 24 * 3600


def test_where_sessions_are_short_who_signed_in_long_ago_shows_again_who_they_are(ada, other, switch, demand):
    demand(other, session_days=1)
    shown(ada, time.time() - 3 * 24 * 3600)

    assert switch(other).problem == "step-up-needed"


def test_where_a_second_factor_is_demanded_it_is_asked_for(invoke, ada, other, switch, demand, long_ago):
    demand(other, mfa_required=True)

    found = switch(other, "browser").json
    assert (found["signed_in"], found["second_step"]["methods"]) == (None, [])
    assert len(invoke(sessions_list, caller=ada.caller).json["items"]) == 1, "until then she stays where she is"

    long_ago(ada)
    assert switch(other).problem == "step-up-needed", "a session that was left open sets up no factor"


def test_who_has_shown_it_already_is_not_asked_again(ada, other, switch, demand, showed):
    demand(other, mfa_required=True)
    showed(ada, "pwd", "otp", "mfa")

    assert switch(other).json["signed_in"]["workspace"] == other


def test_what_the_provider_of_one_workspace_vouches_for_counts_in_no_other(ada, other, switch, with_app, showed):
    with_app(ada)
    showed(ada, "fed", "mfa")

    assert switch(other).json["second_step"]["methods"] == ["totp", "recovery"]
    assert switch(ada.workspace).json["signed_in"]


def test_the_company_s_own_sign_in_is_no_less_demanded(other, switch, demand):
    demand(other, sso_only=True)

    assert switch(other).problem == "sso-required"


def test_nobody_gets_where_they_are_not(join, switch):
    assert switch(join("grace", "globex").workspace).problem == "no-workspace"


def test_neither_a_key_nor_a_foreign_page_gets_anywhere(ada, other, switch):
    assert switch(other, caller=ada.caller | {"session": ""}).problem == "session-over"
    foreign = {**cookie(), "origin": "https://evil.example"}
    assert switch(other, "browser", headers=foreign).problem == "foreign-page"
