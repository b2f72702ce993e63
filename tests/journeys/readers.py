"""Who reads a page of the guide, and what they have before they begin."""

import json
import os
import subprocess
from contextlib import contextmanager
from datetime import UTC, datetime
from urllib.parse import urlsplit

import boto3
import pytest

from identity.accounts.model import Link
from identity.accounts.table import AccountTable
from identity.federation.links import digest
from infra.local.runtime.principals import acting
from kernel import secrets
from tests.functions.identity.depicted import png
from tests.functions.identity.pictured import BUCKET
from tests.functions.identity.second_factors import ORIGIN, App
from tests.journeys.diarists import concierge, diarist, follower, forgetful, guest, host, player, sharer
from tests.layers.identity.passkeys.device import Device
from tests.layers.kernel.strangers import stranger
from tests.passwords import PASSWORD
from tests.tools import tool
from tests.waiting import until

GOOGLE = {"google": {"client_id": "stoa.apps.googleusercontent.com", "client_secret": "s3cret!"}}

KEY = {
    "kty": "EC",
    "crv": "P-256",
    "x": "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
    "y": "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM",
}
"""The key that RFC 7517 shows."""


@contextmanager
def somebody(reader):
    """An Admin who is signed in."""
    yield reader.registers()


@contextmanager
def newcomer(reader):
    """Nobody yet."""

    def signs_in(password):
        reader.asks("POST", "/api/auth/login", {"email": "ada@example.com", "password": password, "client": "app"})

    def has_a_successor():
        signs_in("five white geese behind the mill")
        person = reader.gains("Grace")
        reader.asks("PATCH", f"/api/workspace/people/{person}", {"role": "admin"})

    reader.has("ticket of the answer", lambda: reader.told["ticket"])
    reader.has("code from the letter", lambda: reader.found(r"\s(\d{4} ?\d{4})\s"))

    def uploads():
        path = urlsplit(reader.told["link"]).path.lstrip("/")
        boto3.client("s3").put_object(Bucket=BUCKET, Key=path.removeprefix(f"{BUCKET}/"), Body=png())

    reader.before = {
        "PUT /api/auth/me/avatar": uploads,
        "GET /api/auth/me": lambda: signs_in("eleven green badgers under the bridge"),
        "DELETE /api/auth/me": has_a_successor,
    }
    yield reader


@contextmanager
def administrator(reader):
    """An Admin who has drawn a logo, and is somebody's guest."""
    host = reader.another().registers("Bob Byte", "Initech")
    here = reader.registers().known["workspace"]
    host.asks("POST", "/api/workspace/invitations", {"email": "ada@example.com", "role": "member"})
    reader.asks("POST", "/api/auth/invitations/accept", {"ticket": reader.ticket()})
    places = {
        "POST /api/auth/workspaces/{workspace}/switch": lambda: reader.told["workspace"],
        "DELETE /api/auth/workspaces/{workspace}": lambda: host.known["workspace"],
        "POST /api/workspace/exports": lambda: here,
    }

    def is_gathered():
        reader.waits()
        return reader.asks("GET", f"/api/workspace/exports/{reader.told['export_id']}")["status"] == "ready"

    reader.before["GET /api/workspace/exports/{export_id}"] = lambda: until(is_gathered)
    for name, place in places.items():
        reader.before[name] = lambda place=place: reader.has("workspace", place())
    reader.raw["PUT /api/workspace/logo"] = png()
    yield reader


@contextmanager
def colleague(reader):
    """An Admin with a colleague."""
    reader.registers()
    reader.has("another person", reader.known["person"])
    reader.has("person", reader.gains("Joan"))
    yield reader


@contextmanager
def curator(reader):
    """An Admin whose deeds are in the log."""
    reader.registers().waits()
    yield reader


@contextmanager
def developer(reader):
    """An Admin with a program, written in Python with Authlib, and another that calls for itself."""
    reader.registers()
    reader.instead["https://stoa.example.com"] = reader.url
    program = {"verifier": "v" * 64, "nonce": "n-0S6_WzA2Mj"}

    def python(text):
        begin, _, end = text.partition("# send the browser")
        program.update(client_id=reader.known["client_id"], client_secret=reader.known["client_secret"])
        exec(begin, program)  # noqa: S102 - what the guide shows
        reader.asks("POST", "/api/auth/login", {"email": "ada@example.com", "password": PASSWORD})
        reader.sends("GET", program["address"].removeprefix(reader.url), "")
        asked = reader.told["location"].partition("#")[2]
        program["came_back_to"] = reader.asks("POST", f"/api/auth/authorize/{asked}", {"allow": True})["location"]
        exec(end.partition("\n")[2], program)  # noqa: S102 - the same
        assert program["tokens"]["id_token"]

    def shell(text):
        wanted = {"name": "Report", "grant_types": ["client_credentials"], "scopes": ["people:read"]}
        made = reader.asks("POST", "/api/workspace/clients", wanted)
        names = {"CLIENT_ID": made["client_id"], "CLIENT_SECRET": made["client_secret"]}
        tool("curl")
        done = subprocess.run(["bash", "-euc", text], env={**os.environ, **names}, capture_output=True, check=True)
        assert json.loads(done.stdout)["access_token"]

    reader.speaks = {"python": python, "sh": shell}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")
        yield reader


