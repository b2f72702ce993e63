import json
import time
from urllib.parse import urlencode

import jwt
import pytest
from cryptography.hazmat.primitives import serialization

from functions.identity import invitations_create, providers_post, sessions_link
from identity.accounts.table import AccountTable
from identity.federation.model import Returned
from identity.federation.providers import believed, installed
from identity.federation.secrets import shown_to_apple
from identity.federation.service import _name
from identity.people.table import journal as people
from tests.functions.identity.forger import problem, ticket_of

FORM = {"content-type": "application/x-www-form-urlencoded"}


@pytest.fixture
def posted(invoke, visit, forger):
    """Come back with a form from the provider that says what it is told to say."""

    def posted(provider, *, more=None, **query):
        location, cookie = visit(provider, **query)
        asked = dict(pair.split("=", 1) for pair in location.partition("?")[2].split("&"))
        forger.nonce = asked["nonce"]
        form = urlencode({"code": asked["state"], "state": asked["state"], **(more or {})})
        return invoke(providers_post, provider=provider, raw=form, headers={**cookie, **FORM})

    return posted


def test_who_comes_back_with_a_form_comes_in(invoke, join, issuer, forger, posted, known_to):
    ada = join()
    acme = issuer(ada, issuer=forger.url)

    first, again = posted(acme), posted(acme)

    for answer in (first, again):
        said = invoke(sessions_link, body={"ticket": ticket_of(answer), "client": "app"}).json["signed_in"]
        assert said["person"] == ada.person
    known_to(apple={"client_id": "com.example.stoa", "team_id": "T", "key_id": "K", "key": "k"})
    assert problem(posted("apple", more={"error": "user_cancelled_authorize"})) == "sign-in-cancelled"


def test_somebody_new_is_called_as_the_form_says_and_gets_what_they_were_invited_to(
    invoke, issuer, forger, posted, group, role, ada
):
    acme = issuer(ada, issuer=forger.url)
    forger.claims = {"sub": "joan", "email": "joan@example.com"}
    invoke(invitations_create, caller=ada.powers, body={"email": "joan@example.com", "role": role, "groups": [group]})
    name = {"user": json.dumps({"name": {"firstName": "Joan", "lastName": "Clarke"}})}

    answer = posted(acme, more=name)

    said = invoke(sessions_link, body={"ticket": ticket_of(answer), "client": "app"}).json["signed_in"]
    assert AccountTable().get(said["person"]).name == "Joan Clarke"
    member = people().get(ada.workspace, said["person"])
    assert (member.role, member.groups) == (role, (group,))


def test_who_is_signed_in_already_brings_an_account_of_theirs(join, link):
    ada = join()

    assert link(ada, module=providers_post).headers["Location"] == "http://localhost:8000/account"
    assert [each.email for each in AccountTable().get(ada.person).links] == ["ada@elsewhere.example"]


def test_a_form_of_nobody_is_refused(invoke, cloud):
    answer = invoke(providers_post, provider="apple", raw="code=x&state=y", headers=FORM)

    assert answer.headers["Location"] == "http://localhost:8000/sign-in#problem=unknown-state"


def test_apple_is_shown_that_it_is_us_with_a_token_of_five_minutes(keys):
    pem = keys.other.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    client = {"client_id": "com.example.stoa", "team_id": "TEAM", "key_id": "KEY", "key": pem.decode()}
    now = int(time.time())

    shown = shown_to_apple(client, now)

    said = jwt.decode(shown, keys.other.public_key(), ["ES256"], audience="https://appleid.apple.com")
    assert jwt.get_unverified_header(shown)["kid"] == "KEY"
    assert (said["iss"], said["sub"], said["exp"] - said["iat"]) == ("TEAM", "com.example.stoa", 300)


@pytest.mark.parametrize(
    ("provider", "claims", "sure"),
    [
        ("google", {"email": "ada@gmail.com", "email_verified": True}, True),
        ("google", {"email": "ada@gmail.com", "email_verified": False}, False),
        ("google", {"email": "ada@example.com", "email_verified": True}, False),
        ("google", {"email": "ada@example.com", "email_verified": True, "hd": "example.com"}, True),
        ("google", {"email": "ada@example.com", "email_verified": True, "hd": "another.example"}, False),
        ("google", {"email": "ada@example.com", "email_verified": "true", "hd": "example.com"}, False),
        ("microsoft", {"email": "ada@example.com", "email_verified": True}, False),
        ("microsoft", {"email": "ada@example.com", "xms_edov": True}, True),
        ("microsoft", {"email": "ada@example.com", "xms_edov": "1"}, True),
        ("microsoft", {"email": "ada@example.com", "xms_edov": 0}, False),
        ("microsoft", {"preferred_username": "ada@example.com", "xms_edov": True}, False),
        ("apple", {"email": "a8f@privaterelay.appleid.com", "email_verified": "true"}, True),
        ("apple", {"email": "ada@icloud.com", "email_verified": True}, True),
        ("apple", {"email": "ada@icloud.com", "email_verified": "false"}, False),
        ("apple", {"email": "ada@example.com", "email_verified": "true"}, False),
        ("apple", {"email": "no address", "email_verified": "true"}, False),
    ],
)
def test_each_is_believed_about_its_own_addresses(provider, claims, sure):
    found = installed({provider: {"client_id": "x"}}, provider)

    assert (believed(found, claims) is not None) is sure


def test_a_name_that_cannot_be_read_is_no_name():
    for user in ("", "{", "[]", '{"name": 7}', '{"name": {}}', "null"):
        assert _name({}, Returned(user=user)) == ""
