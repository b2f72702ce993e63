import unicodedata

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from identity.passwords import (
    PasswordBreached,
    PasswordRefused,
    PasswordTooLong,
    PasswordTooShort,
    PasswordTooWeak,
    PasswordUnreadable,
)
from identity.passwords.hashes import Cost
from identity.passwords.model import chosen, normal
from identity.passwords.service import BreachesUnreachable, Passwords
from tests.layers.identity.passwords.fakes import FakeBreaches

GOOD = "wandering otters hum quietly"
CHEAP = Cost(memory=64, passes=1)


@pytest.fixture
def passwords():
    return Passwords(cost=CHEAP)


def test_somebody_chooses_a_password_and_shows_it(passwords):
    kept = passwords.keep(GOOD)

    assert passwords.show(GOOD, kept) == (True, None)
    assert passwords.show(GOOD.upper(), kept) == (False, None)
    assert passwords.show(GOOD, None) == (False, None)


def test_the_password_is_not_kept(passwords):
    assert "otters" not in passwords.keep(GOOD)


@pytest.mark.parametrize(
    ("password", "error", "code"),
    [
        ("", PasswordTooShort, "too_short"),
        ("x7#Kq!z", PasswordTooShort, "too_short"),
        ("ﷺ" * 15, PasswordTooLong, "too_long"),  # each is eighteen characters
        ("x" * 257, PasswordTooLong, "too_long"),
        ("x" * 10_000_000, PasswordTooLong, "too_long"),
        ("half a \ud800 character", PasswordUnreadable, "unreadable"),
        ("password1", PasswordTooWeak, "too_weak"),
        ("aaaaaaaaaaaaaaaaaaaa", PasswordTooWeak, "too_weak"),
        ("a" * 256, PasswordTooWeak, "too_weak"),
        ("qwertyuiop", PasswordTooWeak, "too_weak"),
    ],
)
def test_what_cannot_be_a_password_is_refused_with_the_reason(passwords, password, error, code):
    with pytest.raises(error) as refusal:
        passwords.keep(password)

    assert refusal.value.status == 422
    assert refusal.value.errors == [{"field": "password", "code": code, "detail": str(refusal.value)}]
    assert not password or password not in str(refusal.value.facts())


def test_the_longest_password_there_may_be_is_a_password(passwords):
    password = f"{GOOD} " + "é" * (256 - len(GOOD) - 1)

    assert passwords.show(password, passwords.keep(password)).genuine


def test_who_chooses_a_weak_one_is_told_what_to_do(passwords):
    with pytest.raises(PasswordTooWeak) as refusal:
        passwords.keep("p@ssw0rd1")

    facts = refusal.value.facts()
    assert facts["score"] == 1
    assert facts["warning"] == "This is similar to a commonly used password."
    assert any("Add another word or two" in each for each in facts["suggestions"])
    assert "Add another word or two" in str(refusal.value)


def test_nobody_takes_what_they_are_called_as_a_password(passwords):
    about = ("Wilhelmina Featherstonehaugh", "mina.f@brightwater.example", "Brightwater Observatory")

    assert passwords.keep("FeatherstonehaughBrightwater")
    with pytest.raises(PasswordTooWeak):
        passwords.keep("FeatherstonehaughBrightwater", about)
    assert passwords.keep(GOOD, about)


def test_a_password_is_the_same_from_every_keyboard(passwords):
    composed = unicodedata.normalize("NFC", "crème brûlée für Zoë")
    typed = unicodedata.normalize("NFD", composed)
    assert composed != typed

    assert passwords.show(typed, passwords.keep(composed)).genuine
    assert passwords.show("\uff57andering otters hum quietly", passwords.keep(GOOD)).genuine


def test_a_password_is_hashed_anew_when_the_price_has_changed(passwords):
    kept = passwords.keep(GOOD)
    dearer = Passwords(cost=Cost(memory=128, passes=1))

    shown = dearer.show(GOOD, kept)

    assert shown.genuine
    assert dearer.show(GOOD, shown.renewed) == (True, None)
    assert dearer.show("something else", kept) == (False, None)


@pytest.mark.parametrize("password", ["", "short", "x" * 10_000_000, "half \ud800"])
def test_what_cannot_be_a_password_is_simply_wrong_when_it_is_shown(passwords, password):
    assert passwords.show(password, passwords.keep(GOOD)) == (False, None)
    assert passwords.show(password, None) == (False, None)


def test_a_password_that_was_published_is_refused():
    with pytest.raises(PasswordBreached, match="published"):
        Passwords(FakeBreaches(GOOD), CHEAP).keep(GOOD)


def test_who_is_asked_about_it_hears_five_digits_only():
    breaches = FakeBreaches("another one")

    assert Passwords(breaches, CHEAP).keep(GOOD)
    assert [len(prefix) for prefix in breaches.asked] == [5]


def test_nobody_is_asked_about_a_password_that_is_refused_anyway():
    breaches = FakeBreaches()

    with pytest.raises(PasswordTooWeak):
        Passwords(breaches, CHEAP).keep("password1")
    assert breaches.asked == []


class Silent:
    def range(self, _):
        raise BreachesUnreachable("it did not answer in time")


class Confused:
    def range(self, _):
        return b"<html>Sign in to the hotel's network</html>"


@pytest.mark.parametrize(
    ("breaches", "reason"),
    [(Silent(), "BreachesUnreachable: it did not answer in time"), (Confused(), "UnreadableRange: ")],
)
def test_if_nobody_says_what_was_published_it_is_logged_and_the_password_taken(breaches, reason, capsys):
    assert Passwords(breaches, CHEAP).keep(GOOD)

    line = capsys.readouterr().out
    assert "published passwords cannot be looked up" in line
    assert reason in line
    assert "otters" not in line


@given(st.text(st.characters(), max_size=300))
@examples(max_examples=200, deadline=None)
def test_any_text_is_a_password_or_refused_as_one(text):
    try:
        found = chosen(text)
    except PasswordRefused:
        return
    assert normal(found) == found
    assert 8 <= len(found) <= 256
