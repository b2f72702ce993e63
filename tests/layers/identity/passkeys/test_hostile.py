"""Whatever is sent: not one bit may change, and nothing is read but in bounded time and refused but in one way."""

import os
import time
from base64 import urlsafe_b64decode

import cbor2
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from pydantic import ValidationError

from identity.passkeys import PasskeyRefused, PasskeyUnusable
from identity.passkeys.authenticator import AuthenticatorData
from identity.passkeys.base64url import decoded, encoded
from identity.passkeys.clientdata import check
from identity.passkeys.cose import PublicKey
from identity.passkeys.reasons import Reason, Unreadable
from tests.layers.identity.passkeys.device import Device, b64
from tests.layers.identity.passkeys.house import ORIGIN, PARTY, asked_to_create, asked_to_show, made, register, show

DEVICES = {algorithm: Device(algorithm, counter=9) for algorithm in (-7, -8, -257)}
PASSKEYS = {algorithm: made(device, form="self") for algorithm, device in DEVICES.items()}


def raw(text):
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def flipped(raw, bit):
    changed = bytearray(raw)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


@pytest.mark.parametrize("name", ["authenticatorData", "clientDataJSON", "signature", "userHandle"])
@pytest.mark.parametrize("algorithm", [-7, -8])
def test_every_flipped_bit_of_an_assertion_is_refused(algorithm, name):
    options, passkey = asked_to_show(), PASSKEYS[algorithm]
    DEVICES[algorithm].counter = 1000
    answer = DEVICES[algorithm].get(options, ORIGIN)
    whole = raw(answer["response"][name])
    assert show(answer, options, passkey)

    for bit in range(len(whole) * 8):
        changed = {**answer["response"], name: b64(flipped(whole, bit))}
        with pytest.raises(PasskeyRefused):
            show({**answer, "response": changed}, options, passkey)


@pytest.mark.parametrize("name", ["clientDataJSON", "authData", "sig"])
def test_every_flipped_bit_of_what_a_registration_signs_is_refused(name):
    options, device = asked_to_create(), Device(-8)
    answer = device.create(options, ORIGIN, form="self")
    attestation = cbor2.loads(raw(answer["response"]["attestationObject"]))
    parts = {"clientDataJSON": raw(answer["response"]["clientDataJSON"]), "authData": attestation["authData"]}
    parts["sig"] = attestation["attStmt"]["sig"]

    def put_together(parts):
        statement = {"alg": -8, "sig": parts["sig"]}
        made = cbor2.dumps({"fmt": "packed", "attStmt": statement, "authData": parts["authData"]})
        response = {"clientDataJSON": b64(parts["clientDataJSON"]), "attestationObject": b64(made)}
        return {**answer, "response": response}

    assert register(put_together(parts), options)
    for bit in range(len(parts[name]) * 8):
        with pytest.raises(PasskeyUnusable):
            register(put_together({**parts, name: flipped(parts[name], bit)}), options)


