"""The house that the tests of passkeys are about, and the two ceremonies in it."""

import json
import secrets
from datetime import UTC, datetime

import pytest

from identity.passkeys import (
    AssertionAnswer,
    Party,
    RegistrationAnswer,
    creation,
    request,
)
from identity.passkeys.ceremonies import asserted, registered

ORIGIN = "https://stoa.example.com"
PARTY = Party("stoa.example.com", "Stoa", frozenset({ORIGIN, "https://admin.stoa.example.com"}))
ADA = "0192d3c4-0000-7000-8000-00000000000a"
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
LATER = datetime(2026, 11, 22, 9, tzinfo=UTC)


def new_challenge():
    """Chance, as ``kernel.states`` makes it."""
    return secrets.token_urlsafe(32)


def document(options):
    """What the browser gets."""
    return json.loads(options.model_dump_json(by_alias=True))


def asked_to_create(**more):
    challenge = new_challenge()
    return document(creation(PARTY, ADA, challenge, name="ada@example.com", full_name="Ada Lovelace", **more))


def asked_to_show(**more):
    return document(request(PARTY, new_challenge(), **more))


def register(answer, options, **more):
    return registered(PARTY, RegistrationAnswer.model_validate(answer), options["challenge"], ADA, now=NOW, **more)


def show(answer, options, passkey, **more):
    return asserted(PARTY, AssertionAnswer.model_validate(answer), options["challenge"], passkey, now=LATER, **more)


def made(device, **changes):
    """The passkey of a device that registered with us."""
    options = asked_to_create()
    return register(device.create(options, ORIGIN, **changes), options)


def refused(refusal, reason):
    """Says no in one way, for that reason."""
    return pytest.raises(refusal, check=lambda error: type(error.reason) is reason)
