"""Where there may be only so many, there never are more."""

import pytest

from kernel.errors import Conflict
from kernel.journal.within import Census, counted, create_within
from kernel.queries import partition
from tests.layers.kernel.crowd import crowd
from tests.layers.kernel.notes import Note


class Full(Conflict):
    """There are as many as there may be."""


def at_most(most):
    def room(there):
        if there >= most:
            raise Full(f"there are {there}")

    return room


def test_of_thirty_who_take_the_last_place_at_once_one_gets_it(notes, account):
    notes.create(account, Note(note_id="first", title="A"))

    def take(number):
        try:
            create_within(notes, account, Note(note_id=f"n{number}", title="A"), at_most(2))
        except Full:
            return False
        return True

    assert sum(crowd(take, 30)) == 1
    assert counted(partition(notes.shape.name, account)).there == 2


def test_whoever_counted_before_somebody_else_wrote_counts_again(notes, account):
    notes.create(account, Note(note_id="gone", title="A"))
    notes.delete(account, "gone")
    seen = []

    def room(there):
        seen.append(there)
        if len(seen) == 1:
            notes.create(account, Note(note_id="faster", title="A"))
        at_most(1)(there)

    with pytest.raises(Full):
        create_within(notes, account, Note(note_id="slower", title="A"), room)
    assert (seen, notes.find(account, ["slower"])) == ([0, 1], {})


def test_a_count_waits_for_what_the_last_change_wrote_unless_it_is_forgotten(notes, account):
    notes.create(account, Note(note_id="one", title="A"))
    rows = list(partition(notes.shape.name, account))
    half = [row for row in rows if row["sk"]["S"] != "one"]

    assert counted(rows) == Census(1, "1")
    assert counted(half) is None
    assert counted([{**half[0], "oldest_known": {"N": "1"}}]) == Census(0, "1")
    assert counted([]) == Census(0, "0")
