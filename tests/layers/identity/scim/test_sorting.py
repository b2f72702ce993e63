from hypothesis import given, settings
from hypothesis import strategies as st

from identity.scim.schemas import PEOPLE
from identity.scim.sorting import ordered
from tests.layers.identity.scim.resources import resources


def ids(people, by, *, descending=False):
    return [each["id"] for each in ordered(people, by, PEOPLE, descending=descending)]


def person(name, **said):
    return {"id": name, **said}


def test_text_is_ordered_by_its_rules_of_case():
    people = [person("1", userName="b", externalId="b"), person("2", userName="C", externalId="C")]

    assert ids(people, "userName") == ["1", "2"]
    assert ids(people, "externalId") == ["2", "1"]
    assert ids(people, "USERNAME", descending=True) == ["2", "1"]


def test_who_has_no_value_comes_last_and_in_descending_order_first():
    people = [person("1"), person("2", title="b"), person("3", title="a")]

    assert ids(people, "title") == ["3", "2", "1"]
    assert ids(people, "title", descending=True) == ["1", "2", "3"]


def test_the_primary_value_counts_or_the_first():
    people = [
        person("1", emails=[{"value": "a"}, {"value": "z", "primary": True}]),
        person("2", emails=[{"value": "m"}, {"value": "b"}]),
    ]

    assert ids(people, "emails.value") == ["2", "1"]
    assert ids(people, "emails") == ["2", "1"]


def test_times_are_ordered_as_times():
    people = [
        person("1", meta={"created": "2026-01-01T00:30:00+01:00"}),
        person("2", meta={"created": "2026-01-01T00:00:00Z"}),
    ]

    assert ids(people, "meta.created") == ["1", "2"]


def test_what_we_do_not_have_orders_nothing():
    people = [person("2"), person("1")]

    for by in ("unheardOf", "not a name", "urn:example:title"):
        assert ids(people, by) == ["2", "1"]


keys = st.sampled_from(
    ["userName", "title", "name.familyName", "name", "emails", "emails.type", "active", "meta.lastModified"]
)


@settings(deadline=None)
@given(st.lists(resources, max_size=5), keys, st.booleans())
def test_an_order_loses_nobody_and_stays(people, by, descending):
    once = ordered(people, by, PEOPLE, descending=descending)

    assert sorted(map(repr, once)) == sorted(map(repr, people))
    assert ordered(once, by, PEOPLE, descending=descending) == once
