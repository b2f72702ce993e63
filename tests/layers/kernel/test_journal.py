import pytest

from kernel.aws import client
from kernel.errors import PreconditionFailed
from kernel.journal import (
    Along,
    AlreadyExists,
    CannotCalculateChanges,
    Change,
    Create,
    Delete,
    IfMatch,
    Put,
    StateChanged,
)
from kernel.journal.refusals import ObjectTooLarge
from kernel.journal.rows import place
from kernel.once import IdempotencyKeyReused, Once
from kernel.pages import Page
from tests.layers.kernel.notes import NoSuchNote, Note, NoteRow
from tests.layers.kernel.notes import account as fresh_account
from tests.layers.kernel.tables import LEDGER
from tests.layers.kernel.wire import calls


def note(note_id="a", title="Milk"):
    return Note(note_id=note_id, title=title)


def test_what_is_created_is_there_with_the_number_of_its_change(notes, account):
    created = notes.create(account, note())
    assert created == Note(note_id="a", title="Milk", modseq=1)
    assert notes.get(account, "a") == created


def test_each_change_of_an_account_has_the_next_number(notes, account):
    notes.create(account, note("a"))
    notes.create(account, note("b"))
    assert notes.change(account, "a", lambda it: it.titled("Bread")).modseq == 3
    assert notes.state(account) == "3"


def test_accounts_count_for_themselves(notes, account):
    notes.create(account, note())
    assert notes.create(fresh_account(), note()).modseq == 1


def test_an_account_that_nobody_wrote_to_is_in_state_0(notes, account):
    assert notes.state(account) == "0"
    changes = notes.changes(account, "0")
    assert (changes.created, changes.state, changes.has_more) == ((), "0", False)


def test_nothing_is_created_twice(notes, account):
    notes.create(account, note())
    with pytest.raises(AlreadyExists):
        notes.create(account, note(title="Bread"))
    assert notes.get(account, "a").title == "Milk"
    assert notes.state(account) == "1"


def test_putting_creates_or_replaces(notes, account):
    assert notes.put(account, note()).modseq == 1
    assert notes.put(account, note(title="Bread")).modseq == 2
    assert notes.changes(account, "1").updated == ("a",)


def test_what_an_edit_leaves_as_it_was_is_not_written(notes, account):
    notes.create(account, note())
    assert notes.change(account, "a", lambda it: it.titled("Milk")).modseq == 1
    assert notes.put(account, note()).modseq == 1
    assert notes.state(account) == "1"


def test_what_is_deleted_is_not_there_and_can_be_made_again(notes, account):
    notes.create(account, note())
    notes.delete(account, "a")
    with pytest.raises(NoSuchNote):
        notes.get(account, "a")
    with pytest.raises(NoSuchNote):
        notes.delete(account, "a")
    with pytest.raises(NoSuchNote):
        notes.change(account, "a", lambda it: it)
    assert notes.create(account, note(title="Bread")).modseq == 3
    assert notes.get(account, "a").title == "Bread"


def test_the_journals_own_rows_are_nobodys_objects(notes, account):
    notes.create(account, note(), once=Once.of("k", "f"))
    for sk in ("!counter", "!once#k", ""):
        with pytest.raises(NoSuchNote):
            notes.get(account, sk)
        assert notes.find(account, [sk, "a"]).keys() == {"a"}
        with pytest.raises(ValueError, match="an id"):
            notes.create(account, note(sk))


def test_a_change_may_depend_on_what_was_read(notes, account):
    notes.create(account, note())
    notes.change(account, "a", lambda it: it.titled("Bread"), expected=IfMatch.of('"1"'))
    with pytest.raises(PreconditionFailed) as refused:
        notes.change(account, "a", lambda it: it.titled("Tea"), expected=IfMatch.of('"1"'))
    assert refused.value.headers() == {"ETag": '"2"'}
    with pytest.raises(PreconditionFailed):
        notes.delete(account, "a", expected=IfMatch.tag(1))
    notes.delete(account, "a", expected=IfMatch.tag(2))


