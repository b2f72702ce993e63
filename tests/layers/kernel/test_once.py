import pytest
from botocore.exceptions import ClientError
from hypothesis import given
from hypothesis import strategies as st

from kernel.aws import client, code
from kernel.once import KEPT, BadIdempotencyKey, IdempotencyKeyReused, Once
from tests.layers.kernel.tables import NOTES


def kept(once, account):
    key = {"pk": {"S": account}, "sk": {"S": once.sk}}
    return client("dynamodb").get_item(TableName=NOTES, Key=key, ConsistentRead=True).get("Item")


def do(once, account, answer):
    """A request that writes nothing of its own but its answer."""
    remembered = once.recall(kept(once, account))
    if remembered:
        return remembered["answer"]["S"]
    client("dynamodb").transact_write_items(TransactItems=[once.remember(NOTES, account, {"answer": {"S": answer}})])
    return answer


def test_a_repetition_gets_the_first_answer(account):
    once = Once.of("k", "request")
    assert do(once, account, "first") == "first"
    assert do(once, account, "second") == "first"


def test_another_request_under_the_same_key_is_refused(account):
    do(Once.of("k", "request"), account, "first")
    with pytest.raises(IdempotencyKeyReused):
        do(Once.of("k", "another"), account, "second")


def test_an_answer_is_remembered_for_a_day(account, monkeypatch):
    import kernel.once

    now = 1_800_000_000.0
    monkeypatch.setattr(kernel.once.time, "time", lambda: now)
    do(Once.of("k", "request"), account, "first")
    now += KEPT - 1
    assert do(Once.of("k", "request"), account, "second") == "first"
    now += 1
    assert do(Once.of("k", "another"), account, "second") == "second"
    assert do(Once.of("k", "another"), account, "third") == "second"


def test_a_key_serves_again_long_after_its_day_though_its_row_is_still_there(account, monkeypatch):
    import kernel.once

    now = 1_800_000_000.0
    monkeypatch.setattr(kernel.once.time, "time", lambda: now)
    do(Once.of("k", "request"), account, "first")
    now += 2 * KEPT
    assert kept(Once.of("k", "request"), account), "DynamoDB has not removed it yet"
    assert do(Once.of("k", "another"), account, "second") == "second"
    assert kept(Once.of("k", "another"), account)["answer"]["S"] == "second"


def test_of_two_at_once_who_both_find_nothing_remembered_one_fails(account):
    once = Once.of("k", "request")

    def write(answer):
        part = once.remember(NOTES, account, {"answer": {"S": answer}})
        client("dynamodb").transact_write_items(TransactItems=[part])

    write("first")
    with pytest.raises(ClientError) as refusal:
        write("second")
    assert code(refusal.value) == "TransactionCanceledException"
    assert kept(once, account)["answer"]["S"] == "first"


def test_without_a_key_nothing_is_remembered():
    assert not Once.of(None, "request")
    assert Once.of("k", "request")


@pytest.mark.parametrize("key", ["", " ", " k", "k ", "k\n", "ä", "k" * 256, "a\x00b", "a\x7f"])
def test_a_key_is_printable_and_not_too_long(key):
    with pytest.raises(BadIdempotencyKey):
        Once.of(key, "request")


@given(st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1, max_size=255))
def test_any_printable_key_is_taken(key):
    assert Once.of(key, "request").sk == f"!once#{key}"
