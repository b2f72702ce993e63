import pytest

from functions.identity import providers_discover
from kernel import settings

OPEN = {"registration": "open"}


@pytest.fixture
def ways(invoke):
    return lambda **said: invoke(providers_discover, body=said).json


def test_an_address_is_told_how_its_company_signs_in(join, issuer, ways, demand, known_to):
    known_to(google={"client_id": "x", "client_secret": "s3cret!"}, apple={})
    ada = join()
    acme = issuer(ada)

    found = ways(email="Nobody@Example.com")

    assert found["own"] == [{"provider": acme, "name": "Acme's account", "sign_in": f"/api/auth/{acme}/sign-in"}]
    assert [each["provider"] for each in found["everybodys"]] == ["google"]
    assert found["sso_only"] is False
    assert ways(email=ada.email) == found  # whoever has an account, and whoever has none
    demand(ada.workspace, sso_only=True)
    assert ways(email=ada.email)["sso_only"] is True


def test_an_address_of_nobodys_domain_is_told_what_there_is_for_everybody(ways, cloud):
    assert ways(email="eve@evil.example") == ways() == {"own": [], "everybodys": [], "sso_only": False} | OPEN


def test_it_is_told_who_may_register(ways, cloud, monkeypatch):
    monkeypatch.setattr(settings, "REGISTRATION", "closed")

    assert ways()["registration"] == "closed"
