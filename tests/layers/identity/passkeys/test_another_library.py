"""``webauthn`` from PyPI judges what we judge: what we take it takes, and what we refuse it does not take either."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from webauthn import verify_authentication_response, verify_registration_response
from webauthn.helpers.exceptions import WebAuthnException

from identity.passkeys import PasskeyRefused, PasskeyUnusable
from identity.passkeys.base64url import decoded
from tests.layers.identity.passkeys.device import BE, BS, UP, UV, Device, b64
from tests.layers.identity.passkeys.house import (
    ORIGIN,
    PARTY,
    asked_to_create,
    asked_to_show,
    made,
    register,
    show,
)

ALGORITHMS = st.sampled_from([-7, -8, -257])


def theirs_of_registration(answer, options, *, verified=True):
    return verify_registration_response(
        credential=answer,
        expected_challenge=decoded(options["challenge"], 64),
        expected_rp_id=PARTY.id,
        expected_origin=sorted(PARTY.origins),
        require_user_verification=verified,
    )


def theirs_of_assertion(answer, options, passkey, *, verified=True):
    return verify_authentication_response(
        credential=answer,
        expected_challenge=decoded(options["challenge"], 64),
        expected_rp_id=PARTY.id,
        expected_origin=sorted(PARTY.origins),
        credential_public_key=decoded(passkey.public_key, 1024),
        credential_current_sign_count=passkey.sign_count,
        require_user_verification=verified,
    )


@pytest.mark.parametrize("algorithm", [-7, -8, -257])
@pytest.mark.parametrize("form", ["none", "self"])
def test_both_take_a_registration_and_read_the_same_from_it(algorithm, form):
    options = asked_to_create()
    answer = Device(algorithm, counter=3, flags=UP | UV | BE | BS).create(options, ORIGIN, form=form)

    ours, theirs = register(answer, options), theirs_of_registration(answer, options)

    assert ours.credential_id == b64(theirs.credential_id)
    assert ours.public_key == b64(theirs.credential_public_key)
    assert (ours.sign_count, ours.aaguid) == (theirs.sign_count, theirs.aaguid)
    assert (ours.verifies, ours.backed_up) == (theirs.user_verified, theirs.credential_backed_up)
    assert theirs.fmt == ("packed" if form == "self" else "none")


@pytest.mark.parametrize("algorithm", [-7, -8, -257])
def test_both_take_an_assertion_and_read_the_same_from_it(algorithm):
    device = Device(algorithm, counter=3, counts=True)
    passkey, options = made(device), asked_to_show()
    answer = device.get(options, ORIGIN)

    ours, theirs = show(answer, options, passkey), theirs_of_assertion(answer, options, passkey)

    assert (ours.passkey.sign_count, ours.verified) == (theirs.new_sign_count, theirs.user_verified)
    assert ours.passkey.backed_up == theirs.credential_backed_up


CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "flags": st.integers(0, 255).map(lambda flags: flags & 0x3F),
        "client": st.fixed_dictionaries(
            {},
            optional={
                "type": st.sampled_from(["webauthn.get", "webauthn.create", "payment.get"]),
                "origin": st.sampled_from([*PARTY.origins, "https://evil.example", "http://stoa.example.com"]),
                "crossOrigin": st.booleans(),
                "challenge": st.just(b64(bytes(32))),
            },
        ),
        "party_hash": st.sampled_from([bytes(32), None]),
    },
)


@given(CHANGES, ALGORITHMS, st.booleans())
@examples(max_examples=150, deadline=None)
def test_what_we_take_as_an_assertion_so_do_they(changes, algorithm, verified):
    device = Device(algorithm, counter=1, counts=True)
    passkey, options = made(device), asked_to_show()
    answer = device.get(options, ORIGIN, **changes)

    with contextlib.suppress(PasskeyRefused):
        show(answer, options, passkey, verified=verified)
        assert theirs_of_assertion(answer, options, passkey, verified=verified)


@given(CHANGES, ALGORITHMS, st.booleans(), st.sampled_from(["none", "self"]))
@examples(max_examples=150, deadline=None)
def test_what_we_take_as_a_registration_so_do_they(changes, algorithm, verified, form):
    options = asked_to_create()
    answer = Device(algorithm).create(options, ORIGIN, form=form, **changes)

    with contextlib.suppress(PasskeyUnusable):
        register(answer, options, verified=verified)
        assert theirs_of_registration(answer, options, verified=verified)


@given(CHANGES, ALGORITHMS, st.booleans())
@examples(max_examples=150, deadline=None)
def test_what_they_take_as_an_assertion_so_do_we_but_where_we_are_stricter(changes, algorithm, verified):
    device = Device(algorithm, counter=1, counts=True)
    passkey, options = made(device), asked_to_show()
    answer = device.get(options, ORIGIN, **changes)
    # We also refuse what was asked for in a frame of another page, and a passkey whose nature has changed.
    stricter = changes.get("client", {}).get("crossOrigin") or changes.get("flags", 0) & (BE | BS)

    with contextlib.suppress(WebAuthnException):
        theirs_of_assertion(answer, options, passkey, verified=verified)
        if not stricter:
            assert show(answer, options, passkey, verified=verified)
