import threading

import pytest

from functions.identity import passwords_forget, passwords_reset, sessions_begin, workspaces_create
from identity.accounts.table import AccountTable
from identity.passwords.hashes import LEAST, Cost, made
from identity.people import Member
from identity.people.table import journal as people
from identity.signin.model import WrongCredentials
from identity.signin.table import SignInTable
from identity.workspaces.table import WORKSPACE
from identity.workspaces.table import journal as workspaces
from tests.functions.identity.conftest import DEVICE, cookie
from tests.passwords import PASSWORD

WRONG = "seven purple herons over the canaal"


def test_somebody_with_the_right_password_is_in(register, sign_in):
    person = register()["person"]

    answer = sign_in()

    assert answer.json["second_step"] is None
    assert answer.json["signed_in"]["person"] == person
    assert answer.json["signed_in"]["workspaces"] == [answer.json["signed_in"]["workspace"]]


def test_the_answer_is_the_same_whether_anybody_has_the_address(register, sign_in):
    register()

    wrong, nobody = sign_in(password=WRONG), sign_in("nobody", WRONG)

    assert (wrong.status, wrong.problem) == (nobody.status, nobody.problem) == (401, "wrong-credentials")
    assert {**wrong.json, "instance": ""} == {**nobody.json, "instance": ""}
    assert wrong.headers.keys() == nobody.headers.keys()
    assert wrong.headers["WWW-Authenticate"] == 'Bearer realm="stoa"'


def test_whoever_guesses_is_stopped_and_the_owner_is_not(register, sign_in):
    register()
    guesses = [sign_in(password=WRONG) for _ in range(12)]

    assert {each.problem for each in guesses[:10]} == {"wrong-credentials"}
    assert {each.problem for each in guesses[10:]} == {"too-many-attempts"}
    assert guesses[-1].headers["Retry-After"]
    assert sign_in().problem == "too-many-attempts"
    assert sign_in(headers=cookie(DEVICE)).json["signed_in"]


def test_whoever_may_guess_no_more_does_not_learn_that_they_were_right(register, sign_in, demand):
    workspace = register()["workspace"]
    wrong = [sign_in(password=WRONG) for _ in range(11)][-1]

    def same(right):
        waits = int(wrong.headers["Retry-After"]) - int(right.headers["Retry-After"])
        return right.json["detail"] == wrong.json["detail"] and 0 <= waits <= 5

    assert same(sign_in())
    assert same(sign_in(workspace="0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"))
    demand(workspace, sso_only=True)
    assert sign_in(headers=cookie(DEVICE)).problem == "sso-required"
    assert same(sign_in())


def test_guessing_at_an_address_that_nobody_has_looks_the_same(sign_in):
    assert [sign_in("nobody", WRONG).status for _ in range(12)] == [401] * 10 + [429] * 2


def test_a_workspace_that_somebody_is_not_in_is_refused(register, sign_in):
    register("ada", "acme")
    other = register("grace", "globex")["workspace"]

    assert sign_in("ada", workspace=other).problem == "no-workspace"


def test_whoever_was_shut_out_is_not_in(register, sign_in, gone):
    ada = register()
    gone("identity-people-1", ada["person"], ada["workspace"], None)

    assert sign_in().problem == "no-workspace"


def test_a_policy_holds_from_the_moment_it_is_set(register, sign_in, demand):
    workspace = register()["workspace"]
    demand(workspace, mfa_required=True)

    step = sign_in().json

    assert step["signed_in"] is None
    assert step["second_step"]["methods"] == []
    demand(workspace, sso_only=True)
    assert sign_in().problem == "sso-required"


def founded(invoke, somebody, slug):
    """One more workspace of somebody."""
    return invoke(workspaces_create, caller=somebody.caller, body={"name": slug.title(), "slug": slug}).json[
        "workspace"
    ]


def suspended(home):
    return home.model_copy(update={"status": "suspended"})


def test_a_suspended_workspace_lets_nobody_in(register, sign_in):
    workspaces().change(register()["workspace"], WORKSPACE, suspended)

    assert sign_in().problem == "suspended"


