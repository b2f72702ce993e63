from contextlib import nullcontext
from hashlib import sha256

import pytest

from identity.passkeys import PasskeyRefused, handle, person_of
from identity.passkeys.base64url import decoded
from identity.passkeys.reasons import (
    BadSignature,
    Cloned,
    NobodyPresent,
    NobodyVerified,
    Unreadable,
    WrongCeremony,
    WrongChallenge,
    WrongCredential,
    WrongFlags,
    WrongOrigin,
    WrongParty,
    WrongPerson,
)
from tests.layers.identity.passkeys.device import BE, BS, UP, UV, Device, b64, sign
from tests.layers.identity.passkeys.house import (
    ADA,
    LATER,
    NOW,
    ORIGIN,
    asked_to_create,
    asked_to_show,
    made,
    refused,
    register,
    show,
)

GRACE = "0192d3c4-0000-7000-8000-00000000000b"


@pytest.mark.parametrize("algorithm", [-7, -8, -257])
def test_somebody_shows_that_they_have_it(algorithm):
    device = Device(algorithm)
    passkey, options = made(device), asked_to_show()
    answer = device.get(options, ORIGIN)

    shown = show(answer, options, passkey)

    assert person_of(answer["response"]["userHandle"]) == shown.passkey.person == ADA
    assert shown.verified
    assert (shown.passkey.created, shown.passkey.used) == (NOW, LATER)
    assert show(device.get(options, "https://admin.stoa.example.com"), options, shown.passkey, person=ADA)


def test_who_is_known_already_need_not_be_named_by_the_answer():
    device = Device()
    passkey, options = made(device), asked_to_show()
    answer = device.get(options, ORIGIN, response={"userHandle": None})

    assert show(answer, options, passkey, person=ADA)
    with refused(PasskeyRefused, WrongPerson):
        show(answer, options, passkey)


def test_nobody_signs_in_with_what_belongs_to_somebody_else():
    device = Device()
    passkey, options = made(device), asked_to_show()

    with refused(PasskeyRefused, WrongPerson):
        show(device.get(options, ORIGIN), options, passkey, person=GRACE)
    for person in (None, ADA):
        with refused(PasskeyRefused, WrongPerson):
            show(device.get(options, ORIGIN, response={"userHandle": handle(GRACE)}), options, passkey, person=person)


def test_a_passkey_that_there_is_not_is_refused_as_any_other():
    device = Device()
    passkey, options = made(device), asked_to_show()

    with refused(PasskeyRefused, WrongCredential):
        show(device.get(options, ORIGIN), options, None)
    with refused(PasskeyRefused, WrongCredential):
        show(Device().get(options, ORIGIN), options, passkey)


def test_where_nobody_had_to_show_who_they_are_it_is_told_that_nobody_did():
    device, first, options = Device(flags=UP), asked_to_create(), asked_to_show(verification="discouraged")
    passkey = register(device.create(first, ORIGIN), first, verified=False)

    shown = show(device.get(options, ORIGIN), options, passkey, verified=False)
    assert (shown.verified, shown.passkey.verifies) == (False, False)

    device.flags = UP | UV
    shown = show(device.get(options, ORIGIN), options, passkey, verified=False)
    assert (shown.verified, shown.passkey.verifies) == (True, True)


WRONG = [
    (WrongCeremony, {"client": {"type": "webauthn.create"}}),
    (WrongChallenge, {"client": {"challenge": b64(bytes(32))}}),
    (WrongOrigin, {"client": {"origin": "https://evil.example"}}),
    (WrongOrigin, {"client": {"crossOrigin": True}}),
    (WrongParty, {"party_hash": bytes(32)}),
    (NobodyPresent, {"flags": UV}),
    (NobodyVerified, {"flags": UP}),
    (WrongFlags, {"flags": UP | UV | BE}),
    (WrongFlags, {"flags": UP | UV | BS}),
    (Unreadable, {"tail": b"\x00"}),
    (BadSignature, {"key": Device().key}),
    (BadSignature, {"response": {"signature": "AAAA"}}),
    (Unreadable, {"response": {"authenticatorData": "AAAA"}}),
    (Unreadable, {"response": {"clientDataJSON": b64(b"[]")}}),
    (Unreadable, {"response": {"clientDataJSON": b64(b"[" * 4000)}}),
    (Unreadable, {"response": {"clientDataJSON": b64(b"\xff\xfe")}}),
    (Unreadable, {"response": {"clientDataJSON": b64(b'{"type":"webauthn.get","type":"webauthn.get"}')}}),
    (Unreadable, {"response": {"signature": "AAAAA"}}),
    (WrongPerson, {"response": {"userHandle": handle(GRACE)}}),
]


