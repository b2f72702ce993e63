"""What becomes of tombstones."""

from datetime import UTC, datetime, timedelta

import pytest
from botocore.exceptions import ClientError

from kernel.aws import client
from kernel.journal import CannotCalculateChanges, Create, Delete
from kernel.journal.sweep import KEEP, REACH, sweep
from tests.layers.kernel.notes import Note, journal
from tests.layers.kernel.wire import disturbed

FIRST = datetime(2031, 1, 1, 6, tzinfo=UTC)  # a time of its own: no other test leaves tombstones there


class Clock:
    def __init__(self):
        self.now = FIRST

    def __call__(self):
        return self.now.timestamp()

    def wait(self, **time):
        self.now += timedelta(**time)
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def notes(clock):
    return journal(now=clock)


@pytest.fixture(autouse=True)
def _swept(notes, clock):
    yield
    for _ in range(3):  # leave nothing behind
        sweep(notes, clock.wait(days=KEEP // 2 + 5))


def rows(notes, account):
    answer = client("dynamodb").query(
        TableName=notes.shape.name,
        KeyConditionExpression="pk = :account AND sk > :ours",
        ExpressionAttributeValues={":account": {"S": account}, ":ours": {"S": "!~"}},
    )
    return {row["sk"]["S"] for row in answer["Items"]}


def gone(notes, account, *ids):
    """An account where those were deleted, and something else is there."""
    notes.commit(account, [Create(Note(note_id=each, title="x")) for each in ("stays", *ids)])
    for each in ids:
        notes.delete(account, each)


def test_a_tombstone_outlives_its_object_by_thirty_days(notes, account, clock):
    gone(notes, account, "a")
    sweep(notes, clock.wait(days=KEEP - 1))
    sweep(notes, clock.wait(hours=2))
    assert rows(notes, account) == {"a", "stays"}
    assert notes.changes(account, "1").destroyed == ("a",)


def test_everybody_is_told_before_a_tombstone_goes(notes, account, clock):
    gone(notes, account, "a", "b")
    sweep(notes, clock.wait(days=KEEP))
    assert rows(notes, account) == {"a", "b", "stays"}
    with pytest.raises(CannotCalculateChanges):
        notes.changes(account, "2")
    sweep(notes, clock.wait(days=1))
    assert rows(notes, account) == {"stays"}
    assert notes.changes(account, "3").state == "3"


def test_two_runs_at_the_same_time_are_no_two_steps(notes, account, clock):
    """A reader that read the counter before the first run may still be reading the index."""
    gone(notes, account, "a")
    sweep(notes, clock.wait(days=KEEP))
    sweep(notes, clock.wait(minutes=20))
    assert rows(notes, account) == {"a", "stays"}


def test_a_reader_in_flight_misses_nothing(notes, account, clock):
    gone(notes, account, "a")
    late = []

    def run_between_the_reads(**_):
        if not late:
            late.append(1)
            sweep(notes, clock.wait(days=KEEP))
            sweep(notes, clock.now)

    with disturbed("after-call.dynamodb.GetItem", run_between_the_reads):
        assert notes.changes(account, "1").destroyed == ("a",)


def test_each_day_the_tombstones_of_one_more_day_go(notes, account, clock):
    for day in range(5):
        notes.create(account, Note(note_id=f"a{day}", title="x"))
        notes.delete(account, f"a{day}")
        clock.wait(days=1)
    clock.wait(days=KEEP - 5)
    left = []
    for _ in range(6):
        sweep(notes, clock.now)
        left.append(len(rows(notes, account)))
        clock.wait(days=1)
    assert left == [5, 4, 3, 2, 1, 0]


def test_what_was_made_again_is_no_tombstone(notes, account, clock):
    gone(notes, account, "a")
    sweep(notes, clock.wait(days=KEEP))
    notes.create(account, Note(note_id="a", title="again"))
    sweep(notes, clock.wait(days=1))
    assert notes.get(account, "a").title == "again"


def test_an_object_deleted_again_lately_is_remembered(notes, account, clock):
    gone(notes, account, "a")
    sweep(notes, clock.wait(days=KEEP))
    notes.create(account, Note(note_id="a", title="again"))
    notes.delete(account, "a")
    sweep(notes, clock.wait(days=1))
    assert notes.changes(account, "3").destroyed == ("a",)
    assert notes.changes(account, "2").state == "4"
    assert rows(notes, account) == {"a", "stays"}


def test_a_sweeper_that_was_broken_for_two_weeks_catches_up(notes, account, clock):
    gone(notes, account, "a")
    clock.wait(days=1)
    notes.create(account, Note(note_id="b", title="x"))
    notes.delete(account, "b")
    sweep(notes, clock.wait(days=KEEP + REACH - 2))
    sweep(notes, clock.wait(hours=2))
    assert rows(notes, account) == {"stays"}


def test_a_sweeper_leaves_what_is_being_written_for_tomorrow(notes, account, clock):
    gone(notes, account, "a")
    conflict = ClientError({"Error": {"Code": "TransactionConflictException", "Message": ""}}, "UpdateItem")

    def refuse(**_):
        raise conflict

    with disturbed("before-call.dynamodb.UpdateItem", refuse):
        sweep(notes, clock.wait(days=KEEP))
    assert notes.changes(account, "1").destroyed == ("a",)
    sweep(notes, clock.wait(days=1))
    with disturbed("before-call.dynamodb.DeleteItem", refuse):
        sweep(notes, clock.wait(days=1))
    assert rows(notes, account) == {"a", "stays"}
    assert sweep(notes, clock.wait(days=1)).deleted == 1


def test_a_batch_of_deletions_goes_as_one(notes, account, clock):
    notes.commit(account, [Create(Note(note_id=f"n{i}", title="x")) for i in range(90)])
    notes.commit(account, [Delete(f"n{i}") for i in range(90)])
    sweep(notes, clock.wait(days=KEEP))
    assert sweep(notes, clock.wait(days=1)).deleted == 90
    assert notes.changes(account, "2").state == "2"
    with pytest.raises(CannotCalculateChanges):
        notes.changes(account, "1")
