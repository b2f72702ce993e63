"""Changing and deleting one time of an event, that and those after it, or all: the others stay as they are."""

from datetime import datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from agenda.series.edits import alone, change_all, change_following, change_this, remove_following, remove_this
from agenda.series.refusals import CannotSplit, NoSuchOccurrence, NotAnEvent, NotOfOne
from tests.layers.agenda.series.repeating import bodies, content, times

place = st.floats(0, 0.999)


def one_of(body, where):
    """The recurrence id of one of the earlier times."""
    found = sorted(content(body))[:40]
    assume(found)
    return found[int(len(found) * where)]


def without(found, recurrence_id):
    return {each: value for each, value in found.items() if each != recurrence_id}


@given(bodies(), place)
def test_what_is_changed_about_one_is_changed_about_no_other(body, where):
    at = one_of(body, where)
    before = content(body)
    later = (at + timedelta(days=1, hours=1)).isoformat()

    after = change_this(body, at, {"title": "Moved", "start": later})
    changed = content(after)

    assert without(changed, at) == without(before, at)
    assert changed[at][2] == {**before[at][2], "title": "Moved"}
    assert alone(after, at)["start"] == later
    usual = change_this(body, at, {"title": "As usual"})
    assert change_this(change_this(usual, at, {"title": "x"}), at, {"title": "As usual"}) == usual


@given(bodies(), place)
def test_who_deletes_one_keeps_the_others(body, where):
    at = one_of(body, where)
    after = remove_this(body, at)

    assert (content(after) if after else {}) == without(content(body), at)
    if after is not None:
        with pytest.raises(NoSuchOccurrence):
            remove_this(after, at)


@given(bodies(), place)
def test_two_halves_of_a_series_are_the_series(body, where):
    at = one_of(body, where)
    try:
        parts = change_following(body, at, {}, "second")
        removed = remove_following(body, at)
    except CannotSplit:
        assume(False)
    whole = content(body)
    first = {each: value for each, value in whole.items() if each < at}

    assert (content(parts.earlier) if parts.earlier else {}) == first
    assert content(parts.later) == {each: value for each, value in whole.items() if each >= at}
    assert (content(removed) if removed else {}) == first


@given(bodies(most_rules=1), place)
def test_a_series_of_one_rule_can_be_split_wherever_the_rule_comes_to(body, where):
    body = {name: value for name, value in body.items() if name != "recurrenceOverrides"}
    assert change_following(body, one_of(body, where), {}, "second").later["uid"] in {"series", "second"}


@given(bodies(), place, st.sampled_from([timedelta(hours=1), timedelta(days=-1), timedelta(minutes=-50)]))
def test_those_that_follow_are_changed_and_those_before_are_not(body, where, by):
    at = one_of(body, where)
    try:
        parts = change_following(body, at, {"title": "From now on", "start": (at + by).isoformat()}, "second")
    except CannotSplit:
        assume(False)
    if parts.earlier is not None:
        assert content(parts.earlier) == {each: value for each, value in content(body).items() if each < at}
        assert parts.later["relatedTo"] == {"series": {"@type": "Relation", "relation": {"first": True}}}
        assert parts.earlier["relatedTo"] == {"second": {"@type": "Relation", "relation": {"next": True}}}
    after = content(parts.later)
    assert {said["title"] for _, _, said in after.values()} <= {"From now on", "Otherwise"}
    assert "excludedRecurrenceRules" in body or after[at + by][2]["title"] == "From now on"


@given(bodies(), st.timedeltas(timedelta(days=-9), timedelta(days=9)).map(lambda by: timedelta(by.days, by.seconds)))
def test_a_series_whose_rules_name_no_times_moves_as_a_whole(body, by):
    rules = [rule for rule in body["recurrenceRules"] if not any(name.startswith("by") for name in rule)]
    body = {name: value for name, value in body.items() if name != "excludedRecurrenceRules"} | {
        "recurrenceRules": rules
    }
    body["recurrenceOverrides"] = {}
    before = [datetime.fromisoformat(alone(body, each)["start"]) for each in sorted(content(body))[:50]]

    after = change_all(body, {"start": (datetime.fromisoformat(body["start"]) + by).isoformat()})

    assert [datetime.fromisoformat(alone(after, each)["start"]) for each in sorted(content(after))[:50]] == [
        each + by for each in before
    ]


