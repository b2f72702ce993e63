"""Providers that people sign in with, on this machine: one that we did not write, and one that lies as told."""

import json
import warnings
from urllib.parse import parse_qs, urlsplit
from urllib.request import HTTPRedirectHandler, build_opener

import pytest

from functions.identity import issuers_create
from identity.federation import asking
from kernel.aws import client


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


@pytest.fixture(scope="session")
def provider():
    """A provider that knows some people; its address."""
    with warnings.catch_warnings(record=True):  # of libraries that it is made of
        from oidc_provider_mock import User, run_server_in_thread
    known = (
        User(sub="ada", claims={"email": "ada@example.com", "email_verified": True, "name": "Ada Lovelace"}),
        User(sub="joan", claims={"email": "joan@example.com", "name": "Joan", "amr": ["mfa"]}),
        User(sub="eve", claims={"email": "eve@evil.example", "email_verified": True}),
        User(sub="mallory", claims={"email": "ada@example.com", "email_verified": False}),
    )
    with run_server_in_thread(user_claims=known) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture
def claim(cloud):
    """Let a domain be a workspace's."""

    def claim(workspace, domain="example.com"):
        item = {"pk": {"S": domain}, "workspace": {"S": workspace}}
        client("dynamodb").put_item(TableName="test-identity-by-domain-1", Item=item)

    asking.forget()
    return claim


@pytest.fixture
def draft(provider):
    """What an administrator says of that provider."""

    def draft(**more):
        said = {"name": "Acme's account", "issuer": provider, "client_id": "stoa", "client_secret": "s3cret!"}
        return {**said, "domains": ["example.com"], **more}

    return draft


@pytest.fixture
def issuer(invoke, claim, draft):
    """Let somebody's workspace have it."""

    def issuer(somebody, **more):
        claim(somebody.workspace)
        answer = invoke(issuers_create, caller=somebody.powers, body=draft(**more))
        assert answer.status == 201, answer.text
        return answer.json["issuer_id"]

    return issuer


def signed_in_there(location, subject):
    """Where the provider sends somebody back to, and with what."""
    url = urlsplit(location)
    asked = {name: values[0] for name, values in parse_qs(url.query).items()}
    try:
        build_opener(_Stay).open(location, data=f"sub={subject}".encode())
    except OSError as answer:
        back = urlsplit(answer.headers["Location"])
    found = {name: values[0] for name, values in parse_qs(back.query).items()}
    assert json.dumps(asked)
    return back.path, found
