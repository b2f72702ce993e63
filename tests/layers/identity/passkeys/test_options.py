from base64 import urlsafe_b64decode

import pytest
from webauthn.helpers import parse_authentication_options_json, parse_registration_options_json
from webauthn.helpers.structs import ResidentKeyRequirement, UserVerificationRequirement

from identity.passkeys import creation, request
from identity.passkeys.authenticators import names
from tests.layers.identity.passkeys.device import Device
from tests.layers.identity.passkeys.house import (
    ADA,
    PARTY,
    asked_to_create,
    asked_to_show,
    document,
    made,
    new_challenge,
)


def empty(value):
    """The names in a document that say nothing."""
    if isinstance(value, dict):
        return [name for name, each in value.items() if each is None or empty(each)]
    return [each for each in value if each is None or empty(each)] if isinstance(value, list) else []


def test_another_library_reads_what_we_ask_of_a_browser():
    challenge, known = new_challenge(), [made(Device())]
    asked = creation(PARTY, ADA, challenge, name="ada@example.com", full_name="Ada Lovelace", known=known)

    options = parse_registration_options_json(document(asked))

    assert (options.rp.id, options.rp.name) == ("stoa.example.com", "Stoa")
    assert (options.user.id, options.user.name) == (ADA.encode(), "ada@example.com")
    assert options.user.display_name == "Ada Lovelace"
    assert options.challenge == urlsafe_b64decode(f"{challenge}=")
    assert [each.alg for each in options.pub_key_cred_params] == [-7, -8, -257]
    assert options.authenticator_selection.resident_key is ResidentKeyRequirement.REQUIRED
    assert options.authenticator_selection.user_verification is UserVerificationRequirement.REQUIRED
    assert options.attestation == "none"


def test_another_library_reads_whom_we_ask_for():
    challenge, known = new_challenge(), [made(Device()), made(Device(-8))]

    options = parse_authentication_options_json(
        document(request(PARTY, challenge, known=known, verification="preferred"))
    )

    assert (options.rp_id, options.timeout) == ("stoa.example.com", 300_000)
    assert options.challenge == urlsafe_b64decode(f"{challenge}=")
    assert len(options.allow_credentials) == 2
    assert options.user_verification is UserVerificationRequirement.PREFERRED


def test_a_device_that_has_one_is_asked_for_no_other():
    passkey = made(Device())

    assert asked_to_create(known=[passkey])["excludeCredentials"] == [
        {"type": "public-key", "id": passkey.credential_id, "transports": ["hybrid", "internal"]}
    ]


def test_who_is_not_known_yet_may_choose():
    assert asked_to_show()["allowCredentials"] == []


@pytest.mark.parametrize("options", [asked_to_create(), asked_to_show()])
def test_nothing_in_them_is_empty(options):
    assert empty(options) == []
    assert empty({"a": {"b": None}}) == ["a"]


def test_the_makes_are_called_something():
    assert len(names()) > 20
    assert list(names()) == sorted(names())
    assert all(name.strip() for name in names().values())
