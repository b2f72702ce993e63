"""Applications that people sign in to with Stoa, as they ask for it."""

import base64
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

from functions.identity import authorizations_begin, authorizations_decide, clients_create, tokens_issue

BACK = "https://wiki.example.com/callback"
VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
"""The example of RFC 7636, Appendix B."""
FORM = {"content-type": "application/x-www-form-urlencoded"}


def device():
    """What an application says of itself that runs on a device without a browser."""
    kinds = ["urn:ietf:params:oauth:grant-type:device_code", "refresh_token"]
    return {"grant_types": kinds, "redirect_uris": [], "scopes": ["openid"]}


def query(location):
    """What an address says."""
    return dict(parse_qsl(urlsplit(location).query))


@dataclass
class Application:
    """A client that was registered."""

    invoke: object
    client_id: str
    secret: str | None

    def basic(self, secret=None):
        said = f"{self.client_id}:{secret or self.secret}"
        return {**FORM, "authorization": f"Basic {base64.b64encode(said.encode()).decode()}"}

    def wants(self, **more):
        said = {
            "client_id": self.client_id,
            "redirect_uri": BACK,
            "response_type": "code",
            "scope": "openid profile email",
            "state": "s t&a=te",
            "nonce": "n-1",
            "code_challenge": CHALLENGE,
            "code_challenge_method": "S256",
            **more,
        }
        return {name: value for name, value in said.items() if value is not None}

    def sends(self, somebody=None, **more):
        """Where somebody's browser ends up whom it sends here."""
        brought = {"cookie": f"__Secure-refresh={somebody.refresh_token}"} if somebody else {}
        return self.invoke(authorizations_begin, query=self.wants(**more), headers=brought)

    def ticket(self, somebody=None, **more):
        return self.sends(somebody, **more).headers["Location"].rpartition("#")[2]

    def let_in(self, somebody, **more):
        """The code that it is given when somebody says yes."""
        location = self.sends(somebody, **more).headers["Location"]
        if "#" not in location:
            return query(location)["code"]  # they were asked before
        wanted = location.rpartition("#")[2]
        said = self.invoke(
            authorizations_decide, ticket=wanted, body={"allow": True}, caller=somebody.powers, headers={}
        )
        return query(said.json["location"])["code"]

    def asks(self, grant_type, headers=None, **more):
        """What it is answered that asks for a token."""
        raw = urlencode({"grant_type": grant_type, **{name: each for name, each in more.items() if each is not None}})
        return self.invoke(tokens_issue, raw=raw, headers=self.basic() if headers is None else headers)

    def redeems(self, code, **more):
        said = {"code": code, "redirect_uri": BACK, "code_verifier": VERIFIER, **more}
        return self.asks("authorization_code", **said)

    def enters(self, somebody, **more):
        """Its tokens, once somebody has let it in."""
        return self.redeems(self.let_in(somebody, **more)).json

    def shows(self, door, token, headers=None, **more):
        """What it is answered that shows a token at a door."""
        raw = urlencode({"token": token, **more})
        return self.invoke(door, raw=raw, headers=self.basic() if headers is None else headers)


@pytest.fixture
def application(invoke):
    """Register an application in somebody's workspace."""

    def application(somebody, **more):
        body = {"name": "Wiki", "redirect_uris": [BACK], "scopes": ["openid", "profile", "email"], **more}
        found = invoke(clients_create, body=body, caller=somebody.powers)
        assert found.status == 201, found.text
        return Application(invoke, found.json["client_id"], found.json["client_secret"])

    return application
