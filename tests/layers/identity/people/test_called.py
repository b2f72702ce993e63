"""What somebody is called, from each word of their name on."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from identity.people.called import LONGEST, MOST, endings, first, folded


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Ada King Lovelace", ("ada king lovelace", "king lovelace", "lovelace")),
        ("  Émile   Zola ", ("emile zola", "zola")),
        ("Jean-Luc O'Brien", ("jean luc o brien", "luc o brien", "o brien", "brien")),
        ("Straße", ("strasse",)),
        ("№ Five", ("no five", "five")),
        ("黒澤 明", ("黒澤 明", "明")),
        ("***", ()),
    ],
)
def test_a_name_is_found_from_each_of_its_words_on(name, found):
    assert endings(name) == found


def test_of_a_very_long_name_the_first_words_count():
    assert len(endings("a b " * 30)) <= MOST


@given(st.text(max_size=100), st.integers(1, 400))
@example("ﷺ" * 100, 1)
@example("ﷺ " * 30 + "Ada", 400)
@example("ΐ" * 99 + " ΐ", 400)
@example("𐌰" * 100, 400)
def test_whatever_a_name_it_fits_and_is_found_by_what_each_of_its_words_begins_with(name, letters):
    kept = endings(name)
    assert all(0 < len(each.encode()) <= LONGEST for each in (*kept, *filter(None, [folded(name)])))
    assert folded(name) in (*kept, "")
    for each in kept:
        assert first(name, folded(each[:letters])) is not None
    if kept:
        assert first(name, folded(name)) == kept[0]


def test_who_is_found_by_two_words_of_their_name_is_listed_by_the_first():
    assert first("Bo Bobbins", "bo") == "bo bobbins"
    assert first("Ada Bo Bobbins", "bo") == "bo bobbins"
    assert first("Ada", "bo") is None
