"""When somebody is there, whatever the clocks do."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from agenda.freebusy import Hours
from tests.layers.agenda.freebusy.minutes import CHANGES, every, hours, shown, within


@given(st.data(), st.sampled_from(CHANGES))
def test_they_are_there_when_clocks_show_it(data, change):
    zone, since = change
    before = since + timedelta(hours=14)
    wanted = data.draw(hours(zone, since))

    assert within(wanted.open(since, before), since, before) == {at for at in every(since, before) if shown(wanted, at)}


@pytest.mark.parametrize(("day", "lasts"), [("2027-03-28", 23), ("2027-06-01", 24), ("2027-10-31", 25)])
def test_a_whole_day_is_as_long_as_the_day_is(day, lasts):
    always = Hours.model_validate(
        {
            "zone": "Europe/Berlin",
            "week": {},
            "exceptions": {day: [{"begins": "00:00", "ends": "24:00"}]},
        }
    )
    noon = datetime.fromisoformat(f"{day}T12:00:00Z")

    (found,) = always.open(noon - timedelta(days=5), noon + timedelta(days=5))

    assert found.ends - found.begins == timedelta(hours=lasts)


def test_what_goes_on_past_midnight_is_one_stretch():
    night = Hours.model_validate(
        {
            "zone": "America/New_York",
            "week": {"fr": [{"begins": "22:00", "ends": "24:00"}], "sa": [{"begins": "00:00", "ends": "02:00"}]},
        }
    )

    found = night.open(datetime(2027, 6, 1, tzinfo=UTC), datetime(2027, 6, 8, tzinfo=UTC))

    assert [(each.begins.hour, each.ends.hour) for each in found] == [(2, 6)]


@pytest.mark.parametrize(
    "wrong",
    [
        {"week": {"mo": [{"begins": "17:00", "ends": "09:00"}]}},
        {"week": {"mo": [{"begins": "09:00", "ends": "25:00"}]}},
        {"week": {"monday": []}},
        {"exceptions": {"20271224": []}},
        {"zone": "Berlin"},
    ],
)
def test_hours_that_nobody_keeps_are_refused(wrong):
    with pytest.raises(ValidationError):
        Hours.model_validate({"zone": "UTC", **wrong})
