import pytest

from functions.identity import sessions_leave
from infra.local.environment import origin
from tests.functions.identity.applications import query

HERE = origin(8000)
BYE = "https://wiki.example.com/bye"


@pytest.fixture
def left(join, application):
    """Somebody, the application that they were in, and its ID token."""
    ada = join()
    wiki = application(ada, post_logout_redirect_uris=[BYE])
    return ada, wiki, wiki.enters(ada)["id_token"]


def leave(invoke, somebody, **query):
    headers = {"cookie": f"__Secure-refresh={somebody.refresh_token}"} if somebody else {}
    return invoke(sessions_leave, query=query, headers=headers)


def test_signs_out_and_sends_back_where_the_application_registered(invoke, cold, left, rows, acts):
    ada, wiki, token = left
    cold()

    said = leave(invoke, ada, id_token_hint=token, post_logout_redirect_uri=BYE, state="s&1")

    assert (said.status, said.headers["Location"].partition("?")[0]) == (303, BYE)
    assert query(said.headers["Location"]) == {"state": "s&1"}
    assert "__Secure-refresh=; " in said.cookies[0]
    assert ada.session not in {row["sk"]["S"] for row in rows("identity-sessions-1")}
    assert (acts()[-1]["action"], acts()[-1]["details"]) == ("session.end", {"by": wiki.client_id})
    again = leave(invoke, None, id_token_hint=token, post_logout_redirect_uri=BYE)
    assert (again.headers["Location"], again.cookies) == (BYE, [])


def test_sends_nobody_where_no_application_registered(invoke, left):
    ada, _, token = left

    for uri in (
        "https://evil.example/",
        f"{BYE}/",
        f"{BYE}?x=1",
        "//evil.example",
        "https://wiki.example.com/callback",
    ):
        said = leave(invoke, ada, id_token_hint=token, post_logout_redirect_uri=uri)
        assert said.headers["Location"] == f"{HERE}/signed-out"


def test_signs_nobody_out_unless_an_id_token_of_ours_says_who(invoke, left, rows):
    ada, wiki, token = left
    header, claims, _ = token.split(".")
    bad = [
        {},
        {"client_id": wiki.client_id},
        {"id_token_hint": "x"},
        {"id_token_hint": f"{'W1tb' * 1000}.e30.x"},
        {"id_token_hint": f"{header}.{claims}.{'A' * 86}"},
        {"id_token_hint": ada.access_token},
        {"id_token_hint": token, "client_id": f"{ada.workspace}-00000000"},
    ]

    for more in bad:
        said = leave(invoke, ada, post_logout_redirect_uri=BYE, **more)
        assert (said.headers["Location"], said.cookies) == (f"{HERE}/sign-out", [])
    assert ada.session in {row["sk"]["S"] for row in rows("identity-sessions-1")}


def test_the_browser_of_somebody_else_stays_signed_in(invoke, join, left, rows):
    _, _, token = left
    grace = join("grace", "globex")

    said = leave(invoke, grace, id_token_hint=token, post_logout_redirect_uri=BYE)

    assert (said.headers["Location"], said.cookies) == (BYE, [])
    assert grace.session in {row["sk"]["S"] for row in rows("identity-sessions-1")}
