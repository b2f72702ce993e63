import pytest

from functions.identity import sessions_begin, workspace_get, workspace_update
from tests.functions.identity.exported import provided
from tests.passwords import PASSWORD


@pytest.fixture
def ada(join):
    return join()


@pytest.fixture
def change(invoke, ada):
    return lambda body, **more: invoke(workspace_update, **{"caller": ada.powers, "body": body, **more})


def test_changes_what_is_said_and_nothing_else(ada, change, acts, long_ago):
    long_ago(ada)  # what is called otherwise is nothing that an intruder gains by

    said = change({"name": "Acme Group", "zone": "Europe/Berlin", "branding": {"sender_name": "Acme People"}})

    assert (said.status, said.headers["ETag"]) == (200, '"2"')
    found = said.json
    assert (found["name"], found["zone"], found["slug"], found["locale"]) == (
        "Acme Group",
        "Europe/Berlin",
        "acme",
        "en",
    )
    assert found["branding"] == {"logo": None, "colour": "#3b5bdb", "sender_name": "Acme People", "mail_domain": None}
    assert found["policy_number"] == 1
    assert acts()[-1]["action"] == "workspace.update"
    assert acts()[-1]["details"] == {
        "branding.sender_name": "Acme People",
        "name": "Acme Group",
        "zone": "Europe/Berlin",
    }


def test_what_changes_nothing_is_no_act(ada, change, acts):
    before = len(acts())

    assert change({"name": "Acme"}).json["modseq"] == 1
    assert len(acts()) == before


@pytest.mark.parametrize("name", ["Evil <x@y.example>", "a@b", "two\nlines", "a <b"])
def test_a_sender_s_name_is_not_one_that_people_take_for_an_address(change, name):
    answer = change({"branding": {"sender_name": name}})

    assert (answer.status, answer.json["errors"][0]["field"]) == (422, "branding.sender_name")
    assert "without @" in answer.json["detail"]


def test_what_it_demands_holds_for_the_next_who_signs_in(invoke, ada, change, acts):
    said = change({"policy": {"mfa_required": True, "allowed_domains": ["example.com"]}}).json

    assert said["policy"] == {
        "mfa_required": True,
        "sso_only": False,
        "session_days": 30,
        "allowed_domains": ["example.com"],
    }
    assert acts()[-1]["details"] == {"policy.allowed_domains": '["example.com"]', "policy.mfa_required": "true"}
    answer = invoke(sessions_begin, body={"email": ada.email, "password": PASSWORD}).json
    assert answer["second_step"]["methods"] == []


@pytest.mark.parametrize("body", [{"policy": {"mfa_required": True}}, {"slug": "acme-group"}])
def test_what_is_sensitive_takes_somebody_who_has_just_shown_who_they_are(invoke, ada, change, long_ago, body):
    long_ago(ada)

    said = change(body)

    assert (said.status, said.problem) == (401, "step-up-needed")
    assert invoke(workspace_get, caller=ada.powers).json["modseq"] == 1
    assert change(body, caller=ada.powers | {"session": ""}).problem == "step-up-needed", "nor does a key"


def test_a_new_slug_is_its_own_and_the_old_one_anybody_s(ada, change, join, rows):
    assert change({"slug": "acme-group"}).json["slug"] == "acme-group"

    eve = join("eve", "acme")
    found = {row["pk"]["S"]: row["workspace"]["S"] for row in rows("identity-by-slug-1")}
    assert found == {"acme": eve.workspace, "acme-group": ada.workspace}


def test_nobody_takes_the_slug_of_another(invoke, ada, change, join, rows):
    join("grace", "globex")
    before = rows("identity-by-slug-1")

    said = change({"slug": "globex", "name": "Globex"})

    assert (said.status, said.problem) == (409, "slug-taken")
    assert rows("identity-by-slug-1") == before
    assert invoke(workspace_get, caller=ada.powers).json["name"] == "Acme"


def test_nobody_locks_everybody_out(ada, change):
    said = change({"policy": {"sso_only": True}})
    assert (said.status, said.problem) == (409, "no-provider")

    provided(ada.workspace)

    assert change({"policy": {"sso_only": True}}).json["policy"]["sso_only"] is True


def test_who_read_an_older_one_changes_nothing(ada, change):
    change({"name": "Acme Group"})

    said = change({"name": "X"}, headers={"if-match": '"1"'})

    assert (said.status, said.headers["ETag"]) == (412, '"2"')


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"slug": "admin"}, "slug"),
        ({"name": " "}, "name"),
        ({"policy": {"session_days": 0}}, "policy.session_days"),
        ({"policy": {"allowed_domains": ["not a domain"]}}, "policy.allowed_domains.0"),
        ({"branding": {"colour": "red"}}, "branding.colour"),
        ({"plan": "company"}, "plan"),
    ],
)
def test_what_cannot_be_is_refused_by_field(change, body, field):
    said = change(body)

    assert said.status == 422
    assert said.json["errors"][0]["field"] == field
