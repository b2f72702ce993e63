from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.alerts.hours import mornings, quiet_until, whole
from agenda.alerts.model import DailyAgenda, QuietHours

NIGHT, NOON = QuietHours(since="22:00", until="07:00"), QuietHours(since="12:00", until="13:00")
ZONES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo", "Pacific/Apia"]
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis wants bounds without


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("quiet", "moment", "until"),
    [
        (NIGHT, "2026-12-01T20:59:59", None),
        (NIGHT, "2026-12-01T21:00:00", "2026-12-02T06:00:00"),
        (NIGHT, "2026-12-02T05:59:59", "2026-12-02T06:00:00"),
        (NIGHT, "2026-12-02T06:00:00", None),
        (NOON, "2026-12-01T11:30:00", "2026-12-01T12:00:00"),
        (NOON, "2026-12-01T22:30:00", None),
        (NIGHT, "2026-03-28T22:00:00", "2026-03-29T05:00:00"),  # an hour is missing in that night
        (None, "2026-12-01T23:00:00", None),
    ],
)
def test_it_is_quiet_by_the_clock_of_where_one_is(quiet, moment, until):
    assert quiet_until(quiet, at(moment), "Europe/Berlin") == (at(until) if until else None)


@given(moments, st.sampled_from(ZONES), st.sampled_from([NIGHT, NOON]))
def test_quiet_hours_are_over_when_they_end(moment, zone, quiet):
    until = quiet_until(quiet, moment, zone)

    assert until is None or (moment < until <= moment + timedelta(hours=11) and not quiet_until(quiet, until, zone))


@given(moments, st.sampled_from(ZONES), st.sampled_from(["00:00", "02:15", "02:30", "07:00", "23:59"]))
def test_every_day_is_told_of_once(since, zone, clock):
    daily, until = DailyAgenda(at=clock), since + timedelta(days=30)
    found = mornings(daily, since, until, zone)
    middle = since + timedelta(days=11, hours=5)

    assert found == mornings(daily, since, middle, zone) + mornings(daily, middle, until, zone)
    days = [each.day for each in found]
    assert days == sorted(set(days))
    assert len(found) in {29, 30, 31}


def test_only_on_the_days_that_were_chosen():
    found = mornings(DailyAgenda(at="07:00", days=["mo", "fr"]), at("2026-12-01T00:00"), at("2026-12-15T00:00"), "UTC")

    assert [each.day.day for each in found] == [4, 7, 11, 14]
    assert mornings(None, at("2026-12-01T00:00"), at("2026-12-15T00:00"), "UTC") == []


def test_a_day_is_as_long_as_it_is():
    assert whole(date(2026, 3, 29), "Europe/Berlin") == (at("2026-03-28T23:00"), at("2026-03-29T22:00"))
