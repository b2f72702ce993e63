"""Stoa as an identity provider, as a program finds it that runs on Node: panva's ``openid-client``."""

from infra.local.environment import origin
from tests.journeys.relying.conftest import BACK


def test_a_library_for_node_goes_every_way_that_there_is(node, ada, here, registered):
    back = BACK.replace("127.0.0.1", "127.0.0.1:53187")
    scopes = ["openid", "profile", "email", "offline_access"]
    wiki = registered(scopes=scopes, post_logout_redirect_uris=[BACK])
    robot = registered(grant_types=["client_credentials"], scopes=["people:read"], redirect_uris=[])
    kinds = ["urn:ietf:params:oauth:grant-type:device_code", "refresh_token"]
    screen = registered(kind="public", grant_types=kinds, scopes=["openid"], redirect_uris=[])
    said = {
        "issuer": origin(8000),
        "here": here,
        "back": back,
        "browser": {"cookie": ada.headers["Cookie"], "authorization": ada.headers["Authorization"]},
        **{
            name: {"id": each[0], "secret": each[1]}
            for name, each in {"wiki": wiki, "robot": robot, "screen": screen}.items()
        },
    }

    found = node("party.mjs", said)

    person = found["wiki"]["claims"]["sub"]
    assert found["robot"] == {"expires": 600, "people": ["ada@example.com"]}
    assert found["screen"] == {"allowed": 204, "interval": 5, "sub": person}
    assert found["wiki"]["issuer"] == origin(8000)
    assert found["wiki"]["claims"] | {"aud": wiki[0], "email": "ada@example.com"} == found["wiki"]["claims"]
    assert found["wiki"]["userinfo"]["sub"] == person
    assert (found["wiki"]["rotated"], found["wiki"]["sameSubject"]) == (True, True)
    assert found["wiki"]["introspected"] == [True, wiki[0], False]
    refused = {"otherVerifier": "invalid_grant", "again": "invalid_grant", "nobody": "login_required"}
    assert found["wiki"]["refused"] == refused
    assert found["wiki"]["leaves"] == f"{back}?state=bye"
