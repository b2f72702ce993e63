from datetime import UTC, datetime, timedelta

import pytest

from functions.identity import keys_create, keys_get
from identity.workspaces.model import Limits
from identity.workspaces.table import WORKSPACE
from identity.workspaces.table import journal as workspaces
from tests.functions.identity.api_keys import WANTED


def test_a_program_calls_in_the_name_of_who_made_the_key_and_does_what_the_key_says(join, make, opens):
    ada = join()

    said = opens(make(ada)["key"])

    assert (said["workspace"], said["person"], said["role"]) == (ada.workspace, ada.person, "admin")
    assert said["scopes"] == "people:read people:write"
    assert said["session"].startswith("key:")


def test_the_secret_is_in_the_answer_and_nowhere_else(invoke, join, rows, acts):
    ada = join()
    answer = invoke(keys_create, body=WANTED, caller=ada.powers)
    prefix, secret = answer.json["key"].rsplit("_", 1)

    assert answer.json["prefix"] == prefix
    assert len(secret) == 64
    assert secret not in str(rows("identity-keys-1")) + str(acts()) + answer.log
    assert "key" not in invoke(keys_get, caller=ada.powers, key_id=answer.json["key_id"]).json


def test_it_lasts_a_year_or_less(invoke, join, make):
    ada, now = join(), datetime.now(UTC)

    assert timedelta(364) < datetime.fromisoformat(make(ada)["expires"]) - now < timedelta(366)
    for wrong in (now - timedelta(seconds=1), now + timedelta(days=366)):
        said = invoke(keys_create, body={**WANTED, "expires": wrong.isoformat()}, caller=ada.powers)
        assert (said.status, said.json["errors"][0]["field"]) == (422, "expires")


def test_nobody_gives_a_key_what_they_do_not_hold(invoke, join, rows):
    ada = join().powers | {"scopes": "keys:write people:read"}

    assert invoke(keys_create, body=WANTED, caller=ada).problem == "not-yours"
    assert rows("identity-keys-1") == []


def test_a_session_that_was_left_open_and_a_key_make_none(invoke, join, make, opens, long_ago):
    ada = join()
    key = make(ada, scopes=["keys:write", "people:read"])["key"]
    wanted = {**WANTED, "scopes": ["people:read"]}

    assert invoke(keys_create, body=wanted, caller=opens(key)).problem == "step-up-needed"
    long_ago(ada)
    assert invoke(keys_create, body=wanted, caller=ada.powers).problem == "step-up-needed"


def test_there_are_no_more_than_the_plan_allows(invoke, join, make):
    ada = join()
    small = {"limits": Limits(keys=1)}
    workspaces().change(ada.workspace, WORKSPACE, lambda found: found.model_copy(update=small))
    make(ada)

    assert invoke(keys_create, body=WANTED, caller=ada.powers).problem == "too-many-keys"


def test_the_audit_log_hears_of_it(join, make, acts):
    ada = join()
    key = make(ada)

    act = acts()[-1]
    assert (act["action"], act["actor"], act["target"]) == ("key.create", ada.person, key["key_id"])
    assert act["details"]["scopes"] == "people:read people:write"


@pytest.mark.parametrize("wrong", [{"name": " "}, {"scopes": []}, {"scopes": ["people:eat"]}, {"x": 1}])
def test_a_request_that_makes_no_sense_is_refused(invoke, join, wrong):
    assert invoke(keys_create, body={**WANTED, **wrong}, caller=join().powers).status == 422


def test_an_application_has_shown_nothing_of_its_person_and_makes_no_key_that_would_outlive_it(
    invoke, join, application, authorize
):
    ada = join()
    robot = application(ada, scopes=["openid", "keys:write", "people:read"])
    token = robot.enters(ada, scope="openid keys:write people:read")["access_token"]
    said = authorize(token)["context"]
    assert "keys:write" in said["scopes"]

    answer = invoke(keys_create, body={"name": "Stays", "scopes": ["people:read"]}, caller=said)

    assert answer.problem == "step-up-needed"
