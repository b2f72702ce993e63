from urllib.parse import urlencode

from tests.house.functions.parlour import guests_invite, guests_return

GRACE = {"name": "Grace", "response_mode": "form_post"}


def away(invoke):
    said = invoke(guests_invite, body=GRACE)
    return said.headers["Location"].rpartition("=")[2], said.cookies[0]


def back(invoke, cookie, **form):
    return invoke(guests_return, raw=urlencode(form), headers={"cookie": cookie.partition(";")[0]})


def test_welcomes_who_comes_back_with_a_form_once(invoke):
    state, cookie = away(invoke)

    assert back(invoke, cookie, state=state, code="4/abc", user="{}").json == {"name": "Grace", "code": "4/abc"}
    assert back(invoke, cookie, state=state, code="4/abc").problem == "unknown-state"


def test_the_cookie_comes_along_with_a_form_of_another_site(invoke):
    _, cookie = away(invoke)

    assert "SameSite=None" in cookie
    assert "Secure" in cookie


def test_what_was_remembered_is_believed_and_not_what_was_posted(invoke):
    state, cookie = away(invoke)

    assert back(invoke, cookie, state=state, code="4/abc", name="Eve").json["name"] == "Grace"


def test_of_two_states_neither_is_believed(invoke):
    state, cookie = away(invoke)
    sent = urlencode([("state", "x"), ("state", state), ("code", "4/abc")])

    headers = {"cookie": cookie.partition(";")[0]}
    assert invoke(guests_return, raw=sent, headers=headers).problem == "unknown-state"
    assert back(invoke, cookie, state=state, code="4/abc").status == 200


def test_the_query_and_json_are_no_form(invoke):
    state, cookie = away(invoke)
    sent = {"state": state, "code": "4/abc"}
    headers = {"cookie": cookie.partition(";")[0]}

    assert invoke(guests_return, raw="", query=sent, headers=headers).problem == "unknown-state"
    assert invoke(guests_return, body=sent, headers=headers).problem == "unknown-state"


def test_a_form_without_what_is_needed_names_it(invoke):
    state, cookie = away(invoke)
    said = back(invoke, cookie, state=state)

    assert (said.status, said.json["errors"][0]["field"]) == (422, "code")