def test_somebody_comes_in_to_the_workspace_used_last_or_to_the_next_that_is_open(invoke, cloud, join, sign_in):
    ada = join()
    cloud.pumps.drain()
    globex, initech = (founded(invoke, ada, name) for name in ("globex", "initech"))

    def came_to(**wanted):
        cloud.pumps.drain()
        found = sign_in(**wanted).json["signed_in"]
        assert set(found["workspaces"]) == {ada.workspace, globex, initech}
        return found["workspace"]

    assert came_to() == initech
    assert came_to(workspace=globex) == globex
    assert came_to() == globex
    workspaces().change(globex, WORKSPACE, suspended)
    assert came_to() == initech
    assert "Globex is suspended" in sign_in(workspace=globex).json["detail"]
    people().change(initech, ada.person, Member.deactivated)
    assert came_to() == ada.workspace
    refused = sign_in(workspace=initech)
    assert (refused.status, refused.problem) == (403, "access-ended")
    assert refused.json["detail"].endswith("ask an administrator of Initech")
    workspaces().change(ada.workspace, WORKSPACE, lambda home: home.model_copy(update={"status": "erasing"}))
    cloud.pumps.drain()
    none = sign_in()
    assert (none.status, none.problem) == (403, "none-open")
    for reason in ("Globex is suspended", "Acme is about to be deleted", "your access to Initech was switched off"):
        assert reason in none.json["detail"]


def test_who_must_set_up_a_second_factor_is_told_for_which_workspace_and_where_they_could_go_without(
    invoke, join, demand, sign_in
):
    ada = join()
    globex, initech = (founded(invoke, ada, name) for name in ("globex", "initech"))
    demand(globex, mfa_required=True)
    demand(initech, mfa_required=True)

    step = sign_in().json["second_step"]

    assert (step["workspace"], step["name"], step["methods"]) == (initech, "Initech", [])
    assert step["others"] == [{"workspace": ada.workspace, "name": "Acme", "slug": "acme"}]
    assert sign_in(workspace=step["others"][0]["workspace"]).json["signed_in"]


def test_it_takes_three_round_trips_from_the_first_in_a_container_on(register, sign_in, round_trips, set_up):
    register()
    set_up(sessions_begin)
    sign_in()
    assert round_trips(sessions_begin) == ["Query", "TransactWriteItems", "UpdateItem"]

    sign_in(password=WRONG)
    sign_in()
    assert len(round_trips(sessions_begin)) == 3 + 3 + 3


def test_what_could_not_be_read_before_the_first_request_is_read_then(register, sign_in, round_trips, cold):
    register()
    cold()
    sign_in()

    assert round_trips(sessions_begin) == ["GetItem", "Query", "TransactWriteItems", "UpdateItem"]


def test_no_secret_is_in_the_log(register, sign_in):
    register()
    answer = sign_in(client="app")

    for secret in (PASSWORD, answer.json["signed_in"]["access_token"], answer.json["signed_in"]["refresh_token"]):
        assert secret not in answer.log


def test_an_unknown_client_or_field_is_refused(sign_in):
    assert sign_in(client="telnet").status == 422
    assert sign_in(admin=True).status == 422


@pytest.mark.parametrize("email", ["", "ada", "ada@", "@example.com", "a" * 300 + "@example.com"])
def test_what_is_no_address_is_refused(invoke, email):
    assert invoke(sessions_begin, body={"email": email, "password": PASSWORD}).status == 422


def test_many_at_once_are_each_in_with_a_session_of_their_own(register, sign_in):
    register()
    found = []
    threads = [threading.Thread(target=lambda: found.append(sign_in().json["signed_in"]["session"])) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(set(found)) == 4


def test_an_old_password_is_nobodys_from_the_moment_of_a_reset(invoke, register, ticket):
    """Whoever read the account a moment before the reset signs in a moment after it."""
    register()
    store = SignInTable()
    before = store.by_email("ada@example.com")
    invoke(passwords_forget, body={"email": "ada@example.com"})
    wanted = {"ticket": ticket("reset"), "password": "eleven green badgers under the bridge"}
    assert invoke(passwords_reset, body=wanted).status == 200

    with pytest.raises(WrongCredentials):
        store.begin(before.person, before.memberships[0], (store.unchanged(before),), None)
    now = store.by_email("ada@example.com")
    store.begin(now.person, now.memberships[0], (store.unchanged(now),), None)


def test_what_is_kept_of_a_password_is_renewed_when_hashes_cost_something_else(register, sign_in):
    person, table = register()["person"], AccountTable()
    older = made(PASSWORD, Cost(memory=64, passes=1))
    table.change(person, lambda account: account.model_copy(update={"password": older}))

    assert sign_in().json["signed_in"]

    assert Cost.of(table.get(person).password) == LEAST
    assert sign_in().json["signed_in"]
