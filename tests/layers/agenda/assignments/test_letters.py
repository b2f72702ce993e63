from hypothesis import given as drawn
from hypothesis import strategies as st

from agenda.assignments import texts_en
from agenda.assignments.letters import assigned
from kernel.letters import Reader
from tests.layers.agenda.alerts.specimens import ACME, LEAVE, ORIGIN
from tests.layers.agenda.assignments.fakes import BOB, assignment
from tests.layers.identity.letters.legible import legible
from tests.layers.identity.letters.reading import parsed

READER = Reader(BOB.email, BOB.name, BOB.locale, BOB.zone)
DUE = {"due": "2026-12-04T15:00:00", "timeZone": "Europe/Berlin"}


def letters(brand=ACME, said="Order the removal van"):
    """All of them, by kind."""
    task = {"title": said, **DUE, "priority": 1, "description": "The big one, with a lift.\nAsk Grace for the key."}
    every = [assigned(READER, brand, assignment(among, **task), origin=ORIGIN, leave=LEAVE) for among in (1, 12)]
    return {letter.kind: letter for letter in every}


def said(**task):
    return assigned(READER, ACME, assignment(title="Van", **task), origin=ORIGIN, leave=LEAVE).text


def test_each_kind_of_letter_is_written():
    assert set(letters()) == set(texts_en.LETTERS)


def test_it_says_what_where_by_whom_and_when_by_the_clock_of_its_reader():
    letter = letters()["task_assigned"]

    assert letter.subject == "Ada Lovelace assigned you: Order the removal van"
    assert "Friday, December 4, 2026, 9:00 AM (UTC\N{MINUS SIGN}5, America/New_York)" in letter.text
    for each in ("Move to the new office", "p1", "Ask Grace for the key.", f"{ORIGIN}/tasks/home/"):
        assert each in letter.text


def test_a_day_is_the_same_day_everywhere_and_what_is_not_due_says_nothing_of_it():
    day = {"due": "2026-12-04T00:00:00", "showWithoutTime": True}

    assert "Friday, December 4, 2026\n" in said(**day, timeZone="Europe/Berlin")
    assert "Friday, December 4, 2026, 3:00 PM" in said(due="2026-12-04T15:00:00")
    assert "Saturday, December 5, 2026\n" in said(ours_deadline="2026-12-05")
    assert "Due" not in said()
    assert "<p>" not in said(description="<p>Hello</p>", descriptionContentType="text/html")


@drawn(st.text(st.characters(codec="utf-8"), min_size=1, max_size=300))
def test_whatever_tasks_are_called_a_letter_is_one(title):
    for letter in letters(said=title).values():
        assert "\n" not in letter.subject
        parsed(letter.html)


def test_everything_can_be_read_by_day_and_by_night_and_on_a_phone(tmp_path):
    legible(letters(said="Donaudampfschifffahrtsgesellschaft" * 4), tmp_path)
