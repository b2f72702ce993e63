import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from functions.identity import sessions_link, sessions_refresh
from identity.sessions import model, sessions
from identity.sessions.table import SessionTable
from identity.workspaces.table import journal as workspaces
from tests.functions.identity.conftest import cookie, said


@pytest.fixture
def refresh(invoke, cold):
    cold()
    return lambda token: invoke(sessions_refresh, body={"refresh_token": token})


def test_the_first_in_a_container_reads_the_keys_and_the_others_need_not(join, refresh, round_trips, cold):
    ada = join()
    cold()
    second = refresh(ada.refresh_token).json["refresh_token"]
    assert round_trips(sessions_refresh) == ["BatchGetItem", "GetItem", "UpdateItem", "UpdateItem"]

    refresh(second)
    assert len(round_trips(sessions_refresh)) == 4 + 3


def test_a_refresh_token_brings_the_next_and_an_access_token(join, refresh, authorize):
    ada = join()

    found = refresh(ada.refresh_token).json

    assert found["refresh_token"] != ada.refresh_token
    assert (found["session"], found["person"]) == (ada.session, ada.person)
    assert authorize(found["access_token"])["context"]["person"] == ada.person
    assert refresh(found["refresh_token"]).status == 200


def test_a_browser_goes_on_with_its_cookie(invoke, register):
    first = invoke(sessions_link, body={"ticket": register()["ticket"]}, headers=cookie())
    token = said(first.cookies, "refresh")

    answer = invoke(sessions_refresh, body={}, headers=cookie(refresh=token))

    assert answer.json["refresh_token"] is None
    assert said(answer.cookies, "refresh") not in {"", token}


def test_a_page_of_another_site_cannot_use_the_cookie(invoke, register):
    first = invoke(sessions_link, body={"ticket": register()["ticket"]}, headers=cookie())
    foreign = {**cookie(refresh=said(first.cookies, "refresh")), "origin": "https://evil.example"}

    assert invoke(sessions_refresh, body={}, headers=foreign).problem == "foreign-page"


def test_whoever_missed_the_answer_is_given_the_same_one_again(join, refresh):
    ada = join()

    first, again = refresh(ada.refresh_token).json, refresh(ada.refresh_token).json

    assert again["refresh_token"] == first["refresh_token"]


def test_a_hundred_at_once_have_one_successor_and_nobody_is_locked_out(join, refresh):
    ada = join()

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(refresh, [ada.refresh_token] * 100))

    assert {answer.status for answer in answers} == {200}
    (successor,) = {answer.json["refresh_token"] for answer in answers}
    assert refresh(successor).status == 200


def test_whoever_was_not_first_is_given_what_the_first_was_given(join, refresh, cloud, round_trips, cold):
    ada = join()
    keys, rotated = sessions().keys, []

    def first(request):
        made = round_trips(sessions_refresh)
        if request.operation == "UpdateItem" and "BatchGetItem" in made and not rotated:
            store = SessionTable()
            rotated.append(store.find(ada.workspace, ada.person, ada.session).rotation(int(time.time())))
            store.rotate(rotated[0])

    cold()
    cloud.runtime.calls.watchers.append(first)
    answer = refresh(ada.refresh_token)
    cloud.runtime.calls.watchers.remove(first)

    assert answer.json["refresh_token"] == str(rotated[0].token(keys()[0]))
    assert round_trips(sessions_refresh).count("GetItem") == 2


def test_an_old_token_ends_the_session_for_everybody(join, refresh, authorize, rows):
    ada = join()
    second = refresh(ada.refresh_token).json["refresh_token"]
    third = refresh(second).json["refresh_token"]

    assert (refresh(ada.refresh_token).status, refresh(ada.refresh_token).problem) == (401, "session-over")
    assert refresh(third).problem == "session-over"
    assert authorize(ada.access_token)["context"] == {"problem": "credential-refused"}
    assert any('"session.stolen"' in row["act"]["S"] for row in rows("identity-acts-1"))


def test_after_half_a_minute_even_the_last_one_is_old(join, refresh, monkeypatch):
    monkeypatch.setattr(model, "GRACE", -1)
    ada = join()
    second = refresh(ada.refresh_token).json["refresh_token"]

    assert refresh(ada.refresh_token).problem == "session-over"
    assert refresh(second).problem == "session-over"


def test_whoever_makes_up_a_token_ends_nothing(join, refresh):
    ada = join()
    *head, number, proof = ada.refresh_token.split(".")
    made_up = "A" * len(proof)

    for text in (".".join([*head, number, made_up]), ".".join([*head, "7", proof]), "x", "a.b.c.1.d"):
        assert refresh(text).problem == "session-over"
    assert refresh(ada.refresh_token).status == 200


@pytest.mark.parametrize("table", ["identity-people-1", "identity-workspaces-1"])
def test_whoever_is_not_in_the_workspace_any_more_cannot_go_on(join, refresh, gone, table):
    ada = join()
    gone(table, ada.person, ada.workspace, None)

    assert refresh(ada.refresh_token).problem == "session-over"


def test_whoever_asked_while_the_workspace_was_closed_is_no_thief_afterwards(join, refresh, monkeypatch):
    monkeypatch.setattr(model, "GRACE", -1)
    ada, home = join(), workspaces()
    for status, answered in (("suspended", 401), ("suspended", 401), ("active", 200)):
        home.change(ada.workspace, "workspace", lambda it, said=status: it.model_copy(update={"status": said}))
        assert refresh(ada.refresh_token).status == answered


def test_nobody_goes_on_without_a_token(invoke):
    assert invoke(sessions_refresh, body={}).problem == "session-over"
