from functions.identity import sessions_revoke, tokens_introspect
from tests.functions.identity.applications import FORM

ROBOT = {"grant_types": ["client_credentials"], "scopes": ["people:read"], "redirect_uris": []}


def test_tells_what_a_token_is_good_for_while_it_is(invoke, cloud, join, application, cold):
    ada = join()
    wiki, other = application(ada, scopes=["openid", "people:read"]), application(ada)
    tokens = wiki.enters(ada, scope="openid people:read")
    cold()

    for client in (wiki, other):
        said = client.shows(tokens_introspect, tokens["access_token"]).json
        assert (said["active"], said["sub"], said["client_id"]) == (True, ada.person, wiki.client_id)
        assert (said["scope"], said["token_type"]) == ("openid people:read", "Bearer")
    assert wiki.shows(tokens_introspect, tokens["refresh_token"]).json["active"] is True
    assert other.shows(tokens_introspect, tokens["refresh_token"]).json == {"active": False}
    invoke(sessions_revoke, caller=ada.powers)
    cloud.pumps.drain()
    for token in (tokens["access_token"], tokens["refresh_token"]):
        assert wiki.shows(tokens_introspect, token).json["active"] is False


def test_tells_of_an_application_that_calls_for_itself(join, application):
    ada = join()
    robot = application(ada, **ROBOT)
    token = robot.asks("client_credentials").json["access_token"]

    assert robot.shows(tokens_introspect, token).json["sub"] == robot.client_id


def test_tells_nothing_of_other_workspaces_of_what_is_no_token_or_to_those_who_keep_no_secret(join, application):
    ada, grace = join("ada", "acme"), join("grace", "globex")
    wiki, theirs, app = application(ada), application(grace), application(ada, kind="public")
    tokens = wiki.enters(ada)

    for token in (tokens["access_token"], tokens["refresh_token"]):
        assert theirs.shows(tokens_introspect, token).json["active"] is False
    for token in ("x", "a.b.c", ada.access_token, ada.refresh_token, tokens["id_token"]):
        assert wiki.shows(tokens_introspect, token).json["active"] is False
    said = app.shows(tokens_introspect, tokens["access_token"], headers=FORM, client_id=app.client_id)
    assert (said.status, said.json["error"]) == (401, "invalid_client")
    assert wiki.shows(tokens_introspect, "x", headers=wiki.basic("wrong")).json["error"] == "invalid_client"
