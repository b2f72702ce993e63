from functions.identity import sessions_link, workspaces_switch
from tests.functions.identity.conftest import cookie, said
from tests.functions.identity.test_sessions_begin import founded


def test_a_browser_has_its_refresh_token_in_a_cookie_that_scripts_cannot_read(invoke, register):
    answer = invoke(sessions_link, body={"ticket": register()["ticket"]}, headers=cookie())

    found = answer.json["signed_in"]
    assert found["refresh_token"] is None
    assert said(answer.cookies, "refresh").startswith(f"{found['workspace']}.{found['person']}.{found['session']}.1.")
    for each in answer.cookies:
        assert "; Path=/api/auth; " in each
        assert each.endswith("; HttpOnly; Secure; SameSite=Lax")


def test_an_app_has_it_in_the_answer_and_no_cookie_of_it(invoke, register):
    answer = invoke(sessions_link, body={"ticket": register()["ticket"], "client": "app"})

    assert answer.json["signed_in"]["refresh_token"]
    assert not any(each.startswith("__Secure-refresh") for each in answer.cookies)


def test_a_ticket_is_good_once(invoke, register):
    ticket = register()["ticket"]
    assert invoke(sessions_link, body={"ticket": ticket}).status == 200

    assert invoke(sessions_link, body={"ticket": ticket}).problem == "ticket-refused"


def test_a_page_of_another_site_cannot_sign_a_browser_in(invoke, register):
    ticket = register()["ticket"]
    foreign = {**cookie(), "origin": "https://evil.example"}

    assert invoke(sessions_link, body={"ticket": ticket}, headers=foreign).problem == "foreign-page"
    assert (
        invoke(sessions_link, body={"ticket": ticket}, headers={**cookie(), "origin": "http://localhost:8000"}).status
        == 200
    )


def test_the_access_token_is_good_where_it_should_be(invoke, join, authorize):
    ada = join()

    assert authorize(ada.access_token)["context"]["person"] == ada.person


def test_who_would_have_to_set_up_a_second_factor_goes_elsewhere_with_the_same_ticket_once(
    invoke, join, demand, sign_in
):
    ada = join()
    globex, initech = (founded(invoke, ada, name) for name in ("globex", "initech"))
    for each in (globex, initech):
        demand(each, mfa_required=True)
    ticket = sign_in().json["second_step"]["ticket"]

    def choose(**said):
        return invoke(sessions_link, body={"ticket": ticket, **said})

    for refused in ({}, {"workspace": globex}, {"workspace": initech}):
        assert choose(**refused).problem == "ticket-refused"
    assert choose(workspace="0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f").problem == "no-workspace"
    assert choose(workspace=ada.workspace).json["signed_in"]["workspace"] == ada.workspace
    assert choose(workspace=ada.workspace).problem == "ticket-refused"


def test_who_came_from_a_session_has_shown_nothing_that_would_count_anew(invoke, join, demand):
    ada = join()
    globex = founded(invoke, ada, "globex")
    demand(globex, mfa_required=True)
    step = invoke(workspaces_switch, caller=ada.powers, workspace=globex, body={}).json["second_step"]

    answer = invoke(sessions_link, body={"ticket": step["ticket"], "workspace": ada.workspace})

    assert answer.problem == "ticket-refused"


def test_a_ticket_is_no_way_around_what_the_workspace_demands(invoke, register, demand):
    made = register()
    demand(made["workspace"], mfa_required=True)

    answer = invoke(sessions_link, body={"ticket": made["ticket"]}).json

    assert answer["signed_in"] is None
    assert answer["second_step"]["ticket"].startswith(made["person"])
