"""When people are reminded, and of what."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.alerts.dues import Who, Window, of_event, of_task
from agenda.jscalendar.reach import AHEAD, BEHIND
from agenda.times import Duration

ADA = Who("ada@example.org", "Europe/Berlin")
YEAR = Window(datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC))
BEFORE = {"@type": "Alert", "trigger": {"@type": "OffsetTrigger", "offset": "-PT15M"}}
SNOOZED = {
    "trigger": {"@type": "AbsoluteTrigger", "when": "2026-12-01T14:00:00Z"},
    "relatedTo": {"1": {"@type": "Relation", "relation": {"snooze": True}}},
}
TEN = SimpleNamespace(offset=Duration.parse("-PT10M"), relative_to="start", action="display")


def alerts(*offsets, **more):
    return {str(n): {"trigger": {"offset": offset, **more}} for n, offset in enumerate(offsets, 1)}


def event(start="2026-12-01T12:30:00", **more):
    return {"@type": "Event", "uid": "lunch", "start": start, "duration": "PT1H", "timeZone": "Europe/Berlin", **more}


def when(body, who=ADA, defaults=()):
    return [due.at.strftime("%m-%dT%H:%M") for due in of_event(body, defaults, who, YEAR)]


DAILY = [{"@type": "RecurrenceRule", "frequency": "daily", "count": 4}]


@pytest.mark.parametrize(
    ("body", "moments"),
    [
        (event(), []),
        (event(alerts=alerts("-PT15M")), ["12-01T11:15"]),
        (event(alerts=alerts("-PT15M", "PT0S", "-P1D")), ["11-30T11:30", "12-01T11:15", "12-01T11:30"]),
        (event(alerts=alerts("PT5M", relativeTo="end")), ["12-01T12:35"]),
        (event(alerts={"1": {"trigger": {"when": "2026-11-20T08:00:00Z"}}}), ["11-20T08:00"]),
        (event(alerts={"1": {"trigger": {"@type": "NearTrigger", "metres": 100}}}), []),
        (event(alerts=alerts("-PT15M"), status="cancelled"), []),
        (event(alerts={"1": {**BEFORE, "acknowledged": "2026-12-01T11:15:00Z"}}), []),
        (event(alerts={"1": {**BEFORE, "acknowledged": "2026-12-01T11:14:59Z"}}), ["12-01T11:15"]),
        # what was snoozed by a program rings once more, though it be over; another moment after the end does not
        (event(alerts={"1": {**BEFORE, "acknowledged": "2026-12-01T11:15:00Z"}, "2": SNOOZED}), ["12-01T14:00"]),
        (event(alerts={"2": {"trigger": SNOOZED["trigger"]}}), []),
        (event(useDefaultAlerts=True, alerts=alerts("-PT15M")), ["12-01T11:20"]),
        # a day before is at the same time of day, 24 hours before are not, where the clocks change in the night
        (event("2026-03-29T09:00:00", alerts=alerts("-P1D", "-PT24H")), ["03-28T07:00", "03-28T08:00"]),
        # what takes whole days is reminded of at a time of day, wherever one is
        (
            event("2026-03-29T00:00:00", timeZone=None, showWithoutTime=True, alerts=alerts("-PT15H", "PT9H")),
            ["03-28T08:00", "03-29T07:00"],
        ),
        # no zone: at that time wherever one is; a time that clocks skip is by the offset before
        (event("2026-07-01T09:00:00", timeZone=None, alerts=alerts("PT0S")), ["07-01T07:00"]),
        (event("2026-03-29T02:30:00", alerts=alerts("PT0S")), ["03-29T01:30"]),
    ],
)  # fmt: skip
def test_an_alert_rings_at_its_moment(body, moments):
    assert when(body, defaults=(TEN,)) == moments


@pytest.mark.parametrize(
    ("overrides", "moments"),
    [
        ({}, ["12-01T11:15", "12-02T11:15", "12-03T11:15", "12-04T11:15"]),
        ({"excluded": True}, ["12-01T11:15", "12-03T11:15", "12-04T11:15"]),
        ({"status": "cancelled"}, ["12-01T11:15", "12-03T11:15", "12-04T11:15"]),
        ({"start": "2026-12-09T08:00:00"}, ["12-01T11:15", "12-03T11:15", "12-04T11:15", "12-09T06:45"]),
        ({"timeZone": "Europe/London"}, ["12-01T11:15", "12-02T12:15", "12-03T11:15", "12-04T11:15"]),
        ({"alerts": alerts("-P5D")}, ["11-27T11:30", "12-01T11:15", "12-03T11:15", "12-04T11:15"]),
        ({"alerts/1/acknowledged": "2026-12-02T11:15:00Z"}, ["12-01T11:15", "12-03T11:15", "12-04T11:15"]),
        ({"participants/me/participationStatus": "declined"}, ["12-01T11:15", "12-03T11:15", "12-04T11:15"]),
    ],
)  # fmt: skip
def test_each_time_of_a_series_has_its_reminder_unless_that_one_is_otherwise(overrides, moments):
    me = {"me": {"sendTo": {"imip": "mailto:ADA@example.org"}, "roles": {"attendee": True}}}
    changes = {"recurrenceOverrides": {"2026-12-02T12:30:00": overrides}} if overrides else {}
    body = event(recurrenceRules=DAILY, alerts=alerts("-PT15M"), participants=me, **changes)

    assert when(body) == moments


def test_who_declined_is_not_reminded_and_who_did_not_is():
    guests = {"a": {"email": "ada@example.org", "participationStatus": "declined"}, "b": {"email": "bob@example.org"}}
    body = event(alerts=alerts("-PT15M"), participants=guests)

    assert when(body) == []
    assert when(body, Who("bob@example.org", "UTC")) == ["12-01T11:15"]


def test_an_absolute_alert_of_a_series_rings_once_about_what_comes_next():
    body = event(recurrenceRules=DAILY, alerts={"1": {"trigger": {"when": "2026-12-02T13:00:00Z"}}})
    (due,) = of_event(body, (), ADA, YEAR)

    assert (due.at.day, due.begins.day, due.recurrence_id) == (2, 3, None)


@pytest.mark.parametrize(("often", "times"), [("hourly", 24), ("secondly", 0)])
def test_what_happens_too_often_to_be_worked_out_reminds_nobody(often, times):
    noon = datetime(2026, 12, 24, 12, tzinfo=UTC)
    body = event(recurrenceRules=[{"frequency": often}], alerts=alerts("-PT1M"))

    assert len(of_event(body, (), ADA, Window(noon, noon + timedelta(hours=24)))) == times


@pytest.mark.parametrize(
    ("task", "moments"),
    [
        ({"due": "2026-12-01T09:00:00"}, ["12-01T07:50"]),
        ({"due": "2026-12-01T09:00:00", "start": "2026-11-30T09:00:00"}, ["11-30T07:50"]),
        ({"due": "2026-12-01T09:00:00", "timeZone": "America/New_York"}, ["12-01T13:50"]),
        ({"due": "2026-12-01T09:00:00", "progress": "completed"}, []),
        ({}, []),
    ],
)
def test_a_task_is_reminded_of_while_it_is_to_be_done(task, moments):
    body = {"@type": "Task", "uid": "rent", "useDefaultAlerts": True, **task}

    assert [due.at.strftime("%m-%dT%H:%M") for due in of_task(body, (TEN,), ADA, YEAR)] == moments


zones = st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Pacific/Apia"])
starts = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 1)).map(lambda it: it.replace(microsecond=0))  # noqa: DTZ001 - times of a zone


@given(starts, zones, zones, st.integers(-2000, 600), st.booleans(), st.integers(1, 40), st.integers(0, 2**31))
def test_every_reminder_is_found_once_however_time_is_cut_into_pieces(start, zone, here, minutes, floating, days, cut):
    sign, size = ("-" if minutes < 0 else ""), abs(minutes)
    body = event(
        start.isoformat(), timeZone=None if floating else zone, alerts=alerts(f"{sign}PT{size}M"),
        recurrenceRules=[{"frequency": "daily", "count": days}],
    )  # fmt: skip
    who, middle = Who("", here), YEAR[0] + timedelta(seconds=cut % (365 * 86_400))
    whole = of_event(body, (), who, YEAR)
    pieces = of_event(body, (), who, Window(YEAR.since, middle)) + of_event(body, (), who, Window(middle, YEAR.until))

    assert [due.name for due in pieces] == [due.name for due in whole]
    clock = ZoneInfo(here if floating else zone)
    moments = {
        (start + timedelta(days=day)).replace(tzinfo=clock).astimezone(UTC) + timedelta(minutes=minutes)
        for day in range(days)
    }
    assert [due.at for due in whole] == sorted(each for each in moments if YEAR[0] < each <= YEAR[1])


def test_a_reminder_at_a_time_that_clocks_skip_or_show_twice_is_given_once():
    for day, hour in (("2026-03-29", 1), ("2026-10-25", 0)):
        body = {"uid": "u", "start": f"{day}T02:30:00", "duration": "PT1H", "timeZone": "Europe/Berlin"}
        alerted = {**body, "alerts": {"1": {"trigger": {"offset": "PT0S"}}}}
        midnight = datetime.fromisoformat(f"{day}T00:00:00+00:00")
        found = of_event(
            alerted,
            (),
            Who("ada@example.org", "UTC"),
            Window(midnight - timedelta(days=1), midnight + timedelta(days=1)),
        )

        assert [due.at for due in found] == [midnight + timedelta(hours=hour, minutes=30)]


def test_the_guide_names_the_days_that_are_looked_at():
    guide = (Path(__file__).parents[4] / "docs/guide/reminders.md").read_text("utf-8")
    assert guide.count(f"{AHEAD.days} days") > 1
    assert "up to seven days" in guide
    assert timedelta(days=7) == BEHIND


def test_what_is_to_ring_on_the_page_and_by_letter_at_one_moment_rings_once_and_is_written():
    letter = {**BEFORE, "action": "email"}
    both = event(alerts={"2": BEFORE, "1": letter, "3": {"trigger": {"offset": "-PT5M"}}}, recurrenceRules=DAILY)
    found = of_event(both, (), ADA, YEAR)

    assert [(due.alert, due.email) for due in found] == [("1", True), ("3", False)] * 4
    seen = event(alerts={"1": {**letter, "acknowledged": "2026-12-01T11:15:00Z"}, "2": BEFORE})
    assert when(seen) == [], "who dismissed it once is done with it"
    assert [due.email for due in of_task({**both, "due": both["start"]}, (), ADA, YEAR)] == [True, False]
