"""Which times of a series there are, as whoever is invited to one of them asks."""

from hypothesis import given
from hypothesis import strategies as st

from agenda.invitations.occurrences import happens
from tests.layers.agenda.series.repeating import bodies, content


@given(bodies(), st.floats(0, 0.999))
def test_there_is_what_the_calendar_shows(body, where):
    there = sorted(content(body))
    for at in there[int(len(there) * where) :][:3]:
        assert happens(body, at.isoformat())
    gone = set(body.get("recurrenceOverrides", {})) - {at.isoformat() for at in there}
    assert not any(happens(body, rid) for rid in gone)
    assert not happens(body, "2019-01-01T00:00:00")


def test_what_takes_times_out_leaves_the_start():
    daily = {"start": "2027-01-05T09:00:00", "recurrenceRules": [{"frequency": "daily"}]}
    daily["excludedRecurrenceRules"] = [{"frequency": "weekly", "byDay": [{"day": "we"}]}]

    assert [happens(daily, f"2027-01-0{day}T09:00:00") for day in (5, 6, 7)] == [True, False, True]
