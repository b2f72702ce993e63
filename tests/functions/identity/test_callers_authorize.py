import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from functions.identity import (
    callers_authorize,
    clients_delete,
    clients_update,
    groups_update,
    keys_revoke,
    sessions_refresh,
)
from identity.callers import applications
from identity.people.table import journal as people
from identity.roles import built_in
from identity.tickets import tickets
from identity.workspaces.table import journal as workspaces
from kernel.callers import Caller
from tests.functions.identity.shown import ROUTE, connects, forged, lasts


@pytest.fixture
def ask(authorize):
    return lambda header: authorize(header.removeprefix("Bearer "))


def test_says_who_is_calling(ask, key):
    assert ask(f"Bearer {key()}")["context"].items() >= {"person": "ada", "role": "operator"}.items()


def test_every_bad_credential_gets_the_same_answer(ask, key, join):
    good = key()
    yesterday = (datetime.now(UTC) - timedelta(days=1)).isoformat()
    bad = [
        good[:-1] + ("0" if good[-1] != "0" else "1"),
        good + "0",
        "stoa_acme-00000000_00",
        "x",
        "stoa__",
        "a" * 9000,
        "stoa_acme-00000000_\udcff",
        "stoa_äcme-00000000_00",
        "a.b.c",
        f"{'W1tb' * 1000}.e30.x",
        *forged(join()),
    ]

    answers = [ask(f"Bearer {each}") for each in [*bad, key(expires=yesterday)]]

    assert {str(answer) for answer in answers} == {
        str({"isAuthorized": True, "context": {"problem": "credential-refused"}})
    }


def test_of_a_websocket_it_says_the_same_in_a_policy_for_that_route(invoke, ask, key, join):
    ada, program = join(), key()

    for credential in (program, ada.access_token, program + "0"):
        said, allowed = (
            connects(invoke, credential),
            {"Effect": "Allow", "Action": "execute-api:Invoke", "Resource": ROUTE},
        )
        assert said["policyDocument"] == {"Version": "2012-10-17", "Statement": [allowed]}
        assert said["context"] == ask(credential)["context"]
    assert said["principalId"] == "nobody"


def test_a_ticket_opens_one_websocket_by_one_round_trip_and_its_session_is_who_asked_for_it(
    invoke, join, pass_for, round_trips
):
    ada = join()
    ticket = pass_for(ada)

    said = connects(invoke, None, ticket)

    assert said["principalId"] == ada.person
    assert said["policyDocument"]["Statement"][0]["Resource"] == ROUTE
    assert Caller.of(said["context"]) == Caller.of(ada.powers)
    assert round_trips(callers_authorize) == ["DeleteItem"]


def test_every_ticket_that_is_not_good_now_gets_the_same_answer(invoke, join, pass_for):
    ada = join()
    used, other = pass_for(ada), tickets().issue("link", ada.workspace, ada.powers)
    connects(invoke, None, used)
    late = replace(tickets(), now=lambda: time.time() - 31).issue("socket", ada.workspace, ada.powers)
    bad = [used, other, late, f"{ada.workspace}.{'A' * 43}", f"x{late}", late[:-1], "x", "a" * 9000, ada.access_token]

    said = [connects(invoke, None, each)["context"] for each in bad]

    assert said == [{"problem": "credential-refused"}] * len(bad)


def test_a_ticket_is_no_credential_of_a_request(invoke, ask, join, pass_for):
    ticket = pass_for(join())
    in_the_address = {"headers": {}, "queryStringParameters": {"ticket": ticket}, "rawQueryString": f"ticket={ticket}"}

    assert ask(ticket)["context"] == {"problem": "credential-refused"}
    assert invoke(callers_authorize, event=in_the_address).payload["context"] == {"problem": "unauthenticated"}
    assert connects(invoke, ticket)["context"] == {"problem": "credential-refused"}
    assert connects(invoke, None, ticket)["principalId"] != "nobody"


