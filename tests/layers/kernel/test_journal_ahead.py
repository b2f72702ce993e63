"""What is true of rows that were read ahead."""

from kernel.journal import Change
from kernel.journal.reading import ahead, gathered
from kernel.journal.rows import COUNTER
from tests.layers.kernel.notes import Note, journal
from tests.layers.kernel.wire import calls


def places(*sks):
    return [(journal().shape.name, "acme", sk) for sk in (COUNTER, *sks)]


def renamed(title):
    return lambda note: note.model_copy(update={"title": title})


def test_who_wants_them_within_the_block_has_them_already(cloud):
    notes = journal()
    notes.create("acme", Note(note_id="n", title="a"))

    with calls() as made:
        with ahead([*places("n"), *places("missing")]):
            assert notes.get("acme", "n").title == "a"
            assert notes.find("acme", ["n", "missing"]).keys() == {"n"}
            notes.change("acme", "n", renamed("b"))
        notes.get("acme", "n")

    assert made == ["BatchGetItem", "TransactWriteItems", "GetItem"]


def test_after_a_write_all_is_read_anew(cloud):
    notes = journal()
    notes.create("acme", Note(note_id="n", title="a"))

    with ahead(places("n")):
        notes.change("acme", "n", renamed("b"))
        assert notes.get("acme", "n").title == "b"
        assert notes.state("acme") == "2"


def test_who_lost_a_race_does_not_lose_it_for_ever(cloud):
    notes = journal()
    notes.create("acme", Note(note_id="n", title="a"))

    with ahead(places("n")):
        journal_of_another_process("b")
        changed = notes.commit("acme", [Change("n", lambda note: renamed(f"{note.title}, then c")(note))])

    assert changed.objects[0].title == "b, then c"


def journal_of_another_process(title):
    """Somebody else writes, who did not read ahead with us."""
    from threading import Thread

    other = Thread(target=lambda: journal().change("acme", "n", renamed(title)))
    other.start()
    other.join()


def test_what_was_not_read_ahead_is_read(cloud):
    notes = journal()
    notes.create("acme", Note(note_id="n", title="a"))

    with ahead(places()):
        assert len(gathered(places("n"))) == 2
