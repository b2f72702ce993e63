import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.journal import CannotCalculateChanges, Create, Delete
from kernel.journal.changes import tell
from kernel.journal.rows import Counter
from kernel.journal.state import State
from tests.layers.kernel.followers import Follower
from tests.layers.kernel.notes import Note
from tests.layers.kernel.wire import disturbed


def note(note_id, title="Milk"):
    return Note(note_id=note_id, title=title)


def row(sk, modseq, created, *, first=None, gone=False):
    found = {"sk": {"S": sk}, "modseq": {"N": str(modseq)}, "created_modseq": {"N": str(created)}}
    if first:
        found["first_modseq"] = {"N": str(first)}
    return {**found, "deleted_on": {"S": "2026-11-21#0"}} if gone else found


def told(since, highest, width, rows, limit=100, *, cut=False):
    return tell(State.parse(since), Counter(highest, width), rows, limit, cut=cut)


def test_changes_say_what_was_created_updated_and_destroyed(notes, account):
    for each in "abc":
        notes.create(account, note(each))
    notes.change(account, "a", lambda it: it.titled("Tea"))
    notes.delete(account, "b")
    notes.create(account, note("d"))
    changes = notes.changes(account, "3")
    assert (changes.created, changes.updated, changes.destroyed) == (("d",), ("a",), ("b",))
    assert (changes.state, changes.has_more) == ("6", False)


def test_what_came_and_went_since_is_not_mentioned(notes, account):
    notes.create(account, note("a"))
    notes.create(account, note("b"))
    notes.delete(account, "b")
    changes = notes.changes(account, "1")
    assert (changes.created, changes.updated, changes.destroyed) == ((), (), ())
    assert changes.state == "3"


def test_what_went_came_back_and_went_again_is_destroyed_for_whoever_knew_it(notes, account):
    notes.create(account, note("a"))
    notes.delete(account, "a")
    notes.create(account, note("a"))
    notes.delete(account, "a")
    assert notes.changes(account, "1").destroyed == ("a",)
    assert notes.changes(account, "0").destroyed == ()


def test_a_page_of_changes_never_ends_within_a_batch(notes, account):
    notes.commit(account, [Create(note(f"a{i}")) for i in range(5)])
    notes.commit(account, [Create(note(f"b{i}")) for i in range(5)])
    notes.create(account, note("c"))
    first = notes.changes(account, "0", 7)
    assert (len(first.created), first.state, first.has_more) == (5, "1.0", True)
    second = notes.changes(account, first.state, 3)
    assert (len(second.created), second.state, second.has_more) == (5, "2.0", True)
    third = notes.changes(account, second.state, 3)
    assert (third.created, third.state, third.has_more) == (("c",), "3", False)


def test_changes_are_read_in_pages_however_many_there_are(notes, account):
    for start in range(0, 270, 90):
        notes.commit(account, [Create(note(f"n{start + i:03}")) for i in range(90)])
    notes.commit(account, [Delete(f"n{i:03}") for i in range(60)])
    follower = Follower(notes, account, limit=100)
    follower.catch_up()
    assert follower.known == notes.find(account, follower.known)
    assert len(follower.known) == 210


@pytest.mark.parametrize(
    "since",
    ["", "-1", "2", "99999999999999999999", "1.2", "01", "1.", "a", "\N{ARABIC-INDIC DIGIT ONE}", "1 ", "0.0.0"],
)
def test_a_state_that_was_never_given_out_is_refused(notes, account, since):
    notes.create(account, note("a"))
    with pytest.raises(CannotCalculateChanges):
        notes.changes(account, since)


@given(st.integers(0, 10**17), st.integers(0, 10**17))
def test_a_state_reads_as_it_was_written(a, b):
    state = State(max(a, b), min(a, b))
    assert State.parse(str(state)) == state


def test_half_a_batch_is_not_told():
    """Change 3 is being written: the counter was read before it, the index shows a part of it."""
    changes = told("1", 2, 1, [row("a", 2, 2), row("b", 3, 3)])
    assert (changes.created, changes.state, changes.has_more) == (("a",), "2", False)


def test_what_moved_up_while_it_was_read_is_not_lost():
    """``b`` was created by change 2 and changed by 4, after the counter said 3."""
    changes = told("1", 3, 1, [row("a", 3, 3), row("b", 4, 2)])
    assert (changes.created, changes.state) == (("a", "b"), "3")


def test_what_moved_up_and_was_known_is_told_next_time():
    changes = told("2", 3, 1, [row("a", 3, 3), row("b", 4, 2)])
    assert (changes.created, changes.updated, changes.state) == (("a",), (), "3")


def test_a_last_change_that_is_not_all_there_is_not_claimed():
    """Of the two rows of change 3, one moved up to 4."""
    changes = told("1", 3, 2, [row("a", 2, 2), row("b", 3, 3), row("c", 4, 3)])
    assert (changes.created, changes.state, changes.has_more) == (("a",), "2.1", True)


def test_whoever_reads_in_pages_learns_of_what_moved_past_them():
    """``a`` was created after they began and changed after their first page: new to them."""
    changes = told("5.0", 9, 1, [row("a", 9, 3)])
    assert changes.created == ("a",)
    assert told("5", 9, 1, [row("a", 9, 3)]).updated == ("a",)


def test_a_row_that_the_index_shows_twice_counts_once():
    changes = told("0", 2, 1, [row("a", 1, 1), row("b", 2, 2), row("a", 3, 1)])
    assert (changes.created, changes.state) == (("b", "a"), "2")


def test_what_may_go_on_behind_the_cut_is_not_told():
    changes = told("0", 9, 1, [row("a", 1, 1), row("b", 2, 2)], cut=True)
    assert (changes.created, changes.state, changes.has_more) == (("a",), "1.0", True)


def test_a_page_that_is_cut_beyond_the_counter_goes_on_from_it():
    rows = [row("a", 2, 2), *(row(f"n{i}", 3 + i, 1) for i in range(5))]
    changes = told("1", 2, 1, rows, cut=True)
    assert (changes.created, changes.state, changes.has_more) == (("a",), "2.1", True)


def test_rows_that_are_on_their_way_are_waited_for(notes, account):
    """The counter is ahead of the index, as a read between the two halves of a commit may find it."""
    notes.create(account, note("a"))
    hidden = []

    def hide(parsed, **_):
        if not hidden:
            hidden.append(parsed["Items"])
            parsed["Items"] = []

    with disturbed("after-call.dynamodb.Query", hide):
        changes = notes.changes(account, "0")
    assert hidden
    assert changes.created == ("a",)


def test_a_row_that_never_comes_holds_nobody_up(notes, account):
    notes.create(account, note("a"))
    with disturbed("after-call.dynamodb.Query", lambda parsed, **_: parsed.update(Items=[])):
        changes = notes.changes(account, "0")
    assert (changes.state, changes.has_more) == ("1", False)
