"""What the words of a text are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.events.wording import words_of
from agenda.words.index import Common, Having, Kept, Spot, common, follow
from agenda.words.model import MOST, NothingToFind, asked, has, words
from kernel.journal.attempts import Attempts
from kernel.journal.refusals import Busy


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lunch with Ada", ["lunch", "with", "ada"]),
        ("Café Größe ÉCOLE", ["cafe", "grosse", "ecole"]),
        ("it's e-mail: a_b@example.com", ["it", "s", "e", "mail", "a", "b", "example", "com"]),
        ("東京タワー 2026", ["東京", "京タ", "タワ", "ワー", "2026"]),
        ("Q3レビュー", ["q3", "レヒ", "ヒュ", "ュー"]),
        ("Привет, мир", ["привет", "мир"]),
        ("…", []),
    ],
)
def test_words_have_neither_accents_nor_capitals(text, found):
    assert list(words(text)) == found


@given(st.text(max_size=300))
def test_what_is_looked_for_as_it_is_written_is_found(text):
    event = {"title": text}
    try:
        wanted = asked(text)
    except NothingToFind:
        return
    assert set(wanted) <= words_of(event)


@given(st.text(max_size=3000))
def test_no_text_has_too_many_or_too_long_ones(text):
    found = words_of({"title": text, "description": text})

    assert len(found) <= MOST
    assert all(0 < len(word) <= 40 and "#" not in word for word in found)


def test_an_event_is_found_by_all_that_is_said_of_it():
    event = {
        "title": "Review",
        "description": "Quarter",
        "keywords": {"work": True},
        "locations": {"a": {"name": "Library", "description": "upstairs"}},
        "participants": {"b": {"name": "Grace", "email": "hopper@example.com"}},
        "recurrenceOverrides": {"2026-12-01T09:00:00": {"title": "Retrospective"}, "2026-12-02T09:00:00": {"x": 1}},
        "links": {"c": {"href": "https://example.com/x", "title": "Slides"}},
    }

    assert words_of(event) == {
        *("review", "quarter", "work", "library", "upstairs", "grace", "hopper", "example", "com"),
        *("retrospective", "slides"),
    }


@pytest.mark.parametrize("text", ["a b c d e f g h i", "a b", "x"])
def test_too_many_words_or_too_short_ones_are_refused(text):
    if text == "x":
        assert asked(text) == ("x",), "a word of one letter is one"
        return
    with pytest.raises(NothingToFind):
        asked(text)


def test_signs_alone_are_no_words():
    assert asked("") == asked("  ") == asked("…") == ()


def test_of_many_guests_all_are_found_and_so_is_what_is_said_of_the_event():
    people = {str(n): {"name": f"Guest {n}", "email": f"g{n}@example.com"} for n in range(400)}
    event = {"title": "Gala", "description": "dress up", "participants": people}

    assert has(words_of(event), ["gala", "dress", "guest", "399", "g39"])
    assert not has(words_of(event), ["gala", "400"])


def test_a_word_that_is_too_frequent_in_a_place_is_not_compared_there_but_where_it_is_the_only_one():
    a, b, c = Spot("p", "a"), Spot("p", "b"), Spot("q", "c")
    usual, rare = Having(frozenset({a, c}), frozenset({"p"})), Having(frozenset({b, c}))

    assert common([usual, rare]) == Common({b, c}, frozenset({"p"}), whole=True)
    assert common([usual]) == Common({a, c}, frozenset({"p"}), whole=False)
    assert common([]) == Common(set(), frozenset(), whole=True)


class Contended:
    """An index in which others are faster each time but one: never, if that is below zero."""

    def __init__(self, times):
        self.left = times

    def kept(self, *_):
        return Kept()

    def keep(self, *_):
        self.left -= 1
        return self.left == 0


def test_who_is_not_the_first_to_keep_words_tries_again_and_not_for_ever(monkeypatch):
    a, there = Spot("p", "a"), Contended(3)
    follow(there, "acme", a, lambda: frozenset({"tea"}))
    assert there.left == 0

    monkeypatch.setattr("agenda.words.index.Attempts", lambda: Attempts(patience=0.05))
    with pytest.raises(Busy):
        follow(Contended(-1), "acme", a, lambda: frozenset({"tea"}))
