"""A series that moves as a whole: it ends with the same time as before, and on the day that somebody said."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from agenda.series.edits import change_all
from tests.layers.agenda.series.repeating import content


def repeating(frequency, start, until):
    rule = {"frequency": frequency, "until": until}
    return {
        "uid": "s",
        "updated": "2026-01-01T00:00:00Z",
        "start": start,
        "duration": "PT1H",
        "recurrenceRules": [rule],
    }


def test_a_series_that_ends_on_a_day_ends_on_that_day_at_whatever_hour_it_is():
    ends = repeating("weekly", "2027-03-01T09:00:00", "2027-03-28T23:59:59")
    later = change_all(ends, {"start": "2027-03-01T10:00:00"})
    earlier = change_all(later, {"start": "2027-03-01T08:00:00"})
    tomorrow = change_all(earlier, {"start": "2027-03-02T07:00:00"})

    assert later["recurrenceRules"] == earlier["recurrenceRules"] == ends["recurrenceRules"], "not on Monday, at 0:59"
    assert tomorrow["recurrenceRules"][0]["until"] == "2027-03-29T23:59:59"
    assert [len(content(each)) for each in (ends, later, earlier, tomorrow)] == [4, 4, 4, 4]


@given(st.sampled_from(["daily", "weekly"]), st.integers(0, 23), st.integers(0, 7 * 24 * 60), st.integers(-2880, 2880))
def test_each_of_its_times_moves_by_as_much_and_none_comes_or_goes(frequency, hour, until, by):
    start = datetime(2027, 3, 1, hour)
    last = start + timedelta(days=30, minutes=until)
    body = repeating(frequency, start.isoformat(), last.isoformat())
    moved = change_all(body, {"start": (start + timedelta(minutes=by)).isoformat()})

    assert sorted(content(moved)) == [each + timedelta(minutes=by) for each in sorted(content(body))]
