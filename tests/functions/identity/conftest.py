"""People to test with: they come in by the front door, as everybody does."""

import gc
import json
import re
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import default
from importlib.util import module_from_spec, spec_from_file_location

import pytest

from functions.identity import accounts_register, accounts_verify, callers_authorize, sessions_begin, sessions_link
from identity.roles import built_in
from infra import ROOT
from kernel import callers, settings
from kernel.aws import client
from kernel.doors import HttpDoor
from tests.conftest import forget
from tests.functions.conftest import house
from tests.functions.identity.administering import acts, ada, enrol, group, manager, promote, reader, role  # noqa: F401 - fixtures
from tests.functions.identity.api_keys import make, opens  # noqa: F401 - the same
from tests.functions.identity.applications import application  # noqa: F401 - the same
from tests.functions.identity.colleagues import ARRANGED
from tests.functions.identity.forger import came_back, forged, forger, keys, known_to, link, visit  # noqa: F401 - the same
from tests.functions.identity.providers import claim, draft, issuer, provider  # noqa: F401 - the same
from tests.functions.identity.second_factors import add_passkey, deeds, long_ago, seen, show, showed, with_app  # noqa: F401 - the same
from tests.functions.identity.shown import every_time, key, pass_for  # noqa: F401 - the same
from tests.passwords import PASSWORD

DEVICE = "d" * 43


@dataclass
class Somebody:
    """A person with a workspace, who is signed in."""

    email: str
    workspace: str
    person: str
    access_token: str
    refresh_token: str
    session: str

    @property
    def caller(self):
        return {"workspace": self.workspace, "person": self.person, "session": self.session, "role": "admin"}

    @property
    def powers(self):
        """The same, with all that an Admin may do."""
        return {**self.caller, "scopes": " ".join(sorted(built_in("admin")))}


def cookie(device=DEVICE, **others):
    """The header of a browser that has these cookies."""
    pairs = {"__Secure-device": device, **{f"__Secure-{name}": value for name, value in others.items()}}
    return {"cookie": "; ".join(f"{name}={value}" for name, value in pairs.items() if value)}


def said(cookies, name):
    """The value that an answer gives a cookie."""
    return next(each for each in cookies if each.startswith(f"__Secure-{name}=")).partition("=")[2].partition(";")[0]


@pytest.fixture
def cold():
    """Let the next invocation find nothing in memory, as where the list of keys could not be read beforehand."""
    return forget


@pytest.fixture
def set_up(monkeypatch):
    """Let the next invocation of a function be the first in a container, which Lambda has just set up."""

    def begin(function):
        forget()
        file = spec_from_file_location(function.__name__, function.__file__)
        with monkeypatch.context() as lambda_:
            lambda_.setattr(settings, "ON_LAMBDA", True)
            lambda_.setattr(callers, "_process", [None])
            file.loader.exec_module(module_from_spec(file))
        gc.unfreeze()

    return begin


@pytest.fixture
def letters(cloud):
    """What was sent, as people read it, the newest last."""
    return lambda: [message_from_bytes(mail.raw, policy=default) for mail in cloud.stores.outbox.sent()]


@pytest.fixture
def ticket(letters):
    """The ticket in the newest letter's link."""

    def ticket(page="verify"):
        text = letters()[-1].get_body(("plain",)).get_content()
        return re.search(rf"/{page}#([\w.-]+)", re.sub(r"=\n", "", text)).group(1)

    return ticket


@pytest.fixture
def register(invoke, ticket):
    """Register somebody, and let them prove their address."""

    def register(name="ada", slug="acme"):
        wanted = {"email": f"{name}@example.com", "name": name.title(), "password": PASSWORD}
        wanted["workspace"] = {"name": slug.title(), "slug": slug}
        assert invoke(accounts_register, body=wanted, headers=cookie()).status == 202
        return invoke(accounts_verify, body={"ticket": ticket()}, headers=cookie()).json

    return register


@pytest.fixture
def join(invoke, register):
    """The same, and sign them in with an app."""

    def join(name="ada", slug="acme"):
        found = invoke(sessions_link, body={"ticket": register(name, slug)["ticket"], "client": "app"}).json[
            "signed_in"
        ]
        wanted = ("workspace", "person", "access_token", "refresh_token", "session")
        return Somebody(email=f"{name}@example.com", **{field: found[field] for field in wanted})

    return join


@pytest.fixture
def sign_in(invoke):
    """Sign somebody in with their password."""

    def sign_in(name="ada", password=PASSWORD, headers=None, **more):
        body = {"email": f"{name}@example.com", "password": password, **more}
        return invoke(sessions_begin, body=body, headers=headers or cookie(None))

    return sign_in


@pytest.fixture
def authorize(invoke):
    """Ask the authorizer about a credential."""
    return lambda credential: (
        invoke(callers_authorize, event={"headers": {"authorization": f"Bearer {credential}"}}).payload
    )


@pytest.fixture
def gone(cloud):
    """Take somebody's row out of a table."""

    def gone(table, person, workspace, session):
        place = {
            "identity-sessions-1": (f"{workspace}#{person}", session),
            "identity-people-1": (workspace, person),
            "identity-workspaces-1": (workspace, "workspace"),
        }[table]
        where = dict(zip(("pk", "sk"), ({"S": each} for each in place), strict=True))
        client("dynamodb").delete_item(TableName=f"test-{table}", Key=where)

    return gone


@pytest.fixture
def demand(cloud):
    """Let a workspace demand something else, as an administrator would."""

    def demand(workspace, **policy):
        place = {"pk": {"S": workspace}, "sk": {"S": "workspace"}}
        row = client("dynamodb").get_item(TableName="test-identity-workspaces-1", Key=place)["Item"]
        rest = json.loads(row["rest"]["S"])
        rest["policy"] |= policy
        number = str(int(row["policy_number"]["N"]) + 1)
        row |= {"rest": {"S": json.dumps(rest)}, "policy_number": {"N": number}}
        client("dynamodb").put_item(TableName="test-identity-workspaces-1", Item=row)

    return demand


ASKED_BY_NOBODY = {"operator", "clock", "unknown"}
"""Who acts without asking from anywhere."""


@pytest.fixture(autouse=True)
def _acts_say_where_they_were_done(request, _deployed):
    """Whatever a door notes for the audit log says from which address it was asked for."""
    yield
    door = house(ROOT).function(f"identity/{request.path.stem.removeprefix('test_')}").door
    if isinstance(door, HttpDoor) and "identity-acts-1:PutItem" in door.all_grants():
        noted = client("dynamodb").scan(TableName="test-identity-acts-1")["Items"]
        acts = [json.loads(row["act"]["S"]) for row in noted]
        asked = [act for act in acts if act["actor"] not in ASKED_BY_NOBODY and act["session"] != ARRANGED]
        nowhere = [act for act in asked if not act["address"]]
        assert not nowhere, f"of these the log does not say where they were done: {nowhere}"