@given(st.data(), st.sampled_from(["authenticatorData", "clientDataJSON", "signature", "userHandle", "id", "rawId"]))
@examples(max_examples=300, deadline=None)
def test_no_letter_of_an_answer_may_be_another(data, name):
    options, passkey = asked_to_show(), PASSKEYS[-257]
    DEVICES[-257].counter = 1000
    answer = DEVICES[-257].get(options, ORIGIN)
    text = answer.get(name) or answer["response"][name]
    at = data.draw(st.integers(0, len(text) - 1))
    letter = data.draw(st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/ \n"))
    changed = text[:at] + letter + text[at + 1 :]
    if changed == text:
        return

    if name in answer:
        wrong = {**answer, name: changed}
    else:
        wrong = {**answer, "response": {**answer["response"], name: changed}}

    with pytest.raises((PasskeyRefused, ValidationError)):
        show(wrong, options, passkey)


@given(st.binary(max_size=400), st.binary(max_size=400), st.binary(max_size=100))
@examples(max_examples=200, deadline=None)
def test_any_bytes_are_refused_as_an_assertion(client, data, signature):
    options = asked_to_show()
    answer = DEVICES[-7].get(options, ORIGIN)
    parts = {"clientDataJSON": client, "authenticatorData": data, "signature": signature}

    for name, value in parts.items():
        response = {**answer["response"], name: b64(value)}
        with pytest.raises((PasskeyRefused, ValidationError)):  # no bytes at all are no form of an answer
            show({**answer, "response": response}, options, PASSKEYS[-7])


@given(st.binary(min_size=1, max_size=400), st.binary(min_size=1, max_size=400))
@examples(max_examples=200, deadline=None)
def test_any_bytes_are_refused_as_a_registration(client, attestation):
    options = asked_to_create()
    answer = Device(-8).create(options, ORIGIN)

    for changed in ({"clientDataJSON": b64(client)}, {"attestationObject": b64(attestation)}):
        with pytest.raises(PasskeyUnusable):
            register({**answer, "response": {**answer["response"], **changed}}, options)


cose = st.dictionaries(
    st.sampled_from([1, 3, -1, -2, -3, "x"]),
    st.one_of(
        st.sampled_from([1, 2, 3, 6, -7, -8, -257, True]),
        st.binary(max_size=40),
        st.binary(min_size=32, max_size=32),
        st.binary(min_size=256, max_size=256),
    ),
)


@given(cose)
@examples(max_examples=300, deadline=None)
def test_any_map_is_a_key_or_refused_as_one(parts):
    try:
        key = PublicKey.read(cbor2.dumps(parts))
    except Reason:
        return
    with pytest.raises(Reason):
        key.check(b"no signature", b"of anything")


@given(st.binary(max_size=300))
def test_any_bytes_are_authenticator_data_or_refused_as_such(data):
    try:
        found = AuthenticatorData.read(data)
    except Unreadable:
        return
    assert len(data) >= 37
    assert found.sign_count == int.from_bytes(data[33:37])


@given(st.one_of(st.binary(max_size=300), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))))
def test_any_bytes_are_refused_as_client_data(data):
    with pytest.raises(Reason):
        check(data, "webauthn.get", "a challenge", PARTY)


@given(st.binary(max_size=100))
def test_bytes_have_one_spelling(data):
    assert decoded(encoded(data), 100) == data


@given(st.text(max_size=140))
def test_any_text_is_the_one_spelling_of_bytes_or_refused(text):
    try:
        found = decoded(text, 100)
    except Unreadable:
        return
    assert encoded(found) == text
    assert len(found) <= 100


LONG = 48 * 1024


@pytest.mark.parametrize(
    "bomb",
    [
        b"\x81" * LONG,
        b"\xa1" * LONG,
        b"\xa1\x00" * (LONG // 2),
        b"\x9b\x00\x00\x00\x01\x00\x00\x00\x00" + bytes(LONG),
        b"\xbb\xff\xff\xff\xff\xff\xff\xff\xff" + bytes(LONG),
        b"\x5b\xff\xff\xff\xff\xff\xff\xff\xff",
        b"\x98\xff" + b"\x80" * LONG,
        b"\x99\xbf\x00" + b"\x00" * LONG,
        os.urandom(LONG),
    ],
)
def test_nothing_that_is_sent_keeps_us_busy(bomb):
    options = asked_to_create()
    answer = Device(-8).create(options, ORIGIN)
    answer["response"]["attestationObject"] = b64(bomb[:LONG])
    started = time.process_time()

    with pytest.raises(PasskeyUnusable):
        register(answer, options)

    assert time.process_time() - started < 0.5


@pytest.mark.parametrize("name", ["clientDataJSON", "attestationObject"])
def test_what_is_longer_than_any_answer_is_refused_before_it_is_read(name):
    options = asked_to_create()
    answer = Device(-8).create(options, ORIGIN)
    answer["response"][name] = "A" * 1_000_000

    with pytest.raises(ValidationError):
        register(answer, options)
