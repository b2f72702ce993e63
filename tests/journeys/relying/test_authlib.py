"""Stoa as an identity provider, as a program finds it that was written by others: Authlib, joserfc and requests."""

from urllib.parse import parse_qsl, urlsplit

import pytest
import requests
from authlib.integrations.base_client.errors import OAuthError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.jwk import KeySet

from infra.local.environment import origin
from tests.journeys.relying.conftest import BACK

VERIFIER = "v" * 64
NONCE = "n-0S6_WzA2Mj"
WEB = requests.Session()


@pytest.fixture
def metadata(here):
    """What the provider says of itself, as reached from here."""
    said = WEB.get(f"{here}/.well-known/openid-configuration").json()
    assert said == WEB.get(f"{here}/.well-known/oauth-authorization-server").json()
    return {
        name: value.replace(origin(8000), here) if isinstance(value, str) else value for name, value in said.items()
    }


def lets_in(ada, here, address):
    """What Ada's browser does, and her web client: to the provider, to the page that asks, and back."""
    first = ada.get(address, allow_redirects=False).headers["Location"]
    if "/authorize#" not in first:
        return first
    answer = ada.post(f"{here}/api/auth/authorize/{first.partition('#')[2]}", json={"allow": True})
    return answer.json()["location"]


def test_a_library_signs_somebody_in_goes_on_and_reads_who_it_is(ada, here, metadata, registered):
    client_id, secret = registered()
    back = f"{BACK.replace('127.0.0.1', '127.0.0.1:53187')}"
    client = OAuth2Session(
        client_id, secret, scope="openid profile email", redirect_uri=back, code_challenge_method="S256"
    )
    address, state = client.create_authorization_url(
        metadata["authorization_endpoint"], code_verifier=VERIFIER, nonce=NONCE
    )

    came_back = lets_in(ada, here, address)
    tokens = client.fetch_token(metadata["token_endpoint"], authorization_response=came_back, code_verifier=VERIFIER)

    assert dict(parse_qsl(urlsplit(came_back).query))["iss"] == origin(8000)
    keys = KeySet.import_key_set(WEB.get(metadata["jwks_uri"]).json())
    token = jwt.decode(tokens["id_token"], keys, algorithms=["ES256"])
    wanted = {"iss": {"value": origin(8000)}, "aud": {"value": client_id}}
    params = {"nonce": NONCE, "client_id": client_id, "access_token": tokens["access_token"]}
    claims = CodeIDToken(token.claims, token.header, wanted, params)
    claims.validate(leeway=60)
    assert (claims["email"], claims["name"]) == ("ada@example.com", "Ada")
    userinfo = client.get(metadata["userinfo_endpoint"]).json()
    assert (userinfo["sub"], userinfo["email"]) == (claims["sub"], "ada@example.com")
    assert client.post(metadata["userinfo_endpoint"]).json() == userinfo
    renewed = client.refresh_token(metadata["token_endpoint"])
    assert renewed["refresh_token"] != tokens["refresh_token"]
    silent, _ = client.create_authorization_url(
        metadata["authorization_endpoint"], code_verifier=VERIFIER, prompt="none", state=state
    )
    assert "code=" in lets_in(ada, here, silent)


def test_a_library_is_told_in_its_own_words_what_it_got_wrong(ada, here, metadata, registered):
    client_id, secret = registered()
    client = OAuth2Session(client_id, secret, scope="openid", redirect_uri=BACK, code_challenge_method="S256")
    address, _ = client.create_authorization_url(metadata["authorization_endpoint"], code_verifier=VERIFIER)
    came_back = lets_in(ada, here, address)

    with pytest.raises(OAuthError) as wrong:
        client.fetch_token(metadata["token_endpoint"], authorization_response=came_back, code_verifier="w" * 64)
    assert wrong.value.error == "invalid_grant"
    stranger = OAuth2Session(client_id, "guessed", token_endpoint_auth_method="client_secret_post")
    with pytest.raises(OAuthError) as unknown:
        stranger.fetch_token(metadata["token_endpoint"], grant_type="client_credentials")
    assert unknown.value.error == "invalid_client"


def test_a_program_calls_for_itself_and_reads_what_it_may(ada, here, metadata, registered):
    client_id, secret = registered(grant_types=["client_credentials"], scopes=["people:read"], redirect_uris=[])
    robot = OAuth2Session(client_id, secret, scope="people:read")
    robot.fetch_token(metadata["token_endpoint"], grant_type="client_credentials")

    people = robot.get(f"{here}/api/workspace/people").json()["items"]

    assert [each["email"] for each in people] == ["ada@example.com"]
    assert robot.get(f"{here}/api/workspace/clients").status_code == 403
