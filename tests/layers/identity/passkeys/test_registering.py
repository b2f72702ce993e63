import pytest

from identity.passkeys import PasskeyUnusable
from identity.passkeys.reasons import (
    BadSignature,
    NobodyPresent,
    NobodyVerified,
    Unreadable,
    WrongCeremony,
    WrongChallenge,
    WrongCredential,
    WrongFlags,
    WrongKey,
    WrongOrigin,
    WrongParty,
)
from tests.layers.identity.passkeys.device import BE, BS, RSA_KEY, UP, UV, Device, b64, number
from tests.layers.identity.passkeys.house import ADA, NOW, ORIGIN, asked_to_create, made, refused, register


@pytest.mark.parametrize("algorithm", [-7, -8, -257])
@pytest.mark.parametrize("form", ["none", "self"])
def test_a_person_adds_a_passkey(algorithm, form):
    device = Device(algorithm, counter=7)

    passkey = made(device, form=form)

    assert (passkey.person, passkey.created, passkey.used) == (ADA, NOW, None)
    assert (passkey.algorithm, passkey.attestation, passkey.sign_count) == (algorithm, form, 7)
    assert passkey.credential_id == b64(device.credential_id)
    assert passkey.name == "1Password"
    assert passkey.transports == ("hybrid", "internal")
    assert passkey.discoverable
    assert passkey.verifies


def test_it_may_have_a_name_of_its_own_and_one_of_an_unknown_make_is_a_passkey():
    options = asked_to_create()

    assert made(Device(aaguid=bytes(16))).name == "Passkey"
    assert register(Device().create(options, ORIGIN), options, name="Work laptop").name == "Work laptop"


@pytest.mark.parametrize(
    ("flags", "eligible", "backed_up"), [(0, False, False), (BE, True, False), (BE | BS, True, True)]
)
def test_whether_there_are_copies_is_kept(flags, eligible, backed_up):
    passkey = made(Device(flags=UP | UV | flags))

    assert (passkey.backup_eligible, passkey.backed_up) == (eligible, backed_up)


def test_where_nobody_had_to_show_who_they_are_it_is_kept_that_nobody_did():
    options = asked_to_create(verification="preferred")

    passkey = register(Device(flags=UP).create(options, ORIGIN), options, verified=False)

    assert not passkey.verifies


def test_what_a_maker_says_of_its_make_is_read_and_not_believed():
    device = Device()

    passkey = made(device, form="packed", statement={"alg": -7, "sig": b"anything", "x5c": [b"a certificate"]})

    assert passkey.attestation == "packed"
    assert made(Device(), form="tpm", statement={"ver": "2.0"}).attestation == "tpm"


def test_extensions_that_nobody_asked_for_are_let_pass():
    assert made(Device(), extensions={"credProtect": 2})


def test_transports_that_are_none_are_dropped():
    options = asked_to_create()
    answer = Device().create(options, ORIGIN)
    answer["response"]["transports"] = ["usb", "smart-card", "Carrier Pigeon", "usb", ""]

    assert register(answer, options).transports == ("smart-card", "usb")


@pytest.mark.parametrize("said", [None, {}, {"credProps": None}, {"credProps": {}}, {"credProps": {"rk": "yes"}}])
def test_whether_it_can_be_found_may_be_unknown(said):
    options = asked_to_create()

    assert (
        register(Device().create(options, ORIGIN, answer={"clientExtensionResults": said or {}}), options).discoverable
        is None
    )


WRONG = [
    (WrongCeremony, {"client": {"type": "webauthn.get"}}),
    (WrongChallenge, {"client": {"challenge": b64(bytes(32))}}),
    (WrongOrigin, {"client": {"origin": "https://stoa.example.com.evil.example"}}),
    (WrongOrigin, {"client": {"origin": "https://stoa.example.com:8443"}}),
    (WrongOrigin, {"client": {"origin": "http://stoa.example.com"}}),
    (WrongOrigin, {"client": {"origin": "https://stoa.example.com/"}}),
    (WrongOrigin, {"client": {"crossOrigin": True}}),
    (WrongOrigin, {"client": {"topOrigin": "https://evil.example"}}),
    (WrongOrigin, {"client": {"tokenBinding": {"status": "present", "id": "x"}}}),
    (Unreadable, {"client": {"origin": None}}),
    (Unreadable, {"client": {"challenge": "\ud800"}}),
    (WrongParty, {"party_hash": bytes(32)}),
    (NobodyPresent, {"flags": UV}),
    (NobodyVerified, {"flags": UP}),
    (WrongFlags, {"flags": UP | UV | BS}),
    (Unreadable, {"tail": b"\x00"}),
    (Unreadable, {"extensions": [1]}),
    (Unreadable, {"cose": b""}),
    (Unreadable, {"form": "none", "statement": {"alg": -7}}),
    (Unreadable, {"form": "x" * 33}),
    (Unreadable, {"form": "pack ed"}),
    (WrongKey, {"form": "packed", "statement": {"alg": -8, "sig": b"x"}}),
    (BadSignature, {"form": "packed", "statement": {"alg": -7, "sig": b"x"}}),
    (BadSignature, {"form": "packed", "statement": {"alg": -7}}),
    (WrongCredential, {"answer": {"id": "AAAA"}}),
    (WrongCredential, {"answer": {"rawId": "AAAA"}}),
    (WrongCredential, {"answer": {"id": "AAAA", "rawId": "AAAA"}}),
]


