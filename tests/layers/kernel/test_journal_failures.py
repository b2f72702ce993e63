"""What the network and DynamoDB may do to a write."""

import pytest
from botocore.exceptions import ClientError, ReadTimeoutError

from kernel.journal import Busy, Change, Create
from kernel.journal import attempts as attempts_module
from kernel.journal.refusals import AccountFull
from kernel.once import Once
from tests.layers.kernel.notes import Note
from tests.layers.kernel.wire import disturbed

WRITES = "TransactWriteItems"


def note(note_id="a", title="Milk"):
    return Note(note_id=note_id, title=title)


def refused(code, status=400, reasons=()):
    answer = {
        "Error": {"Code": code, "Message": code},
        "ResponseMetadata": {"HTTPStatusCode": status},
        "CancellationReasons": [{"Code": each} for each in reasons],
    }
    return ClientError(answer, WRITES)


def first(*errors):
    """Raise one of ``errors`` at each call until there are no more."""
    left = list(errors)

    def disturb(**_):
        if left:
            raise left.pop(0)

    return disturb


def test_a_write_whose_answer_got_lost_is_done_once(notes, account):
    notes.create(account, note())
    lost = first(ReadTimeoutError(endpoint_url="https://dynamodb"), ReadTimeoutError(endpoint_url="https://dynamodb"))
    with disturbed(f"after-call.dynamodb.{WRITES}", lost):
        changed = notes.change(account, "a", lambda it: it.counted())
    assert (changed.count, changed.modseq) == (1, 2)
    assert notes.get(account, "a") == changed


def test_a_creation_whose_answer_got_lost_is_not_taken_for_somebody_elses(notes, account):
    with disturbed(f"after-call.dynamodb.{WRITES}", first(refused("InternalServerError", 500))):
        assert notes.create(account, note()).modseq == 1


@pytest.mark.parametrize(
    "error",
    [
        refused("ThrottlingException"),
        refused("TransactionInProgressException"),
        refused("TransactionCanceledException", reasons=["TransactionConflict", "None"]),
        refused("TransactionCanceledException", reasons=["ThrottlingError", "None"]),
        refused("TransactionCanceledException", reasons=["ConditionalCheckFailed", "None"]),
        refused("ServiceUnavailable", 503),
    ],
    ids=lambda error: (
        error.response["CancellationReasons"][0]["Code"]
        if error.response["CancellationReasons"]
        else error.response["Error"]["Code"]
    ),
)
def test_what_passes_is_waited_for(notes, account, error):
    with disturbed(f"before-call.dynamodb.{WRITES}", first(error, error)):
        assert notes.create(account, note()).modseq == 1


def test_what_does_not_pass_is_not_tried_again(notes, account):
    with (
        disturbed(f"before-call.dynamodb.{WRITES}", first(refused("AccessDeniedException"))),
        pytest.raises(ClientError, match="AccessDenied"),
    ):
        notes.create(account, note())
    reasons = ["None", "ItemCollectionSizeLimitExceeded"]
    full = refused("TransactionCanceledException", reasons=reasons)
    with disturbed(f"before-call.dynamodb.{WRITES}", first(full)), pytest.raises(AccountFull):
        notes.create(account, note())


def test_patience_ends(notes, account, monkeypatch):
    monkeypatch.setattr(attempts_module.Attempts.__init__, "__defaults__", (0.2,))

    def always(**_):
        raise refused("TransactionCanceledException", reasons=["TransactionConflict", "None"])

    with disturbed(f"before-call.dynamodb.{WRITES}", always), pytest.raises(Busy) as busy:
        notes.create(account, note())
    assert busy.value.status == 503
    assert "Retry-After" in busy.value.headers()


def test_an_edit_is_applied_to_what_others_have_made_of_it(notes, account):
    notes.create(account, note())
    seen = []

    def edit(it):
        seen.append(it.title)
        if len(seen) == 1:
            notes.change(account, "a", lambda other: other.titled("theirs"))
        return it.counted()

    changed = notes.change(account, "a", edit)
    assert seen == ["Milk", "theirs"]
    assert (changed.title, changed.count, changed.modseq) == ("theirs", 1, 3)


def test_rows_read_at_different_moments_overwrite_nothing(notes, account):
    """A BatchGetItem is no snapshot: here the object is older than the counter."""
    notes.create(account, note())
    old = []

    def stale(parsed, **_):
        rows = parsed["Responses"][notes.shape.name]
        if not old:
            old.extend(row for row in rows if row["sk"]["S"] == "a")
            notes.change(account, "a", lambda it: it.titled("theirs"))
            rows[:] = [*old, *({**r, "highest": {"N": "2"}} for r in rows if r["sk"]["S"] == "!counter")]

    with disturbed("after-call.dynamodb.BatchGetItem", stale):
        changed = notes.change(account, "a", lambda it: it.counted())
    assert (changed.title, changed.count, changed.modseq) == ("theirs", 1, 3)


def test_keys_that_dynamodb_left_out_are_asked_for_again(notes, account):
    notes.commit(account, [Create(note(f"n{i}")) for i in range(10)])
    cut = []

    def leave_out(parsed, **_):
        if not cut:
            rows = parsed["Responses"][notes.shape.name]
            cut.extend(rows[3:])
            del rows[3:]
            left = [{"pk": each["pk"], "sk": each["sk"]} for each in cut]
            parsed["UnprocessedKeys"] = {notes.shape.name: {"Keys": left}}

    with disturbed("after-call.dynamodb.BatchGetItem", leave_out):
        assert len(notes.find(account, [f"n{i}" for i in range(10)])) == 10


def test_a_key_is_remembered_even_if_nothing_was_written(notes, account):
    notes.create(account, note())
    once = Once.of("k", "f")
    same = notes.commit(account, [Change("a", lambda it: it)], once=once)
    notes.change(account, "a", lambda it: it.titled("Bread"))
    again = notes.commit(account, [Change("a", lambda it: it)], once=once)
    assert (same.state, again.state, again.repeated) == ("1", "1", True)
    assert again.objects[0].title == "Milk"
