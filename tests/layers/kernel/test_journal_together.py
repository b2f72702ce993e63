"""Objects of several accounts, changed as one."""

import pytest

from kernel.aws import client
from kernel.errors import Conflict, NotFound
from kernel.journal import Along, AlreadyExists, Change, Create
from kernel.journal.together import Part, together
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
