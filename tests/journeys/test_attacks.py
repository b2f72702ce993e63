"""What must hold while somebody tries to get in who should not."""

import statistics
import time
from concurrent.futures import ThreadPoolExecutor

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from identity.callers import standing
from identity.signing import signing
from infra.local.runtime.principals import acting
from tests.journeys.neighbours import Household
from tests.passwords import PASSWORD


@pytest.fixture(scope="module")
def home(street):
    home = Household(street, "besieged")
    street.cloud.pumps.drain()
    return home


@pytest.fixture(scope="module")
def minted(home):
    """An access token of ours that says something else than it should."""
    claims = jwt.decode(home.token, options={"verify_signature": False})

    def minted(header=(), key=None, algorithm="ES256", **other):
        if key is not None:
            headers = {**jwt.get_unverified_header(home.token), **dict(header), "alg": algorithm}
            return jwt.encode({**claims, **other}, key, algorithm=algorithm, headers=headers)
        with acting(None):
            return signing().signed({**claims, **other}, "at+jwt")

    return minted


def test_a_thousand_wrong_passwords_stop_whoever_guesses_and_not_the_owner(street, home):
    def guess(number):
        body = {"email": home.email, "password": f"guess {number}"}
        return street.ask("POST", "/api/auth/login", body, forgive=number % 20 == 0).status

    with ThreadPoolExecutor(4) as guessers:
        answers = list(guessers.map(guess, range(1000)))

    assert answers.count(401) <= 10
    assert set(answers) == {401, 429}
    right = {"email": home.email, "password": PASSWORD, "client": "app"}
    assert street.ask("POST", "/api/auth/login", right).status == 429
    assert street.ask("POST", "/api/auth/login", {**right, "device": home.known_by}).status == 200


def test_a_hundred_refreshes_at_once_have_one_successor_and_lock_nobody_out(street, home):
    def refresh(token):
        return street.ask("POST", "/api/auth/refresh", {"refresh_token": token})

    with ThreadPoolExecutor(20) as tabs:
        answers = list(tabs.map(refresh, [home.refresh_token] * 100))

    assert {answer.status for answer in answers} == {200}
    (successor,) = {answer.json["refresh_token"] for answer in answers}
    assert refresh(successor).status == 200


def test_clocks_may_differ_by_a_minute(street, minted):
    now = int(time.time())

    def answer(**times):
        return street.ask("GET", "/api/auth/me", credential=minted(**times)).status

    assert answer(exp=now - 50) == answer(iat=now + 50) == 200
    assert answer(exp=now - 70) == answer(iat=now + 70, exp=now + 700) == 401


@pytest.fixture(scope="module")
def refused(street, home, minted):
    """Credentials of every kind that is none, each for another reason."""
    other = Household(street, "elsewhere")
    gone = Household(street, "departed")
    gone.ask("DELETE", f"/api/workspace/keys/{gone.key_id}")
    gone.ask("DELETE", "/api/auth/revoke")
    own = ec.generate_private_key(ec.SECP256R1())
    now = int(time.time())
    street.forget()
    return {
        "malformed": "x",
        "no token": "a.b.c",
        "too long": "a" * 6000,
        "expired": minted(exp=now - 600),
        "another issuer": minted(iss="https://elsewhere.example"),
        "another audience": minted(aud="elsewhere"),
        "another person": minted(sub=other.person),
        "another workspace": minted(ws=other.workspace),
        "symmetric": minted(key="x" * 64, algorithm="HS256"),
        "somebody's own key": minted(key=own),
        "unknown key": minted({"kid": "unknown"}, key=own),
        "of no kind": minted({"typ": "JWT"}, key=own),
        "signed out": gone.token,
        "refresh token": home.refresh_token,
        "revoked key": gone.key,
        "key of another workspace": other.key.replace(other.workspace, home.workspace),
        "wrong secret": home.key[:-4] + "0000",
        "no such key": f"stoa_{home.workspace}-00000000_00",
    }


def test_whatever_is_wrong_with_a_credential_the_answer_is_the_same(street, refused):
    answers = {why: street.ask("GET", "/api/auth/me", credential=shown) for why, shown in refused.items()}

    (only,) = {
        (
            answer.status,
            answer.headers["WWW-Authenticate"],
            answer.headers["Content-Type"],
            str({**answer.json, "instance": ""}),
        )
        for answer in answers.values()
    }
    assert only[:3] == (401, 'Bearer realm="stoa", error="invalid_token"', "application/problem+json")


def test_nor_does_it_take_another_time(street, refused):
    """The shortest of many, interleaved: what else the machine does meanwhile only adds to it."""
    took = {why: [] for why in ("malformed", "expired", "signed out", "unknown key", "wrong secret", "no such key")}
    for _ in range(15):
        for why, times in took.items():
            event = {"headers": {"authorization": f"Bearer {refused[why]}"}}
            began = time.perf_counter()
            street.cloud.runtime.invoke("test-identity-callers-authorize", event)
            times.append(time.perf_counter() - began)

    least = {why: min(times) for why, times in took.items()}

    assert max(least.values()) < 1.5 * min(least.values()), least


def test_a_wrong_password_costs_the_same_whether_anybody_has_the_address(street, home):
    """What this process computes, and not how long it waits: the hash itself is measured where it is made."""
    spent = {home.email: [], "nobody@besieged.example": []}
    for number in range(31):
        for email, costs in spent.items():
            began = time.process_time()
            street.ask("POST", "/api/auth/login", {"email": email, "password": f"guess {number}"})
            costs.append(time.process_time() - began)

    known, unknown = (statistics.median(costs) for costs in spent.values())

    assert 0.75 < known / unknown < 1.33, (known, unknown)


def test_a_revoked_key_is_dead_within_a_minute(street):
    """The gateway remembers for as long as its template says, and the authorizer for as long as it does."""
    home = Household(street, "revoking")
    assert street.ask("GET", "/api/auth/me", credential=home.key).status == 200
    assert home.ask("DELETE", f"/api/workspace/keys/{home.key_id}").status == 204

    street.forget()

    assert street.ask("GET", "/api/auth/me", credential=home.key).status == 401
    remembered = {
        route.authorizer.ttl for api in street.cloud.deployment.http for route in api.routes if route.authorizer
    }
    assert max(remembered) + standing.MEMORY <= 60
