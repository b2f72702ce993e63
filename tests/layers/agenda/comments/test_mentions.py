"""Whom a text names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.comments.mentions import mentioned, names_somebody
from agenda.people.model import Colleague

PEOPLE = [
    Colleague(person="grace", name="Grace Hopper", email="hopper@example.com"),
    Colleague(person="ada", name="Ada Lovelace", email="ada@example.com"),
    Colleague(person="ada2", name="Ada Byron", email="byron@example.com"),
    Colleague(person="jose", name="José", email="jose@example.com"),
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("@Grace, look", ["grace"]),
        ("ask @grace hopper about it", ["grace"]),
        ('ask @"Grace  Hopper" about it', ["grace"]),
        ("(@HOPPER.)", ["grace"]),
        ("@José and @grace and @jose", ["jose", "grace"]),
        ("@Ada Byron, not @Ada", ["ada2"]),
        ("@ada", []),
        ("write to grace@example.com", []),
        ("@nobody @ @@", []),
    ],
)
def test_a_name_is_that_of_one_person_or_of_nobody(text, found):
    assert list(mentioned(text, PEOPLE)) == found


@given(st.text(alphabet='@ "abcdegrHopé.\n', max_size=200))
def test_any_text_names_people_each_once_and_only_where_it_may_name_somebody(text):
    found = mentioned(text, PEOPLE)

    assert len(set(found)) == len(found)
    assert names_somebody(text) or not found
