from urllib.parse import urlencode

from functions.identity import logouts_post
from infra.local.environment import origin
from tests.functions.identity.applications import FORM, query

HERE = origin(8000)
BYE = "https://wiki.example.com/bye"


def leave(invoke, cookie="", **said):
    headers = {**FORM, **({"cookie": f"__Secure-refresh={cookie}"} if cookie else {})}
    return invoke(logouts_post, raw=urlencode(said), headers=headers)


def test_a_form_signs_out_as_an_address_does(invoke, cold, join, application, rows, acts):
    ada = join()
    wiki = application(ada, post_logout_redirect_uris=[BYE])
    token = wiki.enters(ada)["id_token"]
    cold()

    said = leave(invoke, id_token_hint=token, post_logout_redirect_uri=BYE, state="s&1")

    assert (said.status, said.headers["Location"].partition("?")[0], said.cookies) == (303, BYE, [])
    assert query(said.headers["Location"]) == {"state": "s&1"}
    assert ada.session not in {row["sk"]["S"] for row in rows("identity-sessions-1")}
    assert (acts()[-1]["action"], acts()[-1]["details"]) == ("session.end", {"by": wiki.client_id})


def test_signs_nobody_out_who_is_not_named_and_tells_a_browser_of_ours_to_forget(invoke, join, application, rows):
    ada = join()
    token = application(ada).enters(ada)["id_token"]

    assert leave(invoke, ada.refresh_token).headers["Location"] == f"{HERE}/sign-out"
    assert len(rows("identity-sessions-1")) == 2
    said = leave(invoke, ada.refresh_token, id_token_hint=token, post_logout_redirect_uri="https://evil.example/")
    assert said.headers["Location"] == f"{HERE}/signed-out"
    assert "__Secure-refresh=; " in said.cookies[0]
