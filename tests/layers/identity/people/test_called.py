"""What somebody is called, from each word of their name on."""

import pytest

from identity.people.called import MOST, endings, first


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Ada King Lovelace", ("ada king lovelace", "king lovelace", "lovelace")),
        ("  Émile   Zola ", ("emile zola", "zola")),
        ("Jean-Luc O'Brien", ("jean luc o brien", "luc o brien", "o brien", "brien")),
        ("Straße", ("strasse",)),
        ("黒澤 明", ("黒澤 明", "明")),
        ("***", ()),
    ],
)
def test_a_name_is_found_from_each_of_its_words_on(name, found):
    assert endings(name) == found


def test_of_a_very_long_name_the_first_words_count():
    assert len(endings("a b " * 30)) <= MOST


def test_who_is_found_by_two_words_of_their_name_is_listed_by_the_first():
    assert first("Bo Bobbins", "bo") == "bo bobbins"
    assert first("Ada Bo Bobbins", "bo") == "bo bobbins"
    assert first("Ada", "bo") is None
