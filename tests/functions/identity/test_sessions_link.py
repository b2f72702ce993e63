from functions.identity import sessions_link
from tests.functions.identity.conftest import cookie, said


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


def test_a_ticket_is_no_way_around_what_the_workspace_demands(invoke, register, demand):
    made = register()
    demand(made["workspace"], mfa_required=True)

    answer = invoke(sessions_link, body={"ticket": made["ticket"]}).json

    assert answer["signed_in"] is None
    assert answer["second_step"]["ticket"].startswith(made["person"])
