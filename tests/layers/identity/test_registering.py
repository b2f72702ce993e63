"""From a stranger to somebody who is signed in."""

import re

import pytest

from identity.letters import post
from identity.passwords.hashes import Cost
from identity.passwords.service import Passwords
from identity.registration import Register, Verify
from identity.registration.service import Registration
from identity.registration.table import RegistrationTable
from identity.sessions import sessions
from identity.signin import staying
from identity.signin.model import Arrival, Login
from identity.signin.password import ByPassword
from identity.signin.reception import Entrance
from identity.signin.service import SignIn
from identity.signin.table import SignInTable
from identity.signing import signing
from identity.tickets import tickets

HERE = Arrival(address="192.0.2.7", device="Firefox on Linux", secret="s" * 43, known=True)
THERE = Arrival(address="198.51.100.9", device="Chrome on Windows", secret="t" * 43, known=True)
PASSWORD = "a rather good passphrase for ada"
CHEAP = Passwords(cost=Cost(memory=64, passes=1))


def ada(**more):
    said = {"email": "ada@example.com", "name": "Ada", "password": PASSWORD}
    return Register(**{**said, "workspace": {"name": "Acme", "slug": "acme"}, **more})


@pytest.fixture
def registration(cloud):
    return Registration(RegistrationTable(), CHEAP, tickets(), signing(), post(), "http://localhost:8000")


@pytest.fixture
def signin(cloud):
    return SignIn(SignInTable(), sessions(), tickets())


@pytest.fixture
def by_password(signin):
    return ByPassword(SignInTable(), CHEAP, Entrance(signin, staying()))


@pytest.fixture
def letters(cloud):
    return lambda: [str(letter.parsed) if hasattr(letter, "parsed") else letter for letter in cloud.stores.outbox.all()]


@pytest.fixture
def ticket(cloud):
    def newest():
        raw = cloud.stores.outbox.sent()[-1].raw.decode()
        return re.search(r"/verify#([0-9a-zA-Z._-]+)", raw.replace("=\r\n", "").replace("=\n", "")).group(1)

    return newest


def test_whoever_proves_their_address_has_a_workspace_and_is_in(registration, signin, by_password, ticket):
    registration.register(ada(), HERE)
    made = registration.verify(Verify(ticket=ticket()), HERE)
    account, session = signin.linked(made.ticket, HERE)

    again, other = by_password.entered(Login(email="Ada@Example.com", password=PASSWORD), THERE)

    assert (again.person, other.workspace) == (account.person, session.workspace)
    assert other.session_id != session.session_id
