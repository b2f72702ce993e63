import pytest

from functions.identity import tokens_revoke
from identity.callers import applications
from tests.functions.identity.applications import FORM


@pytest.mark.parametrize("kind", ["access_token", "refresh_token"])
def test_all_that_came_of_the_same_yes_ends(join, application, authorize, acts, monkeypatch, cold, kind):
    monkeypatch.setattr(applications, "MEMORY", -1)
    ada = join()
    wiki = application(ada)
    tokens = wiki.enters(ada)
    cold()

    said = wiki.shows(tokens_revoke, tokens[kind], token_type_hint="nonsense")

    assert (said.status, said.json) == (200, {})
    assert acts()[-1]["action"] == "client.revoke"
    assert authorize(tokens["access_token"])["context"] == {"problem": "credential-refused"}
    assert wiki.asks("refresh_token", refresh_token=tokens["refresh_token"]).json["error"] == "invalid_grant"
    assert authorize(ada.access_token)["context"]["person"] == ada.person


def test_nobody_ends_what_is_anothers(join, application, authorize, monkeypatch):
    monkeypatch.setattr(applications, "MEMORY", -1)
    ada = join()
    wiki, other = application(ada), application(ada)
    tokens = wiki.enters(ada)
    forged = tokens["refresh_token"][:-1] + ("A" if tokens["refresh_token"][-1] != "A" else "E")

    for client, token in ((other, tokens["access_token"]), (other, tokens["refresh_token"]), (wiki, forged)):
        assert client.shows(tokens_revoke, token).status == 200
    for token in ("x", ada.access_token, ada.refresh_token):
        assert wiki.shows(tokens_revoke, token).status == 200
    assert wiki.shows(tokens_revoke, tokens["access_token"], headers=FORM, client_id=wiki.client_id).status == 401
    assert authorize(tokens["access_token"])["context"]["person"] == ada.person
    assert authorize(ada.access_token)["context"]["person"] == ada.person


def test_what_an_application_has_for_itself_ends_by_itself(join, application):
    robot = application(join(), grant_types=["client_credentials"], scopes=["people:read"], redirect_uris=[])

    said = robot.shows(tokens_revoke, robot.asks("client_credentials").json["access_token"])

    assert (said.status, said.json["error"]) == (400, "unsupported_token_type")