def test_a_batch_is_one_change(notes, account):
    notes.create(account, note("a"))
    notes.create(account, note("b"))
    done = notes.commit(
        account, [Create(note("c")), Change("a", lambda it: it.titled("Tea")), Delete("b"), Put(note("d"))]
    )
    assert done.state == "3"
    assert [it and it.modseq for it in done.objects] == [3, 3, None, 3]
    changes = notes.changes(account, "2")
    assert (changes.created, changes.updated, changes.destroyed) == (("c", "d"), ("a",), ("b",))


def test_of_a_batch_with_one_refusal_nothing_is_written(notes, account):
    notes.create(account, note("a"))
    with pytest.raises(NoSuchNote):
        notes.commit(account, [Create(note("b")), Delete("a"), Delete("nothing")])
    assert notes.state(account) == "1"
    assert notes.find(account, ["a", "b"]).keys() == {"a"}


def test_a_batch_holds_ninety_objects_each_once(notes, account):
    done = notes.commit(account, [Create(note(f"n{i}")) for i in range(90)], once=Once.of("k", "f"))
    assert len(done.objects) == 90
    with pytest.raises(TypeError, match="90 objects"):
        notes.commit(account, [Create(note(f"m{i}")) for i in range(91)])
    with pytest.raises(TypeError, match="once"):
        notes.commit(account, [Create(note("x")), Delete("x")])


def test_an_edit_cannot_make_another_object_of_it(notes, account):
    notes.create(account, note())
    with pytest.raises(TypeError, match="id"):
        notes.change(account, "a", lambda it: it.model_copy(update={"note_id": "b"}))


def test_a_batch_may_depend_on_the_whole_account(notes, account):
    notes.create(account, note("a"))
    state = notes.state(account)
    notes.commit(account, [Create(note("b"))], unchanged_since=state)
    with pytest.raises(StateChanged):
        notes.commit(account, [Create(note("c"))], unchanged_since=state)
    with pytest.raises(CannotCalculateChanges):
        notes.commit(account, [Create(note("c"))], unchanged_since="nonsense")


def test_a_batch_may_depend_on_other_accounts(notes, account):
    rooms, people = fresh_account(), fresh_account()
    notes.create(rooms, note("r"))
    states = {rooms: notes.state(rooms), people: notes.state(people)}
    notes.commit(account, [Create(note("meeting"))], others=states)
    notes.create(people, note("p"))
    with pytest.raises(StateChanged):
        notes.commit(account, [Create(note("another"))], others=states)
    assert notes.find(account, ["meeting", "another"]).keys() == {"meeting"}


def test_a_lookup_row_is_written_along_or_nothing_is(notes, account):
    def claim(title):
        put = {
            "TableName": LEDGER,
            "Item": {"pk": {"S": f"{account}/{title}"}},
            "ConditionExpression": "attribute_not_exists(pk)",
        }
        return Along({"Put": put}, AlreadyExists("the title is taken"))

    notes.create(account, note("a"), along=[claim("Milk")])
    with pytest.raises(AlreadyExists, match="taken"):
        notes.create(account, note("b"), along=[claim("Milk")])
    assert notes.state(account) == "1"
    assert notes.create(account, note("b"), along=[claim("Bread")]).modseq == 2


def test_what_does_not_fit_into_a_row_is_refused(notes, account):
    with pytest.raises(ObjectTooLarge):
        notes.create(account, note(title="x" * 420_000))
    assert notes.state(account) == "0"


def test_a_repeated_request_is_answered_as_the_first_was(notes, account):
    once = Once.of("the-key", "the-request")
    first = notes.create(account, note(), once=once)
    notes.change(account, "a", lambda it: it.titled("Bread"))
    assert notes.create(account, note(), once=once) == first
    assert notes.state(account) == "2"


def test_a_repeated_deletion_is_no_second_one(notes, account):
    notes.create(account, note())
    once = Once.of("k", "f")
    notes.delete(account, "a", once=once)
    notes.create(account, note(title="another"))
    notes.delete(account, "a", once=once)
    assert notes.get(account, "a").title == "another"


