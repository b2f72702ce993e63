"""A patch makes of a series what an occurrence is."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.jscalendar.patches import BadPatch, difference, patched

NAMES = st.text("ab~/@", min_size=1, max_size=3)
LEAVES = st.one_of(st.booleans(), st.integers(0, 2), st.text("xy", max_size=2), st.lists(st.integers(0, 2), max_size=2))
OBJECTS = st.recursive(
    st.dictionaries(NAMES, LEAVES, max_size=3),
    lambda inner: st.dictionaries(NAMES, st.one_of(LEAVES, inner), max_size=3),
)


@given(OBJECTS, OBJECTS)
def test_the_difference_of_two_makes_the_one_of_the_other(before, after):
    was = json.dumps(before)

    assert json.dumps(patched(before, difference(before, after)), sort_keys=True) == json.dumps(after, sort_keys=True)
    assert json.dumps(before) == was


@given(OBJECTS)
def test_what_is_the_same_differs_in_nothing(it):
    assert difference(it, it) == {}


SERIES = {"title": "Stand-up", "locations": {"a": {"@type": "Location", "name": "Room 1"}}, "keywords": {"x": True}}


@pytest.mark.parametrize(
    ("patch", "after"),
    [
        ({"title": "Moved"}, {**SERIES, "title": "Moved"}),
        ({"locations/a/name": "Room 2"}, {**SERIES, "locations": {"a": {"@type": "Location", "name": "Room 2"}}}),
        ({"keywords/x": None, "keywords/y": True}, {**SERIES, "keywords": {"y": True}}),
        ({"locations": None, "color": None}, {"title": "Stand-up", "keywords": {"x": True}}),
    ],
)
def test_patches_are_applied_as_the_standard_says(patch, after):
    assert patched(SERIES, patch) == after


@pytest.mark.parametrize(
    ("patch", "why"),
    [
        ({"/title": "x"}, "is no path"),
        ({"": "x"}, "is no path"),
        ({"alerts/1/trigger": None}, "alerts/1/trigger: there is no 'alerts' on the way there"),
        ({"title/x": 1}, "no 'title' on the way"),
        ({"locations": {}, "locations/a/name": "x"}, "locations/a/name: this is within what another path"),
    ],
)
def test_what_cannot_be_applied_is_refused(patch, why):
    with pytest.raises(BadPatch, match=why) as refused:
        patched(SERIES, patch)
    assert refused.value.errors[0]["field"] in {*patch, "patch"}
