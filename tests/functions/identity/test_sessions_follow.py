import pytest

from functions.identity import sessions_follow, sessions_revoke  # noqa: F401 - the stream calls it
from identity.callers import applications


@pytest.fixture(autouse=True)
def _every_time(monkeypatch):
    monkeypatch.setattr(applications, "MEMORY", -1)


def test_an_application_is_out_when_the_session_is_over_that_let_it_in(
    invoke, cloud, join, application, authorize, acts
):
    ada = join()
    wiki, mail = application(ada), application(ada, scopes=["openid", "offline_access"])
    ends, stays = wiki.enters(ada), mail.enters(ada, scope="openid offline_access")
    cloud.pumps.drain()

    invoke(sessions_revoke, caller=ada.powers)
    assert cloud.pumps.drain()

    assert authorize(ends["access_token"])["context"] == {"problem": "credential-refused"}
    assert wiki.asks("refresh_token", refresh_token=ends["refresh_token"]).json["error"] == "invalid_grant"
    assert authorize(stays["access_token"])["context"]["person"] == ada.person
    assert mail.asks("refresh_token", refresh_token=stays["refresh_token"]).status == 200
    assert [act["target"] for act in acts() if act["action"] == "client.leave"] == [wiki.client_id]


def test_other_sessions_and_what_they_let_in_go_on(invoke, cloud, join, sign_in, application, authorize):
    ada = join()
    wiki = application(ada)
    token = wiki.enters(ada)["access_token"]
    other = sign_in(client="app").json["signed_in"]
    cloud.pumps.drain()

    invoke(sessions_revoke, caller={**ada.powers, "session": other["session"]})
    cloud.pumps.drain()

    assert authorize(token)["context"]["person"] == ada.person
