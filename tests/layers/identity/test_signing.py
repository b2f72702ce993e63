"""Signatures as JOSE has them, and the keys that make them."""

import pytest
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from hypothesis import given
from hypothesis import strategies as st

from identity.signing.kms import jose
from identity.signing.model import DAY, KNOWN_AFTER, KNOWN_BEFORE, SIGNS_FOR, Keyring, SigningKey
from identity.signing.service import KEPT, Signing, _Memory

ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
NUMBER = st.one_of(
    st.integers(1, ORDER - 1),
    st.integers(0, 255).map(lambda bits: min(1 << bits, ORDER - 1)),
    st.integers(1, 2**64),
)


@given(NUMBER, NUMBER)
def test_the_two_numbers_are_the_same_in_both_forms(r, s):
    found = jose(encode_dss_signature(r, s))

    assert len(found) == 64
    assert (int.from_bytes(found[:32]), int.from_bytes(found[32:])) == (r, s)


def key(number, since):
    return SigningKey.of(f"key-{number}", number.to_bytes(32) + bytes(32), since)


def turned(days):
    """The keyring after the clock has looked at it every so many days, as production does."""
    ring, now, made = Keyring(), 0, 0
    for step in days:
        now += step * DAY // 4
        gone = ring.over(now)
        new = None
        if ring.due(now):
            made += 1
            new = key(made, now if not ring.keys else now + KNOWN_BEFORE)
        if new or gone:
            ring = ring.turned(new, gone)
        yield now, ring


STEPS = st.lists(st.integers(1, 400), min_size=1, max_size=40)


@given(STEPS)
def test_there_is_always_a_key_that_signs_and_it_is_known(steps):
    for now, ring in turned(steps):
        assert ring.find(ring.signing(now).kid) == ring.signing(now)


@given(STEPS)
def test_no_key_signs_before_all_have_had_time_to_hear_of_it(steps):
    heard = {}
    for now, ring in turned(steps):
        for each in ring.keys:
            heard.setdefault(each.kid, now)
        signs = ring.signing(now)
        assert heard[signs.kid] + KNOWN_BEFORE <= now or signs == key(1, signs.since)


@given(STEPS)
def test_whoever_still_believes_an_older_list_signs_with_the_same_key(steps):
    before = Keyring()
    for now, ring in turned(steps):
        for at in (now, now + KEPT - 1):
            assert not before.keys or before.signing(at) == ring.signing(at)
        before = ring


class Kept:
    """A list of keys, and how often it was read."""

    def __init__(self, *keys):
        self.ring, self.reads = Keyring(number=1, keys=keys), 0

    def get(self):
        self.reads += 1
        return self.ring

    def replace(self, keyring):
        self.ring = keyring
        return True


def test_the_list_is_read_once_in_most_of_a_day_and_for_a_key_that_is_not_in_it():
    clock, kept = [0.0], Kept(key(1, 0))
    signing = Signing(kept, hsm=None, now=lambda: clock[0], memory=_Memory())

    for clock[0] in (0.0, 60.0, KEPT - 1):
        assert signing.keyring(key(1, 0).kid).find(key(1, 0).kid)
    assert kept.reads == 1

    kept.ring = Keyring(number=2, keys=(key(1, 0), key(2, DAY)))
    assert signing.keyring(key(2, DAY).kid).find(key(2, DAY).kid)
    assert signing.keyring("made up") == signing.keyring("and another") == kept.ring
    assert kept.reads == 2, "whoever makes up names of keys does not make us read"
    clock[0] += KEPT
    signing.keyring()
    assert kept.reads == 3


@given(STEPS)
def test_a_key_is_known_for_a_day_after_it_signed_last(steps):
    signed, known = {}, set()
    for now, ring in turned(steps):
        signed[ring.signing(now).kid] = now
        known |= {each.kid for each in ring.keys}
        gone = known - {each.kid for each in ring.keys}
        for kid in gone & signed.keys():
            assert signed[kid] + KNOWN_AFTER <= now


@given(STEPS)
def test_keys_are_in_the_order_of_their_days_and_few(steps):
    for _, ring in turned(steps):
        since = [each.since for each in ring.keys]
        assert since == sorted(since)
        assert len(ring.keys) <= 3


def test_a_key_signs_for_two_months():
    ring = Keyring().turned(key(1, 0), ())

    assert not ring.due(SIGNS_FOR - KNOWN_BEFORE - 1)
    assert ring.due(SIGNS_FOR - KNOWN_BEFORE)


@pytest.mark.parametrize("now", [0, 100, 10**9])
def test_the_only_key_signs_whatever_the_clock_says(now):
    only = key(1, 500)

    assert Keyring().turned(only, ()).signing(now) == only


def test_the_name_of_a_key_is_the_thumbprint_of_rfc_7638():
    jwk = key(7, 0).jwk()

    assert (jwk["kty"], jwk["crv"], jwk["alg"], jwk["use"]) == ("EC", "P-256", "ES256", "sig")
    assert "d" not in jwk
    assert len({key(number, 0).kid for number in range(20)}) == 20
