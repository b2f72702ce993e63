import pytest
from botocore.exceptions import EndpointConnectionError
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from kernel import seals
from kernel.aws import client
from kernel.seals import Broken, NoKeys, forget, reseal, seal, unseal
from kernel.settings import physical
from tests.layers.kernel.wire import calls, disturbed

ALIAS = f"alias/{physical('shared-seal')}"


@pytest.fixture(autouse=True, scope="module")
def _key():
    kms = client("kms")
    if ALIAS not in {each["AliasName"] for each in kms.list_aliases()["Aliases"]}:
        kms.create_alias(AliasName=ALIAS, TargetKeyId=kms.create_key()["KeyMetadata"]["KeyId"])
    before = kms.describe_key(KeyId=ALIAS)["KeyMetadata"]["KeyId"]
    yield
    kms.update_alias(AliasName=ALIAS, TargetKeyId=before)  # others use the account too, and its roles name the key


@pytest.fixture(autouse=True)
def _nothing_in_memory():
    forget()


@given(st.binary(max_size=1000), st.text(min_size=1, max_size=50))
@examples(max_examples=30, deadline=None)
def test_what_was_sealed_for_somebody_opens_for_them(plain, owner):
    envelope = seal(plain, owner)
    assert unseal(envelope, owner) == plain
    forget()
    assert unseal(envelope, owner) == plain


@given(st.data(), st.binary(max_size=50))
@examples(max_examples=60, deadline=None)
def test_no_bit_of_an_envelope_may_change(data, plain):
    raw = bytearray(seal(plain, "ada"))
    raw[data.draw(st.integers(0, len(raw) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(Broken):
        unseal(bytes(raw), "ada")


@given(st.data())
@examples(max_examples=40, deadline=None)
def test_no_part_of_an_envelope_may_be_missing(data):
    envelope = seal(b"secret", "ada")
    with pytest.raises(Broken):
        unseal(envelope[: data.draw(st.integers(0, len(envelope) - 1))], "ada")


@given(st.binary(max_size=300))
@examples(deadline=None)
def test_garbage_is_no_envelope(garbage):
    with pytest.raises(Broken):
        unseal(garbage, "ada")


def test_it_opens_for_nobody_else():
    envelope = seal(b"secret", "ada")
    seal(b"other", "eve")
    for owner in ("eve", "Ada", "ada ", ""):
        with pytest.raises(Broken):
            unseal(envelope, owner)
        forget()


def test_the_same_thing_is_never_sealed_in_the_same_way():
    assert len({seal(b"secret", "ada") for _ in range(50)}) == 50


def test_a_data_key_serves_one_owner_for_some_minutes(monkeypatch):
    class Clock:
        now = 0.0

        def monotonic(self):
            return self.now

    clock = Clock()
    monkeypatch.setattr(seals, "time", clock)
    with calls("kms") as made:
        envelopes = [seal(b"x", "ada") for _ in range(5)]
        assert [unseal(each, "ada") for each in envelopes] == [b"x"] * 5
    assert made == ["GenerateDataKey", "Decrypt"]
    with calls("kms") as made:
        seal(b"x", "eve")
        clock.now += seals.KEPT
        seal(b"x", "ada")
        unseal(envelopes[0], "ada")
    assert made == ["GenerateDataKey", "GenerateDataKey", "Decrypt"]


def test_a_data_key_serves_so_often_and_no_more(monkeypatch):
    monkeypatch.setattr(seals, "USES", 3)
    with calls("kms") as made:
        for _ in range(7):
            seal(b"x", "ada")
    assert made == ["GenerateDataKey"] * 3


def test_memory_holds_so_many_keys():
    for i in range(300):
        seals._sealing.keep(f"owner-{i}", seals._DataKey(None, b"", seals.time.monotonic()))
    assert seals._sealing.take("owner-0") is None
    assert seals._sealing.take("owner-299") is not None


def test_resealing_makes_a_new_envelope_under_a_new_key():
    old = seal(b"secret", "ada")
    new = reseal(old, "ada")
    assert new[: len(new) // 2] != old[: len(old) // 2]
    assert unseal(new, "ada") == unseal(old, "ada") == b"secret"
    kms = client("kms")
    kms.update_alias(AliasName=ALIAS, TargetKeyId=kms.create_key()["KeyMetadata"]["KeyId"])
    forget()
    assert unseal(reseal(old, "ada"), "ada") == b"secret"
    forget()
    assert unseal(old, "ada") == b"secret"


def test_when_kms_does_not_answer_one_may_try_again():
    def unreachable(**_):
        raise EndpointConnectionError(endpoint_url="https://kms")

    with disturbed("before-call.kms.GenerateDataKey", unreachable, "kms"), pytest.raises(NoKeys) as refusal:
        seal(b"x", "ada")
    assert refusal.value.status == 503