SIMPLE = {
    "@type": "Event",
    "uid": "yoga",
    "updated": "2026-01-01T00:00:00Z",
    "title": "Yoga",
    "start": "2027-03-01T09:00:00",
    "timeZone": "Europe/Berlin",
    "duration": "PT1H",
    "recurrenceRules": [{"frequency": "weekly", "count": 10}],
    "recurrenceOverrides": {
        "2027-03-08T09:00:00": {"excluded": True},
        "2027-03-15T09:00:00": {"title": "Yoga outside"},
        "2027-03-22T09:00:00": {"start": "2027-03-22T11:00:00"},
        "2027-03-24T18:00:00": {},
    },
}


def starts(body):
    return [f"{it.begins:%d.%m. %H:%M}" for it in times(body)]


def test_what_was_changed_moves_along_with_the_series():
    after = change_all(SIMPLE, {"start": "2027-03-02T10:00:00"})

    assert after["recurrenceOverrides"] == {
        "2027-03-09T10:00:00": {"excluded": True},
        "2027-03-16T10:00:00": {"title": "Yoga outside"},
        "2027-03-23T10:00:00": {"start": "2027-03-23T12:00:00"},
        "2027-03-25T19:00:00": {},
    }
    assert len(starts(after)) == len(starts(SIMPLE))


def test_what_was_changed_goes_where_no_rule_comes_to_it_any_more_and_what_was_added_stays():
    after = change_all(SIMPLE, {"recurrenceRules": [{"frequency": "weekly", "interval": 2, "count": 5}]})

    assert list(after["recurrenceOverrides"]) == ["2027-03-15T09:00:00", "2027-03-24T18:00:00"]


def test_nine_stays_nine_where_the_series_moves_to_another_zone():
    after = change_all(SIMPLE, {"timeZone": "America/New_York"})

    assert after["recurrenceOverrides"] == SIMPLE["recurrenceOverrides"]
    assert starts(after)[0] == "01.03. 14:00"


def test_a_series_that_ends_at_its_last_time_still_has_it_when_it_moves():
    ends = {**SIMPLE, "recurrenceRules": [{"frequency": "weekly", "until": "2027-03-29T09:00:00"}]}
    after = change_all(ends, {"start": "2027-03-01T12:00:00"})

    assert after["recurrenceRules"] == [{"frequency": "weekly", "until": "2027-03-29T12:00:00"}]
    assert len(starts(after)) == len(starts(ends))


def test_a_count_goes_on_counting_in_the_second_half():
    parts = change_following(SIMPLE, datetime(2027, 3, 22, 9), {"start": "2027-03-22T10:00:00"}, "second")

    assert parts.earlier["recurrenceRules"] == [{"frequency": "weekly", "until": "2027-03-22T08:59:59"}]
    assert parts.later["recurrenceRules"] == [{"frequency": "weekly", "count": 7}]
    assert parts.later["recurrenceOverrides"] == {"2027-03-24T19:00:00": {}}, "its own start said something else"
    assert starts(parts.later)[:2] == ["22.03. 09:00", "24.03. 18:00"]


def test_a_series_that_is_split_twice_is_a_chain():
    b = change_following(SIMPLE, datetime(2027, 3, 29, 9), {}, "b")
    c = change_following(b.later, datetime(2027, 4, 12, 9), {}, "c")

    assert {uid: list(each["relation"]) for uid, each in c.earlier["relatedTo"].items()} == {
        "yoga": ["first"],
        "c": ["next"],
    }
    assert {uid: list(each["relation"]) for uid, each in c.later["relatedTo"].items()} == {"yoga": ["first"]}


def test_the_first_and_all_that_follow_are_all():
    start = datetime(2027, 3, 1, 9)

    assert change_following(SIMPLE, start, {"title": "Pilates"}, "b") == (
        None,
        change_all(SIMPLE, {"title": "Pilates"}),
    )
    assert remove_following(SIMPLE, start) is None