def test_a_key_that_was_revoked_opens_no_websocket(invoke, make, join, every_time):
    ada = join()
    made = make(ada)
    assert connects(invoke, made["key"])["context"]["person"] == ada.person

    invoke(keys_revoke, event={"caller": None, "request": {"workspace": ada.workspace, "key_id": made["key_id"]}})

    assert connects(invoke, made["key"])["context"] == {"problem": "credential-refused"}


def test_a_key_that_was_seen_lately_costs_nothing(ask, key, round_trips):
    good = key()
    ask(f"Bearer {good}")
    before = round_trips(callers_authorize)
    ask(f"Bearer {good}")

    assert round_trips(callers_authorize) == before == ["BatchGetItem"]


def test_a_token_says_who_is_calling_and_what_they_may_do(ask, join):
    ada = join()

    said = ask(f"Bearer {ada.access_token}")["context"]

    assert (said["workspace"], said["person"], said["session"]) == (ada.workspace, ada.person, ada.session)
    assert said["role"] == "admin"
    assert {"me:read", "workspace:write", "ops:write"} <= set(said["scopes"].split())


def test_a_session_that_was_seen_lately_costs_nothing_and_others_one_round_trip(ask, join, round_trips, set_up, cold):
    ada, grace = join("ada", "acme"), join("grace", "globex")
    set_up(callers_authorize)
    ask(f"Bearer {ada.access_token}")
    assert round_trips(callers_authorize) == ["BatchGetItem"]

    ask(f"Bearer {ada.access_token}")
    assert round_trips(callers_authorize) == ["BatchGetItem"]
    cold()
    ask(f"Bearer {grace.access_token}")
    assert round_trips(callers_authorize) == ["BatchGetItem", "BatchGetItem", "GetItem"]


@pytest.mark.parametrize("table", ["identity-sessions-1", "identity-people-1", "identity-workspaces-1"])
def test_without_session_membership_or_workspace_nobody_is_anybody(ask, join, gone, table):
    ada = join()
    gone(table, ada.person, ada.workspace, ada.session)

    assert ask(f"Bearer {ada.access_token}")["context"] == {"problem": "credential-refused"}


def test_a_session_that_the_workspace_lets_last_no_longer_opens_nothing(ask, invoke, join, every_time):
    ada = join()
    assert ask(ada.access_token)["context"]["person"] == ada.person
    lasts(ada, until=int(time.time()) + 60)
    assert ask(ada.access_token)["context"]["person"] == ada.person

    lasts(ada, until=int(time.time()) - 1)

    assert ask(ada.access_token)["context"] == {"problem": "credential-refused"}
    again = invoke(sessions_refresh, body={"refresh_token": ada.refresh_token}, headers={"cookie": ""})
    assert again.problem == "session-over"


def test_a_role_that_the_workspace_made_and_groups_say_what_somebody_may_do(ask, reader, round_trips):
    ada, role, _ = reader

    said = ask(ada.access_token)["context"]

    assert said["role"] == role
    assert set(said["scopes"].split()) == built_in("lead") | {"audit:read"}
    assert round_trips(callers_authorize) == ["BatchGetItem"]


def test_what_was_taken_away_is_gone_when_it_is_asked_again(invoke, ask, reader, promote, every_time):
    ada, _, group = reader
    ask(ada.access_token)
    invoke(groups_update, group_id=group, body={"role": None}, caller=ada.powers)
    promote(ada, "gone")

    assert ask(ada.access_token)["context"]["scopes"] == ""


def test_a_key_costs_one_round_trip_whoever_it_belongs_to(make, opens, reader, round_trips):
    ada, role, _ = reader
    key = make(ada, scopes=["audit:read"])["key"]

    assert (opens(key)["role"], opens(key)["scopes"]) == (role, "audit:read")
    assert round_trips(callers_authorize) == ["BatchGetItem"]


def test_a_key_does_no_more_than_its_owner_may_at_this_moment(invoke, make, opens, reader, promote, every_time):
    ada, _, group = reader
    key = make(ada, scopes=["audit:read", "people:read", "workspace:write"])["key"]
    assert opens(key)["scopes"] == "audit:read people:read"

    promote(ada, "member")
    invoke(groups_update, group_id=group, body={"role": "admin"}, caller=ada.powers)
    assert opens(key)["scopes"] == "audit:read people:read workspace:write"
    invoke(groups_update, group_id=group, body={"role": None}, caller=ada.powers)
    assert opens(key)["scopes"] == "people:read"


