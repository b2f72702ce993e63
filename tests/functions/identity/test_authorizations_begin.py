import pytest

from functions.identity import authorizations_begin, authorizations_decide
from infra.local.environment import origin
from tests.functions.identity.applications import BACK, query

HERE = origin(8000)
FIRST_PARTY = {"first_party": True}


def test_whoever_is_signed_in_and_need_not_be_asked_goes_straight_back_with_a_code(
    join, application, round_trips, cold
):
    ada = join()
    wiki = application(ada, **FIRST_PARTY)
    cold()

    said = wiki.sends(ada)

    assert (said.status, said.headers["Cache-Control"]) == (303, "no-store")
    assert said.headers["Location"].startswith(f"{BACK}?")
    found = query(said.headers["Location"])
    assert (found["state"], found["iss"]) == ("s t&a=te", HERE)
    assert wiki.redeems(found["code"]).status == 200
    assert round_trips(authorizations_begin) == ["BatchGetItem", "PutItem", "UpdateItem"]


def test_whoever_is_not_or_has_to_be_asked_goes_to_the_page_that_asks(join, application, gone):
    ada = join()
    wiki = application(ada)

    for somebody in (None, ada):
        assert wiki.sends(somebody).headers["Location"].startswith(f"{HERE}/authorize#{wiki.client_id}.")
    gone("identity-sessions-1", ada.person, ada.workspace, ada.session)
    assert application(ada, **FIRST_PARTY).sends(ada, prompt="none").status == 303


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ({"response_type": None}, "invalid_request"),
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"response_type": "code id_token"}, "unsupported_response_type"),
        ({"response_mode": "fragment"}, "invalid_request"),
        ({"code_challenge": None}, "invalid_request"),
        ({"code_challenge": "short"}, "invalid_request"),
        ({"code_challenge_method": None}, "invalid_request"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
        ({"prompt": "none login"}, "invalid_request"),
        ({"prompt": "dance"}, "invalid_request"),
        ({"max_age": "-1"}, "invalid_request"),
        ({"max_age": "soon"}, "invalid_request"),
        ({"scope": None}, "invalid_scope"),
        ({"scope": "people:write me:write"}, "invalid_scope"),
        ({"request": "e30."}, "request_not_supported"),
        ({"request_uri": "https://wiki.example.com/r"}, "request_uri_not_supported"),
        ({"prompt": "none"}, "consent_required"),
        ({"prompt": "none", "id_token_hint": f"e30.{'W1tb' * 1000}.x"}, "login_required"),
        ({"prompt": "none", "id_token_hint": "e30.eyJzdWIiOiJzb21lYm9keSBlbHNlIn0.x"}, "login_required"),
    ],
)
def test_what_makes_no_sense_is_told_to_the_application_by_its_code(join, application, more, error):
    ada = join()

    found = query(application(ada).sends(ada, **more).headers["Location"])

    assert (found["error"], found["state"], found["iss"]) == (error, "s t&a=te", HERE)
    assert "code" not in found


def test_who_signed_in_too_long_ago_is_not_there_for_those_who_want_it_fresh(join, application, long_ago):
    ada = join()
    wiki = application(ada, **FIRST_PARTY)
    long_ago(ada)

    assert "code" in query(wiki.sends(ada, prompt="none", max_age="4000").headers["Location"])
    assert query(wiki.sends(ada, prompt="none", max_age="3000").headers["Location"])["error"] == "login_required"
    assert "#" in wiki.sends(ada, prompt="login").headers["Location"]


def test_nobody_is_sent_where_the_application_did_not_register(join, application):
    ada = join()
    wiki = application(ada, **FIRST_PARTY)

    for more in (
        {"redirect_uri": None},
        {"redirect_uri": "https://evil.example/"},
        {"redirect_uri": f"{BACK}/../evil"},
        {"redirect_uri": f"{BACK}?x=<script>"},
        {"client_id": "nobody"},
        {"client_id": f"{ada.workspace}-00000000"},
    ):
        said = wiki.sends(ada, **more)
        assert (said.status, "Location" in said.headers) == (400, False)
        assert said.headers["Content-Type"].startswith("text/html")
        assert "frame-ancestors 'none'" in said.headers["Content-Security-Policy"]
        assert "evil" not in said.text
        assert "<script" not in said.text


def test_what_was_agreed_to_is_remembered_and_more_is_asked_for_anew(invoke, join, application):
    ada = join()
    wiki = application(ada, scopes=["openid", "email", "people:read"])
    wiki.let_in(ada, scope="openid email")

    assert "code" in query(wiki.sends(ada, scope="openid email", prompt="none").headers["Location"])
    again = wiki.ticket(ada, scope="openid email people:read")
    said = invoke(authorizations_decide, ticket=again, body={}, caller=ada.powers).json
    assert [each["scope"] for each in said["consent"]] == ["people:read"]
    assert "#" in wiki.sends(ada, scope="openid", prompt="consent").headers["Location"]
    assert "#" in wiki.sends(ada, scope="openid", prompt="select_account").headers["Location"]
    assert "#" in wiki.sends(ada, scope="openid", acr_values="urn:stoa:acr:multi").headers["Location"]


def test_who_may_not_use_it_is_told_so_and_a_stranger_of_another_workspace_signs_in(join, application):
    ada, grace = join("ada", "acme"), join("grace", "globex")
    closed = application(ada, groups=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"], **FIRST_PARTY)

    assert query(closed.sends(ada).headers["Location"])["error"] == "access_denied"
    assert query(closed.sends(grace, prompt="none").headers["Location"])["error"] == "login_required"