def test_a_repeated_batch_says_so(notes, account):
    once = Once.of("k", "f")
    first = notes.commit(account, [Create(note("a")), Create(note("b"))], once=once)
    again = notes.commit(account, [Create(note("a")), Create(note("b"))], once=once)
    assert (first.repeated, again.repeated) == (False, True)
    assert (again.state, again.objects) == (first.state, first.objects)


def test_a_key_is_for_one_request(notes, account):
    notes.create(account, note("a"), once=Once.of("k", "one"))
    with pytest.raises(IdempotencyKeyReused):
        notes.create(account, note("b"), once=Once.of("k", "other"))
    assert notes.find(account, ["b"]) == {}


def test_a_refused_request_does_not_use_up_its_key(notes, account):
    once = Once.of("k", "f")
    with pytest.raises(NoSuchNote):
        notes.change(account, "a", lambda it: it.counted(), once=once)
    notes.create(account, note())
    assert notes.change(account, "a", lambda it: it.counted(), once=once).count == 1
    assert notes.change(account, "a", lambda it: it.counted(), once=once).count == 1


def test_pages_hold_what_is_alive_in_order(notes, account):
    for i in range(7):
        notes.create(account, note(f"n{i}"), once=Once.of(f"k{i}", "f"))
    notes.delete(account, "n1")
    notes.delete(account, "n2")
    first = notes.page(account, Page(limit=3))
    second = notes.page(account, Page(limit=3, cursor=first.next))
    assert [it.note_id for it in first.items] == ["n0", "n3", "n4"]
    assert [it.note_id for it in second.items] == ["n5", "n6"]
    assert second.next is None


def test_pages_can_be_read_backwards_and_by_prefix(notes, account):
    for i in ("a1", "a2", "b1", "b2", "b3"):
        notes.create(account, note(i))
    newest = notes.page(account, Page(limit=2), backwards=True)
    assert [it.note_id for it in newest.items] == ["b3", "b2"]
    rest = notes.page(account, Page(limit=9, cursor=newest.next), backwards=True)
    assert [it.note_id for it in rest.items] == ["b1", "a2", "a1"]
    assert [it.note_id for it in notes.page(account, Page(limit=9), prefix="a").items] == ["a1", "a2"]
    assert notes.page(account, Page(limit=3), prefix="b").next is None


def test_a_page_finds_what_lives_among_many_tombstones(notes, account):
    for start in (0, 80):
        notes.commit(account, [Create(note(f"n{start + i:03}")) for i in range(80)])
    for start in (0, 80):
        notes.commit(account, [Delete(f"n{start + i:03}") for i in range(80) if start + i != 155])
    assert [it.note_id for it in notes.page(account, Page(limit=2)).items] == ["n155"]


def test_round_trips_are_two_for_a_write_and_one_for_a_read(notes, account):
    with calls() as made:
        notes.create(account, note(), once=Once.of("k", "f"))
    assert made == ["BatchGetItem", "TransactWriteItems"]
    with calls() as made:
        notes.change(account, "a", lambda it: it.titled("Bread"))
    assert made == ["BatchGetItem", "TransactWriteItems"]
    with calls() as made:
        notes.get(account, "a")
    assert made == ["GetItem"]
    with calls() as made:
        notes.changes(account, "0")
    assert made == ["GetItem", "Query"]
    with calls() as made:
        notes.page(account, Page(limit=5))
    assert made == ["Query"]


def test_all_models_share_one_client(notes, account):
    class OtherRow(NoteRow):
        class Meta:
            table_name = LEDGER

    notes.create(account, note())
    assert NoteRow._get_connection().connection.client is OtherRow._get_connection().connection.client
    assert [row.title for row in NoteRow.query(account, NoteRow.sk == "a")] == ["Milk"]


def test_a_tombstone_keeps_what_is_said_of_the_deletion_until_something_takes_its_place(notes, account):
    def row():
        return client("dynamodb").get_item(TableName=notes.shape.name, Key=place(account, "a"))["Item"]

    notes.create(account, note("a"))
    notes.delete(account, "a", said={"by": "ada"})
    assert row()["said"] == {"M": {"by": {"S": "ada"}}}
    assert "title" not in row()

    notes.create(account, note("a"))
    assert "said" not in row()
