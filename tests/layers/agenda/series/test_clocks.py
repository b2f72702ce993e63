"""Series where clocks jump, where zones change their rules, and on days that not every year has."""

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.recurrence import Effort
from agenda.series import Series, spans
from agenda.series.edits import change_all
from agenda.times import instant, local, offset
from tests.layers.agenda.times.test_times import places

DAY = timedelta(days=1)
CHANGED = {
    "Pacific/Apia": date(2011, 12, 30),  # skipped a day, to be on the other side of the date line
    "Europe/Istanbul": date(2016, 9, 7),  # stayed in summer time for good
    "Asia/Pyongyang": date(2018, 5, 4),  # half an hour ahead, as it had been
    "America/Sao_Paulo": date(2019, 2, 16),  # gave summer time up
    "Africa/Casablanca": date(2026, 2, 15),  # winter time in Ramadan alone
    "Antarctica/Troll": date(2027, 3, 28),  # two hours at once
    "Australia/Lord_Howe": date(2027, 4, 4),  # half an hour
    "America/Nuuk": date(2023, 3, 26),  # stayed, and began to jump the year after
    "Europe/Volgograd": date(2020, 12, 27),
    "Asia/Kathmandu": date(1986, 1, 1),  # a quarter of an hour
}


def series(start, **more):
    return {"@type": "Event", "uid": "a", "updated": "2026-01-01T00:00:00Z", "start": start.isoformat(), **more}


def found(body, since, before, here="UTC"):
    return spans(Series.read(body), since.replace(tzinfo=UTC), before.replace(tzinfo=UTC), here, Effort(10**6))


def kept(zone, start, length):
    """A day's time of every day, for three weeks, is the time that clocks there show, or as much later as they skip."""
    body = series(start, timeZone=zone, duration="PT45M", recurrenceRules=[{"frequency": "daily", "count": length}])
    there = found(body, start - 3 * DAY, start + (length + 3) * DAY)

    assert [it.recurrence_id for it in there] == [start + each * DAY for each in range(length)]
    for it in there:
        shown = local(it.begins, zone)
        skipped = shown - it.recurrence_id
        assert skipped >= timedelta()
        assert it.ends - it.begins == timedelta(minutes=45)
        if skipped:
            assert offset(it.begins, zone) - offset(it.begins - skipped, zone) == skipped


@given(places, st.datetimes(datetime(1985, 1, 1), datetime(2050, 1, 1)).map(lambda it: it.replace(microsecond=0)))
def test_nine_is_nine_in_every_zone_in_every_year(zone, start):
    kept(zone, start, 21)


@pytest.mark.parametrize(("zone", "day"), CHANGED.items(), ids=list(CHANGED))
def test_nine_is_nine_where_a_zone_changes_its_rules(zone, day):
    for minutes in range(0, 24 * 60, 30):
        kept(zone, datetime.combine(day - 4 * DAY, datetime.min.time()) + timedelta(minutes=minutes), 9)


@given(
    places, places, st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1)).map(lambda it: it.replace(microsecond=0))
)
def test_an_event_that_moves_to_another_zone_keeps_what_clocks_show_or_when_it_is(one, other, start):
    body = series(start, timeZone=one, recurrenceRules=[{"frequency": "weekly", "count": 60}])
    body["recurrenceOverrides"] = {(start + 7 * DAY).isoformat(): {"title": "x"}}

    shown = change_all(body, {"timeZone": other})
    same = change_all(body, {"timeZone": other, "start": local(instant(start, one), other).isoformat()})

    near = start - 2 * DAY, start + 2 * DAY
    assert [local(it.begins, other) >= start for it in found(shown, *near)] == [True]
    assert [it.begins for it in found(same, *near)] == [instant(start, one)]
    assert len(same["recurrenceOverrides"]) == len(shown["recurrenceOverrides"]) == 1
    assert (
        len(found(same, start - 9 * DAY, start + 500 * DAY))
        == len(found(shown, start - 9 * DAY, start + 500 * DAY))
        == 60
    )


@given(st.integers(1600, 2400), st.sampled_from(["yearly", "monthly"]))
def test_a_day_that_a_year_or_a_month_does_not_have_is_left_out(year, frequency):
    leap = next(each for each in range(year, year + 9) if each % 4 == 0 and (each % 100 or each % 400 == 0))
    start = datetime(leap, 2, 29, 12)
    body = series(start, timeZone="Etc/UTC", recurrenceRules=[{"frequency": frequency}])

    there = [it.begins.date() for it in found(body, start, datetime(leap + 12, 3, 1))]

    assert {day.day for day in there} == {29}
    assert {day.year for day in there if day.month == 2} == {
        each for each in range(leap, leap + 13) if (date(each, 3, 1) - DAY).day == 29
    }


def test_who_asks_when_something_is_does_not_wait_for_what_checks_events():
    dear = {"agenda.jscalendar.event", "agenda.recurrence.rule", "agenda.times.windows", "importlib.resources"}
    asked = f"import sys; sys.path[:0] = {sys.path}; import agenda.series; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True).stdout.split()

    assert "agenda.series.spans" in loaded
    assert not dear & set(loaded)
