from functions.identity import consents_list, consents_withdraw
from identity.callers import applications
from tests.functions.identity.applications import query


def test_who_takes_it_back_is_asked_again_and_the_application_is_out(
    invoke, join, application, authorize, acts, monkeypatch
):
    monkeypatch.setattr(applications, "MEMORY", -1)
    ada = join()
    wiki, other = application(ada), application(ada, scopes=["openid", "offline_access"])
    ends, stays = wiki.enters(ada), other.enters(ada, scope="openid offline_access")

    said = invoke(consents_withdraw, client_id=wiki.client_id, caller=ada.powers)

    assert said.status == 204
    assert acts()[-1]["action"] == "client.withdraw"
    assert authorize(ends["access_token"])["context"] == {"problem": "credential-refused"}
    assert wiki.asks("refresh_token", refresh_token=ends["refresh_token"]).json["error"] == "invalid_grant"
    assert query(wiki.sends(ada, prompt="none").headers["Location"])["error"] == "consent_required"
    assert authorize(stays["access_token"])["context"]["person"] == ada.person
    assert [each["client_id"] for each in invoke(consents_list, caller=ada.powers).json["items"]] == [other.client_id]