def test_what_happens_once_is_changed_as_a_whole_and_deleted_as_a_whole():
    once = {name: value for name, value in SIMPLE.items() if "ecurrence" not in name}
    at = datetime(2027, 3, 1, 9)

    assert change_this(once, at, {"title": "Pilates"}) == {**once, "title": "Pilates"}
    assert change_following(once, at, {"title": "Pilates"}, "b") == (None, {**once, "title": "Pilates"})
    assert remove_this(once, at) is remove_following(once, at) is None
    assert alone(once, at) == once
    with pytest.raises(NoSuchOccurrence):
        change_this(once, datetime(2027, 3, 2, 9), {})


def test_who_deletes_the_last_that_is_left_deletes_the_event():
    twice = {
        **SIMPLE,
        "recurrenceRules": [{"frequency": "weekly", "count": 3}],
        "recurrenceOverrides": {"2027-03-08T09:00:00": {"excluded": True}},
    }
    once = remove_this(twice, datetime(2027, 3, 1, 9))

    assert starts(once) == ["15.03. 08:00"]
    assert remove_this(once, datetime(2027, 3, 15, 9)) is None
    assert (
        change_following(once, datetime(2027, 3, 15, 9), {"start": "2027-03-15T10:00:00"}, "b").later["start"]
        == "2027-03-15T10:00:00"
    )


def test_an_occurrence_alone_knows_of_what_it_is_one():
    assert alone(SIMPLE, datetime(2027, 3, 22, 9)) == {
        **{name: value for name, value in SIMPLE.items() if "ecurrence" not in name},
        "start": "2027-03-22T11:00:00",
        "recurrenceId": "2027-03-22T09:00:00",
        "recurrenceIdTimeZone": "Europe/Berlin",
    }


@pytest.mark.parametrize("rule", [{"frequency": "weekly", "interval": "2"}, {"frequency": "often"}, {}, 5, None])
def test_a_rule_that_is_none_is_refused(rule):
    with pytest.raises(NotAnEvent, match="recurrenceRules"):
        change_all(SIMPLE, {"recurrenceRules": [rule], "start": "2027-03-02T10:00:00"})


@pytest.mark.parametrize("at", [datetime(2027, 3, 8, 9), datetime(2027, 3, 2, 9), datetime(2027, 6, 7, 9)])
def test_what_does_not_happen_cannot_be_changed(at):
    for edit in (
        lambda: change_this(SIMPLE, at, {"title": "x"}),
        lambda: change_following(SIMPLE, at, {}, "b"),
        lambda: change_all(SIMPLE, {"title": "x"}, at),
        lambda: remove_this(SIMPLE, at),
        lambda: remove_following(SIMPLE, at),
        lambda: alone(SIMPLE, at),
    ):
        with pytest.raises(NoSuchOccurrence, match="does not happen at"):
            edit()


@pytest.mark.parametrize("name", ["uid", "recurrenceRules", "privacy", "relatedTo/x"])
def test_one_time_has_what_is_of_all_like_all(name):
    with pytest.raises(NotOfOne, match="change all of them"):
        change_this(SIMPLE, datetime(2027, 3, 15, 9), {name: None})


@pytest.mark.parametrize(
    ("patch", "where"),
    [
        ({"start": "tomorrow"}, "start"),
        ({"start": None}, "start"),
        ({"start": 5}, "start"),
        ({"start": "0999-01-01T00:00:00"}, "start"),
        ({"duration": "-PT1H"}, "duration"),
        ({"timeZone": "Mars/Olympus"}, "timeZone"),
        ({"excluded": "false"}, "excluded"),  # no boolean, though some would read it as one
        ({"priority": "5"}, "priority"),
        ({"locations": {"main": 5}}, "locations.main"),
        ({"participants": {"a": {"roles": {}}, "b": {"roles": 5}}}, "participants.b.roles"),
    ],
)
def test_what_would_be_no_event_is_refused_and_the_property_named(patch, where):
    at = datetime(2027, 3, 15, 9)
    for edit in (
        lambda: change_this(SIMPLE, at, patch),
        lambda: change_following(SIMPLE, at, patch, "b"),
        lambda: change_all(SIMPLE, patch),
    ):
        with pytest.raises(NotAnEvent, match=where):
            edit()
