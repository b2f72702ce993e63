"""What attacks look like from outside, and the alarm that each of them rings."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.journeys.neighbours import Household

ATTACKS = {"test-identity-spray", "test-identity-siege", "test-identity-theft", "test-identity-refusals"}


@pytest.fixture(scope="module")
def home(street):
    return Household(street, "alarmed")


@pytest.fixture
def ringing(street):
    """The alarms on attacks that ring; all is quiet before."""
    street.cloud.pumps._emitted.clear()
    return lambda: set(street.cloud.pumps.alarms()) & ATTACKS


def guess(street, email, password="wrong"):  # noqa: S107 - a guess is no secret
    return street.ask("POST", "/api/auth/login", {"email": email, "password": password}).status


def test_a_few_mistakes_alarm_nobody(street, home, ringing):
    for _ in range(5):
        assert guess(street, home.email) == 401
        assert street.ask("GET", "/api/auth/me", credential="x").status == 401
    assert guess(street, home.email, "seven purple herons over the canal") == 200

    assert ringing() == set()


def test_one_password_tried_on_many_people_is_a_spray(street, ringing):
    for number in range(50):
        guess(street, f"person{number}@elsewhere.example")

    assert ringing() == {"test-identity-spray"}


def test_one_address_tried_with_many_passwords_is_a_siege(street, home, ringing):
    answers = [guess(street, home.email) for _ in range(30)]

    assert answers[-1] == 429
    assert ringing() == {"test-identity-siege"}


def test_a_refresh_token_that_was_used_long_before_is_a_theft(street, ringing):
    home = Household(street, "robbed")
    first = home.refresh_token
    for _ in range(2):
        said = street.ask("POST", "/api/auth/refresh", {"refresh_token": home.refresh_token}).json
        home.refresh_token = said["refresh_token"]

    assert street.ask("POST", "/api/auth/refresh", {"refresh_token": first}).status == 401

    assert ringing() == {"test-identity-theft"}
    assert street.ask("POST", "/api/auth/refresh", {"refresh_token": home.refresh_token}).status == 401


def test_many_refused_tokens_are_told_of(street, ringing):
    def knock(number):
        event = {"headers": {"authorization": f"Bearer stoa_acme-{number:08}_00"}}
        return street.cloud.runtime.invoke("test-identity-callers-authorize", event).payload["context"]

    with ThreadPoolExecutor(30) as programs:
        answers = list(programs.map(knock, range(300)))

    assert answers == [{"problem": "credential-refused"}] * 300
    assert ringing() == {"test-identity-refusals"}