@pytest.mark.parametrize("table", ["identity-people-1", "identity-workspaces-1"])
def test_without_its_owner_or_its_workspace_a_key_opens_nothing(make, opens, join, gone, table):
    ada = join()
    key = make(ada)["key"]
    gone(table, ada.person, ada.workspace, ada.session)

    assert opens(key) is None


def test_a_key_of_who_was_let_in_again_stays_shut_and_that_of_a_closed_workspace_is_shut(make, opens, join, every_time):
    ada = join()
    key, before = make(ada)["key"], {"status": "deactivated"}

    def member(**changes):
        people().change(ada.workspace, ada.person, lambda found: found.model_copy(update=changes))

    member(**before)
    assert opens(key) is None
    member(status="active")
    assert opens(key)
    member(reactivated=datetime.now(UTC) + timedelta(minutes=1))
    assert opens(key) is None
    member(reactivated=None)
    workspaces().change(ada.workspace, "workspace", lambda found: found.model_copy(update={"status": "suspended"}))
    assert opens(key) is None


def test_a_key_of_the_first_set_up_is_shut_with_its_workspace(ask, key, join, every_time):
    ada = join()
    first = key(workspace=ada.workspace)
    assert ask(first)["context"]["scopes"] == "ops:read"

    workspaces().change(ada.workspace, "workspace", lambda found: found.model_copy(update={"status": "suspended"}))

    assert ask(first)["context"] == {"problem": "credential-refused"}


def test_a_key_whose_id_names_somebody_else_is_none(make, opens, join, enrol):
    ada = join()
    key = make(ada)["key"]
    other = enrol(ada, "grace", "admin").replace("-", "")

    assert opens(key.replace(ada.person.replace("-", ""), other)) is None


def test_an_application_may_do_what_it_was_given_and_its_person_may(
    ask, invoke, join, application, promote, monkeypatch
):
    monkeypatch.setattr(applications, "MEMORY", -1)
    ada = join()
    scopes = ["openid", "email", "people:read", "people:write", "audit:read"]
    wiki = application(ada, scopes=scopes)
    token = wiki.enters(ada, scope="openid people:read people:write")["access_token"]

    def scopes():
        return set(ask(f"Bearer {token}")["context"].get("scopes", "").split())

    assert scopes() == {"openid", "me:identify", "people:read", "people:write"}
    promote(ada, "member")
    assert scopes() == {"openid", "me:identify", "people:read"}
    invoke(clients_update, client_id=wiki.client_id, body={"scopes": ["openid"]}, caller=ada.powers)
    assert scopes() == {"openid", "me:identify"}
    invoke(clients_update, client_id=wiki.client_id, body={"enabled": False}, caller=ada.powers)
    assert ask(f"Bearer {token}")["context"] == {"problem": "credential-refused"}


def test_a_token_carries_no_more_than_it_says_though_the_application_has_more(ask, join, application):
    ada = join()
    wiki = application(ada, scopes=["openid", "people:read"])
    first = wiki.enters(ada, scope="openid people:read")
    less = wiki.asks("refresh_token", refresh_token=first["refresh_token"], scope="openid").json

    assert "people:read" in ask(f"Bearer {first['access_token']}")["context"]["scopes"]
    assert "people:read" not in ask(f"Bearer {less['access_token']}")["context"]["scopes"]


def test_an_application_that_calls_for_itself_does_so_while_it_is_there(ask, invoke, join, application, monkeypatch):
    monkeypatch.setattr(applications, "MEMORY", -1)
    ada = join()
    robot = application(ada, grant_types=["client_credentials"], scopes=["people:read"], redirect_uris=[])
    token = robot.asks("client_credentials").json["access_token"]

    assert ask(f"Bearer {token}")["context"]["session"] == f"client:{robot.client_id}"
    invoke(clients_delete, client_id=robot.client_id, caller=ada.powers)
    assert ask(f"Bearer {token}")["context"] == {"problem": "credential-refused"}
