"""Objects of several accounts, changed as one."""

import pytest

from kernel.aws import client
from kernel.errors import Conflict, NotFound
from kernel.journal import Along, AlreadyExists, CannotCalculateChanges, Change, Create, StateChanged
from kernel.journal.settled import settled
from kernel.journal.together import Part, Unchanged, together
from tests.layers.kernel.crowd import crowd
from tests.layers.kernel.notes import Note, journal


class Taken(Conflict):
    """Somebody has the name already."""


def note(note_id, title):
    return Note(note_id=note_id, title=title)


def _claim(name):
    return Along(
        {
            "Put": {
                "TableName": journal().shape.name,
                "Item": {"pk": {"S": "names"}, "sk": {"S": name}},
                "ConditionExpression": "attribute_not_exists(pk)",
            }
        },
        Taken(f"{name} is taken"),
    )


def test_all_parts_happen_and_each_account_counts_for_itself(cloud):
    notes = journal()
    notes.create("acme", note("first", "a"))

    acme, globex = together(
        Part(notes, "acme", [Create(note("second", "b"))]), Part(notes, "globex", [Create(note("second", "c"))])
    )

    assert (acme.state, globex.state) == ("2", "1")
    assert notes.get("acme", "second").title == "b"
    assert notes.get("globex", "second").title == "c"


def test_if_one_part_cannot_be_none_is(cloud):
    notes = journal()
    notes.create("acme", note("first", "a"))

    with pytest.raises(AlreadyExists):
        together(Part(notes, "globex", [Create(note("new", "b"))]), Part(notes, "acme", [Create(note("first", "c"))]))
    with pytest.raises(NotFound):
        notes.get("globex", "new")


def test_what_comes_along_happens_with_the_parts_or_not_at_all(cloud):
    notes = journal()
    together(Part(notes, "acme", [Create(note("first", "a"))]), along=[_claim("ada")])

    with pytest.raises(Taken):
        together(Part(notes, "acme", [Create(note("second", "b"))]), along=[_claim("ada")])
    with pytest.raises(NotFound):
        notes.get("acme", "second")


def test_without_parts_only_what_comes_along_is_written(cloud):
    together(along=[_claim("ada"), _claim("grace")])

    with pytest.raises(Taken):
        together(along=[_claim("grace")])


def test_an_edit_that_lost_a_race_is_made_again_on_what_the_other_left(cloud):
    notes = journal()
    notes.create("acme", note("first", "a"))
    rivals = iter([lambda: notes.change("acme", "first", lambda it: it.titled(it.title + "x"))])

    def edit(it):
        for rival in rivals:
            rival()
        return it.titled(it.title + "y")

    together(Part(notes, "acme", [Change("first", edit)]), Part(notes, "globex", [Create(note("other", "b"))]))

    assert notes.get("acme", "first").title == "axy"


def test_it_takes_two_round_trips(cloud):
    made = []
    client("dynamodb").meta.events.register(
        "before-call.dynamodb", lambda model, **_: made.append(model.name), unique_id="together"
    )
    try:
        together(*(Part(journal(), account, [Create(note("n", "a"))]) for account in ("acme", "globex", "initech")))
    finally:
        client("dynamodb").meta.events.unregister("before-call.dynamodb", unique_id="together")

    assert made == ["BatchGetItem", "TransactWriteItems"]


def test_it_happens_only_while_all_that_it_was_decided_on_is_unchanged(cloud):
    notes = journal()
    notes.create("acme", note("first", "a"))
    read = [Unchanged(notes, account, notes.state(account)) for account in ("acme", "globex", "initech")]

    together(Part(notes, "acme", [Create(note("second", "b"))]), unchanged=read)

    for account in ("acme", "globex"):  # one that changed, where it is written and where it is not
        with pytest.raises(StateChanged):
            together(Part(notes, account, [Create(note("third", "c"))]), unchanged=read)
    assert (notes.state("acme"), notes.state("globex")) == ("2", "0")


def test_a_state_that_was_never_given_out_is_no_state(cloud):
    with pytest.raises(CannotCalculateChanges):
        together(unchanged=[Unchanged(journal(), "acme", "soon")])


def test_of_many_who_write_on_what_they_read_of_each_others_accounts_one_at_a_time_does(cloud):
    """Each writes to one account, and depends on both: as if there were one account."""
    notes = journal()
    accounts, rounds = ("acme", "globex"), 6

    def work(number):
        won, mine = 0, accounts[number % 2]
        for turn in range(rounds):
            states = settled([(notes.shape.name, each) for each in accounts])
            read = [Unchanged(notes, account, state) for (_, account), state in states.items()]
            total = sum(map(int, states.values()))
            try:
                together(Part(notes, mine, [Create(note(f"n{number}-{turn}", str(total)))]), unchanged=read)
            except StateChanged:
                continue
            won += 1
        return won

    won = sum(crowd(work, 6))

    there = [
        each.title
        for account in accounts
        for each in notes.find(account, [f"n{n}-{t}" for n in range(6) for t in range(rounds)]).values()
    ]
    assert sorted(map(int, there)) == list(range(won))
    assert won >= 1


def test_a_state_is_settled_once_all_rows_of_the_last_change_show(cloud):
    notes, table = journal(), journal().shape.name
    notes.commit("acme", [Create(note("first", "a")), Create(note("second", "b"))])
    unseen = iter([[], [], [{"modseq": {"N": "1"}}] * 2])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kernel.journal.reading.changed", lambda *_: (next(unseen), False))
        assert settled([(table, "acme"), (table, "globex")]) == {(table, "acme"): "1", (table, "globex"): "0"}
    assert list(unseen) == []


def test_what_the_sweeper_forgot_is_not_waited_for(cloud):
    notes, table = journal(), journal().shape.name
    notes.create("acme", note("first", "a"))
    notes.delete("acme", "first")
    client("dynamodb").update_item(
        TableName=table,
        Key={"pk": {"S": "acme"}, "sk": {"S": "!counter"}},
        UpdateExpression="SET oldest_known = highest",
    )
    client("dynamodb").delete_item(TableName=table, Key={"pk": {"S": "acme"}, "sk": {"S": "first"}})

    assert settled([(table, "acme")]) == {(table, "acme"): "2"}