@pytest.mark.parametrize(("reason", "changes"), WRONG)
def test_what_is_not_as_it_must_be_is_refused(reason, changes):
    options = asked_to_create()
    answer = Device().create(options, ORIGIN, **changes)

    with refused(PasskeyUnusable, reason):
        register(answer, options)


def test_whatever_is_wrong_the_answer_is_the_same():
    said = set()
    for reason, changes in WRONG:
        options = asked_to_create()
        with refused(PasskeyUnusable, reason) as refusal:
            register(Device().create(options, ORIGIN, **changes), options)
        said.add((refusal.value.status, refusal.value.kind, str(refusal.value), len(refusal.value.facts())))

    assert said == {(422, "passkey-unusable", "this passkey cannot be registered; try again, or use another device", 0)}


MODULUS = number(RSA_KEY.public_key().public_numbers().n, 256)
GOOD = Device().cose


@pytest.mark.parametrize(
    "cose",
    [
        {**GOOD, 3: -35},
        {**GOOD, 3: -65535},
        {**GOOD, 1: 1},
        {**GOOD, -1: 2},
        {**GOOD, -2: GOOD[-2][:31]},
        {**GOOD, -2: bytes(32)},
        {**GOOD, -2: b"\xff" * 32},
        {**GOOD, -3: True},
        {key: value for key, value in GOOD.items() if key != -3},
        {1: 1, 3: -8, -1: 6, -2: bytes(31)},
        {1: 1, 3: -8, -1: 4, -2: bytes(32)},
        {1: 3, 3: -257, -1: MODULUS[:128], -2: b"\x01\x00\x01"},
        {1: 3, 3: -257, -1: MODULUS * 3, -2: b"\x01\x00\x01"},
        {1: 3, 3: -257, -1: bytes(1) + MODULUS[1:], -2: b"\x01\x00\x01"},
        {1: 3, 3: -257, -1: MODULUS, -2: b"\x01"},
        {1: 3, 3: -257, -1: MODULUS, -2: 65537},
        {1: 4, 3: 5, -1: b"secret"},
        {},
        [],
        0,
    ],
)
def test_a_key_of_another_kind_or_no_good_one_is_refused(cose):
    device, options = Device(), asked_to_create()
    device.cose = cose

    with refused(PasskeyUnusable, WrongKey):
        register(device.create(options, ORIGIN), options)


def test_an_attestation_signed_by_another_key_is_refused():
    device, other, options = Device(), Device(), asked_to_create()
    device.key = other.key

    with refused(PasskeyUnusable, BadSignature):
        register(device.create(options, ORIGIN, form="self"), options)


def test_an_id_is_as_long_as_the_standard_says():
    assert made(Device(credential_id=b"x" * 1023))
    options = asked_to_create()
    answer = Device(credential_id=b"x" * 1023).create(options, ORIGIN)
    short = Device(credential_id=b"").create(options, ORIGIN, answer={"id": "AAAA", "rawId": "AAAA"})
    long = Device(credential_id=b"x" * 1024).create(options, ORIGIN, answer={"id": answer["id"], "rawId": answer["id"]})

    for wrong in (short, long):
        with refused(PasskeyUnusable, Unreadable):
            register(wrong, options)


def test_an_assertion_is_no_registration():
    options = asked_to_create()
    device = Device()
    answer = device.create(options, ORIGIN)
    shown = device.get({"challenge": options["challenge"], "rpId": "stoa.example.com"}, ORIGIN)
    answer["response"]["clientDataJSON"] = shown["response"]["clientDataJSON"]

    with refused(PasskeyUnusable, WrongCeremony):
        register(answer, options)
