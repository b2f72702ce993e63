"""A provider that says what it is told to say, and goes through the doors with it."""

import json
import time
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import boto3
import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from jwt.algorithms import ECAlgorithm, RSAAlgorithm

from functions.identity import linked_add, providers_return, providers_visit
from identity.federation import asking
from kernel import secrets
from tests.functions.identity.providers import signed_in_there
from tests.layers.kernel.strangers import stranger

TENANT = "0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"
DISCOVERY = "/.well-known/openid-configuration"


@pytest.fixture(scope="session")
def keys():
    """An RSA key and one on P-256, and what the world knows of them."""
    one, other = rsa.generate_private_key(65537, 2048), ec.generate_private_key(ec.SECP256R1())
    public = [
        {**json.loads(RSAAlgorithm.to_jwk(one.public_key())), "kid": "one", "use": "sig"},
        {**json.loads(ECAlgorithm.to_jwk(other.public_key())), "kid": "two"},
    ]
    return SimpleNamespace(one=one, other=other, public=public, stranger=rsa.generate_private_key(65537, 2048))


@pytest.fixture
def forger(keys):
    """That provider: ``say(claims)`` is what its next token says, or ``token`` what it is."""
    said = SimpleNamespace(claims={}, token=None, asked=[], keys=keys.public, codes=set())
    said.jwks, said.moved, said.silent, said.more = "/jwks_uri", "", False, {}

    def token():
        now = int(time.time())
        usual = {"iss": there.url, "aud": "stoa", "sub": "ada", "iat": now, "exp": now + 300, "nonce": said.nonce}
        claims = {**usual, "email": "ada@example.com", **said.claims}
        claims = {name: value for name, value in claims.items() if value is not None}
        return said.token(claims) if said.token else jwt.encode(claims, keys.one, "RS256", headers={"kid": "one"})

    def behave(request):
        ends = {name: f"{there.url}/{name}" for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")}
        ends["jwks_uri"] = there.url + said.jwks
        if said.silent or request.path == said.moved:
            request.answer(503, b"")
            return
        if request.path == DISCOVERY:
            answer = {"issuer": there.url, **ends, **said.more}
        elif "key" in request.path or "jwks" in request.path:
            answer = {"keys": said.keys}
        else:
            form = {name: values[0] for name, values in parse_qs(there.seen[-1][3].decode()).items()}
            said.asked.append(form)
            if form["code"] in said.codes:
                request.answer(400, b'{"error": "invalid_grant"}')
                return
            said.codes.add(form["code"])
            answer = {"id_token": token(), "access_token": "an access token"}
        request.answer(200, json.dumps(answer).encode())

    asking.forget()
    with stranger(behave) as there:
        said.url = there.url
        yield said


@pytest.fixture
def known_to(cloud):
    """Let the installation be known to Google, Microsoft or Apple."""

    def known_to(**said):
        manager = boto3.client("secretsmanager")
        manager.put_secret_value(SecretId="test-identity-providers", SecretString=json.dumps(said))
        secrets.forget()

    yield known_to
    known_to()


@pytest.fixture
def visit(invoke):
    """Set out for a provider: where to, and the cookie to come back with."""

    def visit(provider, **query):
        answer = invoke(providers_visit, provider=provider, query=query)
        assert answer.status == 302, answer.text
        pair = next(each for each in answer.cookies if each.startswith("__Host-state=")).partition(";")[0]
        return answer.headers["Location"], {"cookie": pair}

    return visit


@pytest.fixture
def came_back(invoke, visit):
    """Sign in at the provider that we did not write, and come back: where to."""

    def came_back(provider, subject, module=providers_return, **query):
        location, cookie = visit(provider, **query)
        path, said = signed_in_there(location, subject)
        assert path == f"/api/auth/{provider}/signed-in"
        return invoke(module, provider=provider, query=said, headers=cookie)

    return came_back


@pytest.fixture
def forged(invoke, visit, forger):
    """Come back from the one that says what it is told to say."""

    def forged(provider, *, more=None, cookie=None, **query):
        location, own = visit(provider, **query)
        asked = {name: values[0] for name, values in parse_qs(urlsplit(location).query).items()}
        forger.nonce, forger.location = asked["nonce"], location
        back = {"code": asked["state"], "state": asked["state"], **(more or {})}
        secrets.forget()
        return invoke(providers_return, provider=provider, query=back, headers=cookie or own)

    return forged


@pytest.fixture
def link(invoke, forger, known_to):
    """Bring an account of Microsoft, or of another provider, to one's own."""
    known_to(microsoft={"client_id": "stoa", "client_secret": "s", "authority": forger.url})

    def link(somebody, provider="microsoft", module=providers_return, **claims):
        answer = invoke(linked_add, caller=somebody.caller, body={"provider": provider, "next": "/account"})
        if answer.status != 200:
            return answer
        query = dict(pair.split("=", 1) for pair in urlsplit(answer.json["location"]).query.split("&"))
        cookie = next(each for each in answer.cookies if each.startswith("__Host-state=")).partition(";")[0]
        forger.nonce = query["nonce"]
        usual = {"iss": f"{forger.url}/{TENANT}/v2.0", "tid": TENANT, "email": "ada@elsewhere.example"}
        forger.claims = {**(usual if provider == "microsoft" else {}), **claims}
        back = f"code={query['state']}&state={query['state']}"
        if module is providers_return:
            said = {"query": dict(pair.split("=") for pair in back.split("&"))}
        else:
            said = {"raw": back}
        secrets.forget()
        headers = {"cookie": cookie, "content-type": "application/x-www-form-urlencoded"}
        return invoke(module, provider=provider, headers=headers, **said)

    return link


def problem(answer):
    """What the page says that the browser is sent to."""
    assert answer.status in {302, 303}
    return answer.headers["Location"].partition("#problem=")[2]


def ticket_of(answer):
    """The ticket that a browser brings to the page that lets in."""
    assert answer.status == 302
    page, _, found = answer.headers["Location"].partition("#")
    assert urlsplit(page).path == "/link", answer.headers["Location"]
    return found
