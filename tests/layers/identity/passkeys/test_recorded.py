"""What Chromium's own authenticators answered when they were asked with our options: recorded, not imagined.

``es256`` was asked exactly as we ask; ``eddsa`` and ``rs256`` for that algorithm only; ``es256-packed`` is a passkey
that is copied, on another phone; ``u2f`` is a security key of old. All but the first were asked for their make.
"""

import json
from base64 import urlsafe_b64decode
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import load_der_public_key

from identity.passkeys import (
    AssertionAnswer,
    Party,
    PasskeyRefused,
    RegistrationAnswer,
    creation,
    person_of,
    request,
)
from identity.passkeys.base64url import decoded
from identity.passkeys.ceremonies import asserted, registered
from identity.passkeys.reasons import Cloned, NobodyVerified
from tests.layers.identity.passkeys.house import ADA, document, refused

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
RECORDED = {path.stem: json.loads(path.read_text()) for path in Path(__file__).parent.glob("recorded/*.json")}
PARTY = Party("localhost", "Stoa", frozenset({"http://localhost:8799"}))
OLD = "u2f"


def taken_in(name):
    record = RECORDED[name]
    answer = RegistrationAnswer.model_validate_json(json.dumps(record["registration"]))
    return registered(PARTY, answer, record["creation"]["challenge"], ADA, now=NOW, verified=name != OLD)


def shown(name, passkey, **more):
    record = RECORDED[name]
    answer = AssertionAnswer.model_validate_json(json.dumps(record["assertion"]))
    return asserted(PARTY, answer, record["request"]["challenge"], passkey, now=NOW, **more)


@pytest.mark.parametrize(
    ("name", "algorithm", "attestation", "transports", "copied"),
    [
        ("es256", -7, "none", ("internal",), False),
        ("eddsa", -8, "packed", ("usb",), False),
        ("rs256", -257, "packed", ("internal",), False),
        ("es256-packed", -7, "packed", ("ble", "hybrid"), True),
        ("u2f", -7, "fido-u2f", ("usb",), False),
    ],
)
def test_what_chromium_answered_is_taken(name, algorithm, attestation, transports, copied):
    passkey = taken_in(name)

    assert (passkey.algorithm, passkey.attestation, passkey.backup_eligible) == (algorithm, attestation, copied)
    assert passkey.transports == transports
    after = shown(name, passkey, person=ADA, verified=name != OLD)
    assert after.passkey.sign_count > passkey.sign_count
    assert after.verified is (name != OLD)


def test_there_are_answers_of_every_algorithm():
    assert set(RECORDED) == {"es256", "eddsa", "rs256", "es256-packed", "u2f"}


@pytest.mark.parametrize("name", ["es256", "eddsa", "rs256", "es256-packed"])
def test_who_it_is_can_be_read_from_the_answer(name):
    assert person_of(RECORDED[name]["assertion"]["response"]["userHandle"]) == ADA
    assert shown(name, taken_in(name)).passkey.person == ADA


def test_a_security_key_of_old_verifies_nobody():
    with refused(PasskeyRefused, NobodyVerified):
        shown(OLD, taken_in(OLD), person=ADA)


@pytest.mark.parametrize("name", sorted(RECORDED))
def test_an_answer_is_not_taken_twice(name):
    after = shown(name, taken_in(name), person=ADA, verified=False).passkey

    with refused(PasskeyRefused, Cloned):
        shown(name, after, person=ADA, verified=False)


@pytest.mark.parametrize("name", sorted(RECORDED))
def test_the_key_is_the_one_that_the_browser_shows(name):
    """Browsers give the key in a form of their own, too; a signature that holds with it holds with ours."""
    said = RECORDED[name]["registration"]["response"]["publicKey"]
    theirs = load_der_public_key(urlsafe_b64decode(said + "=" * (-len(said) % 4)))
    ours = decoded(taken_in(name).public_key, 1024)

    numbers = getattr(theirs, "public_numbers", None)
    if numbers is None:
        assert theirs.public_bytes_raw() in ours
    elif hasattr(numbers(), "x"):
        assert numbers().x.to_bytes(32) in ours
        assert numbers().y.to_bytes(32) in ours
    else:
        assert numbers().n.to_bytes(256) in ours


def test_the_options_are_those_that_chromium_took():
    record = RECORDED["es256"]
    ours = creation(PARTY, ADA, record["creation"]["challenge"], name="ada@example.com", full_name="Ada Lovelace")

    assert document(ours) == record["creation"]
    assert document(request(PARTY, record["request"]["challenge"])) == record["request"]
