"""A plan allows so many keys and applications, however many are made at once."""

from datetime import UTC, datetime, timedelta

from identity.acts import OPERATOR, acted
from identity.clients.model import Client, TooManyClients
from identity.clients.table import ClientTable
from identity.keys.counting import LATEST, Standing
from identity.keys.model import ApiKey
from identity.keys.rows import OwnKeyTable
from identity.keys.table import said
from identity.keys.wanted import TooManyKeys
from identity.workspaces.model import Limits
from identity.workspaces.table import WORKSPACE
from identity.workspaces.table import journal as workspaces
from kernel.pages import Page
from tests.functions.identity.colleagues import Company
from tests.layers.kernel.crowd import crowd

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
MANY = 30


def company(**limits):
    acme = Company()
    small = {"limits": Limits(**limits)}
    workspaces().change(acme.id, WORKSPACE, lambda found: found.model_copy(update=small))
    return acme


def act(company, action):
    return acted(company.id, OPERATOR, action, "x")


def key(company, number, **more):
    return ApiKey(
        workspace=company.id,
        key_id=f"{company.id}-{number:08x}",
        digest="d" * 64,
        person=company.ada,
        role="admin",
        scopes=frozenset({"people:read"}),
        created=NOON,
        expires=NOON + timedelta(days=1),
        owned=True,
        **more,
    )


def application(company, number):
    name = f"App {number}"
    return Client(
        client_id=f"{company.id}-{number:08x}",
        workspace=company.id,
        name=name,
        kind="public",
        created=NOON,
        created_by=company.ada,
    )


def winners(make, refusal):
    def attempt(number):
        try:
            make(number)
        except refusal:
            return 0
        return 1

    return sum(crowd(attempt, MANY))


def test_of_thirty_who_make_the_last_key_at_once_one_does(cloud):
    acme, keys = company(keys=3), OwnKeyTable()

    def make(number):
        keys.add(key(acme, number), NOON, (), act(acme, "key.create"))

    make(100)
    make(101)
    keys.withdraw(acme.id, key(acme, 101).key_id, NOON, act(acme, "key.revoke"))  # which makes room for another
    make(102)

    assert winners(make, TooManyKeys) == 1
    assert len([each for each in keys.page(acme.id, None, Page()).items if each.revoked is None]) == 3


def test_of_thirty_who_register_the_last_application_at_once_one_does(cloud):
    acme, clients = company(clients=2), ClientTable()

    def make(number):
        clients.create(acme.id, application(acme, number), act(acme, "client.create"))

    make(100)

    assert winners(make, TooManyClients) == 1
    assert len(clients.page(acme.id, Page()).items) == 2


def test_what_was_made_a_moment_ago_is_waited_for_and_what_ended_a_moment_ago_still_counts():
    def row(sk, expires):
        return {"sk": {"S": sk}, "expires_on": {"S": "a day"}, "expires": {"S": said(expires)}}

    last = {"sk": {"S": LATEST}, "latest": {"S": "b"}, "made": {"S": said(NOON)}}
    one, two = row("a", NOON + timedelta(days=1)), row("b", NOON)

    assert Standing.of([last, one], NOON) is None
    assert Standing.of([last, one, two], NOON) == (2, "b")
    assert Standing.of([last, one, two], NOON + timedelta(minutes=1)) == (1, "b")
    assert Standing.of([last, one], NOON + timedelta(days=100)) == (0, "b")
    assert Standing.of([], NOON) == (0, None)