@contextmanager
def director(reader):
    """A directory, which has a key."""
    reader.registers()
    wanted = {"name": "Directory", "scopes": ["scim:read", "scim:write"]}
    key = reader.asks("POST", "/api/workspace/keys", wanted)["key"]
    reader.has("access_token", key)
    reader.has("person", lambda: reader.known["id"])
    yield reader


@contextmanager
def careful(reader):
    """Somebody with a phone and a security key."""
    reader.registers()
    device, app = Device(), None

    def code():
        nonlocal app
        app = app or App(reader.known["secret"])
        return app.code()

    def passkey():
        return device.get(reader.asks("POST", "/api/auth/passkey/options"), ORIGIN)

    def has_a_passkey():
        options = reader.asks("POST", "/api/auth/passkeys/options")
        reader.asks("POST", "/api/auth/passkeys", {"answer": device.create(options, ORIGIN), "name": "My laptop"})

    def gives_the_password():
        reader.asks("POST", "/api/auth/login", {"email": "ada@example.com", "password": PASSWORD, "client": "app"})

    for name, what in {"code": code, "passkey": passkey}.items():
        reader.has(name, what)
    reader.has("recovery code", lambda: reader.known["recovery_codes"])
    reader.before = {"GET /api/auth/factors": has_a_passkey, "POST /api/auth/second-step": gives_the_password}
    yield reader


@contextmanager
def traveller(reader):
    """Somebody with two devices."""
    reader.registers()
    here = reader.known["session"]

    def elsewhere():
        return next(
            each["session_id"]
            for each in reader.asks("GET", "/api/auth/sessions")["items"]
            if each["session_id"] != here
        )

    reader.has("session_id", elsewhere)
    reader.asks("POST", "/api/auth/login", {"email": "ada@example.com", "password": PASSWORD, "client": "app"})
    yield reader


@contextmanager
def federated(reader):
    """An Admin whose company has a provider and a domain, in an installation that Google knows."""
    reader.registers()
    boto3.client("secretsmanager").put_secret_value(SecretId="test-identity-providers", SecretString=json.dumps(GOOGLE))
    secrets.forget()
    reader.operates("identity-domains-claim", {"workspace": reader.known["workspace"], "domain": "example.com"})
    link = Link(issuer="https://accounts.google.com", subject="ada", linked=datetime.now(UTC))
    row = {"pk": {"S": digest(link.issuer, link.subject)}, "person": {"S": reader.known["person"]}}
    boto3.client("dynamodb").put_item(TableName="test-identity-by-subject-1", Item=row)
    with acting(None):
        AccountTable().change(reader.known["person"], lambda it: it.model_copy(update={"links": (link,)}))

    def behave(request):
        ends = {name: f"{there.url}/{name}" for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")}
        said = {"keys": [KEY]} if "jwks" in request.path else {"issuer": there.url, **ends}
        request.answer(200, json.dumps(said).encode())

    with stranger(behave) as there:
        reader.instead["https://login.microsoftonline.com/<tenant>/v2.0"] = there.url
        reader.has("client id", "stoa")
        reader.has("client secret", "s3cret!")
        yield reader


PAGES = {
    "administration": administrator,
    "api-keys": somebody,
    "audit": curator,
    "booking": host,
    "calendar-files": player,
    "calendars": sharer,
    "events": diarist,
    "identity-provider": developer,
    "invitations": guest,
    "people": colleague,
    "provisioning": director,
    "recurrence": diarist,
    "reminders": forgetful,
    "roles": colleague,
    "rooms": concierge,
    "second-factors": careful,
    "security": traveller,
    "signing-in": newcomer,
    "single-sign-on": federated,
    "subscriptions": follower,
    "tasks": diarist,
    "websockets": somebody,
}
"""The pages, and who reads them."""