@pytest.mark.parametrize(("reason", "changes"), WRONG)
def test_what_is_not_as_it_must_be_is_refused(reason, changes):
    device = Device()
    passkey, options = made(device), asked_to_show()

    with refused(PasskeyRefused, reason):
        show(device.get(options, ORIGIN, **changes), options, passkey)


def test_whatever_is_wrong_the_answer_is_the_same():
    said = set()
    for reason, changes in WRONG:
        device = Device()
        passkey, options = made(device), asked_to_show()
        with refused(PasskeyRefused, reason) as refusal:
            show(device.get(options, ORIGIN, **changes), options, passkey)
        error = refusal.value
        said.add((error.status, error.kind, str(error), len(error.facts()), error.headers()["WWW-Authenticate"]))

    assert said == {
        (401, "passkey-refused", "this passkey cannot be accepted", 0, 'Bearer realm="stoa", error="invalid_token"')
    }


def test_what_says_a_thing_twice_is_refused_even_if_both_are_right():
    device = Device()
    passkey, options = made(device), asked_to_show()
    answer = device.get(options, ORIGIN, client={"type ": "webauthn.get"})
    once = decoded(answer["response"]["clientDataJSON"], 4096)
    twice = once.replace(b'"type "', b'"type"')
    data = decoded(answer["response"]["authenticatorData"], 4096)

    for client, right in ((once, True), (twice, False)):
        signature = sign(device.key, data + sha256(client).digest())
        answer["response"] |= {"clientDataJSON": b64(client), "signature": b64(signature)}
        with nullcontext() if right else refused(PasskeyRefused, Unreadable):
            assert show(answer, options, passkey)


def test_an_answer_is_good_for_one_question():
    device = Device()
    passkey, options = made(device), asked_to_show()
    answer = device.get(options, ORIGIN)
    assert show(answer, options, passkey)

    with refused(PasskeyRefused, WrongChallenge):
        show(answer, asked_to_show(), passkey)


def test_what_counts_counts_on_and_what_stands_still_is_a_copy():
    device = Device(counter=5, counts=True)
    passkey, options = made(device), asked_to_show()

    passkey = show(device.get(options, ORIGIN), options, passkey).passkey
    assert passkey.sign_count == 6
    for counter in (6, 5, 0):
        device.counter = counter - 1 if counter else -1
        with refused(PasskeyRefused, Cloned):
            show(device.get(options, ORIGIN), options, passkey)
    device.counter = 2**32 - 2
    assert show(device.get(options, ORIGIN), options, passkey).passkey.sign_count == 2**32 - 1


def test_what_does_not_count_never_has_to():
    device = Device()
    passkey, options = made(device), asked_to_show()

    for _ in range(3):
        passkey = show(device.get(options, ORIGIN), options, passkey).passkey
    assert passkey.sign_count == 0


def test_one_that_never_counted_may_begin_to():
    device = Device()
    passkey, options = made(device), asked_to_show()
    device.counts = True

    assert show(device.get(options, ORIGIN), options, passkey).passkey.sign_count == 1


def test_a_passkey_that_may_be_copied_is_copied_some_day_and_never_becomes_one_that_may_not():
    device = Device(flags=UP | UV | BE)
    passkey, options = made(device), asked_to_show()

    device.flags |= BS
    shown = show(device.get(options, ORIGIN), options, passkey)
    assert shown.passkey.backed_up
    device.flags = UP | UV
    with refused(PasskeyRefused, WrongFlags):
        show(device.get(options, ORIGIN), options, shown.passkey)


@pytest.mark.parametrize("person", [ADA, "p", "é" * 32])
def test_a_person_is_named_to_an_authenticator_and_by_it(person):
    assert person_of(handle(person)) == person


@pytest.mark.parametrize("said", [None, "", "A", "_w", "MDE=", "AB", "x" * 1000])
def test_what_names_nobody_is_refused(said):
    with refused(PasskeyRefused, Unreadable):
        person_of(said)


@pytest.mark.parametrize("person", ["", "x" * 65])
def test_an_id_that_no_authenticator_keeps_is_none(person):
    with pytest.raises(ValueError, match="1 to 64 bytes"):
        handle(person)
