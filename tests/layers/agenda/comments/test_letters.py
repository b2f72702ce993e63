from agenda.comments import texts_en
from agenda.comments.letters import named
from agenda.comments.naming import Naming
from agenda.comments.telling import Word
from kernel.letters import Reader
from tests.layers.agenda.alerts.specimens import ACME, LEAVE, ORIGIN
from tests.layers.agenda.assignments.fakes import ADA, BOB, MOVE, NOW
from tests.layers.agenda.tasks.doing import stored
from tests.layers.identity.letters.legible import legible

READER = Reader(BOB.email, BOB.name, BOB.locale, BOB.zone)
SAID = Naming("c", ("bob",), "ada", NOW, "Ask @bob for the key.", "home", "a", remark=True)


def letters(title="Order the removal van", by=ADA, **said):
    """All of them, by kind."""
    about = (stored(title=title, **said), MOVE)
    some = (Word(BOB, SAID._replace(remark=remark), by, about) for remark in (True, False))
    every = [named(READER, ACME, each, origin=ORIGIN, leave=LEAVE) for each in some]
    return {letter.kind: letter for letter in every}


def test_each_kind_of_letter_is_written_and_can_be_switched_off_with_one_click():
    assert set(letters()) == set(texts_en.LETTERS)
    for letter in letters().values():
        assert letter.subject == "Ada Lovelace mentioned you: Order the removal van"
        assert letter.headers["List-Unsubscribe"] == f"<{LEAVE}>"
        assert letter.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert "Ask @bob for the key." in letter.text
        assert "Somebody mentioned you" in letters(by=None)[letter.kind].subject


def test_of_a_description_with_marks_in_it_nothing_is_quoted():
    quoted = letters(descriptionContentType="text/html")

    assert "Ask" in quoted["mentioned"].text
    assert "Ask" not in quoted["mentioned_in_task"].text


def test_everything_can_be_read_by_day_and_by_night_and_on_a_phone(tmp_path):
    legible(letters("Donaudampfschifffahrtsgesellschaft" * 4), tmp_path)
