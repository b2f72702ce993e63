"""When an event is within a range."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.jscalendar.event import Event
from agenda.series import Series, over, spans
from agenda.times import Duration, instant
from tests.layers.agenda.series.repeating import bodies

ZONES = ["Europe/Berlin", "America/New_York", "Pacific/Apia", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC", None]
RULES = [
    None,
    {"frequency": "daily"},
    {"frequency": "weekly", "byDay": [{"day": "mo"}, {"day": "sa"}]},
    {"frequency": "monthly", "byMonthDay": [-1], "count": 20},
    {"frequency": "hourly", "interval": 7, "count": 300},
    {"frequency": "yearly", "until": "2030-01-01T00:00:00"},
]
LONG = datetime(2025, 1, 1, tzinfo=UTC), datetime(2029, 1, 1, tzinfo=UTC)


@st.composite
def events(draw):
    start = draw(st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31))).replace(microsecond=0)
    rule = draw(st.sampled_from(RULES))
    moved = {"start": (start + timedelta(days=5, hours=1)).isoformat()}
    patch = draw(
        st.sampled_from([{"excluded": True}, moved, {"duration": "P3D"}, {"timeZone": "Asia/Tokyo"}, {"title": "x"}])
    )
    away = draw(st.integers(0, 3))
    overrides = {(start + timedelta(days=7 * away)).isoformat(): patch} if draw(st.booleans()) else None
    said = {
        "uid": "a",
        "updated": "2026-01-01T00:00:00Z",
        "start": start.isoformat(),
        "duration": str(draw(st.sampled_from([Duration(), Duration(0, 3600), Duration(1), Duration(3, 7200)]))),
        "timeZone": draw(st.sampled_from(ZONES)),
        "recurrenceRules": [rule] if rule else None,
        "recurrenceOverrides": overrides,
    }
    return Series.of(Event.model_validate({name: value for name, value in said.items() if value is not None}))


@given(events(), st.integers(0, 1100), st.timedeltas(timedelta(minutes=1), timedelta(days=40)))
def test_a_part_of_the_range_has_what_the_whole_has_there(series, days, length):
    since = LONG[0] + timedelta(days=days, minutes=days % 1440)
    before = since + length

    whole = spans(series, *LONG, "Europe/Berlin")
    there = [it for it in whole if it.begins < before and (it.ends > since or it.begins >= since)]

    assert spans(series, since, before, "Europe/Berlin") == there
    assert len({(it.recurrence_id, it.begins) for it in whole}) == len(whole)
    assert whole == sorted(whole, key=lambda it: it.begins)


@given(bodies())
def test_what_is_read_without_being_checked_again_is_what_was_checked(body):
    assert Series.read(body) == Series.of(Event.model_validate(body))


@given(events())
def test_nothing_happens_after_an_event_is_over(series):
    ends = over(series)
    there = [it.ends for it in spans(series, LONG[0], datetime(2032, 1, 1, tzinfo=UTC), "UTC")]

    if ends is None:
        assert any(plan.count is plan.until is None for plan in series.plans)
    else:
        assert max(there, default=ends) <= ends
        assert ends - max(there, default=ends) <= timedelta(days=367), "on a rule's last day it may not happen"


def event(**more):
    usual = {"uid": "a", "updated": "2026-01-01T00:00:00Z", "start": "2027-03-26T09:00:00", "timeZone": "Europe/Berlin"}
    return Series.of(Event.model_validate({**usual, **more}))


WEEK = datetime(2027, 3, 26, tzinfo=UTC), datetime(2027, 4, 2, tzinfo=UTC)


def test_nine_stays_nine_when_the_clocks_change():
    daily = event(recurrenceRules=[{"frequency": "daily"}], duration="PT1H")

    assert [f"{it.begins:%d %H}" for it in spans(daily, *WEEK, "UTC")] == [
        "26 08", "27 08", "28 07", "29 07", "30 07", "31 07", "01 07",
    ]  # fmt: skip


def test_what_is_of_no_zone_is_at_that_time_wherever_one_is():
    floating = event(timeZone=None, duration="PT1H")

    for here in ("Asia/Tokyo", "America/New_York"):
        assert [it.begins for it in spans(floating, *WEEK, here)] == [instant(datetime(2027, 3, 26, 9), here)]


def test_one_is_left_out_one_is_moved_one_is_added():
    changed = event(
        recurrenceRules=[{"frequency": "daily", "count": 4}],
        recurrenceOverrides={
            "2027-03-26T09:00:00": {"excluded": True},
            "2027-03-27T09:00:00": {"start": "2027-03-31T12:00:00", "timeZone": "UTC", "title": "Later"},
            "2027-04-01T18:00:00": {},
        },
    )

    assert [(f"{it.begins:%d %H}", f"{it.recurrence_id:%d %H}") for it in spans(changed, *WEEK, "UTC")] == [
        ("28 07", "28 09"),
        ("29 07", "29 09"),
        ("31 12", "27 09"),
        ("01 16", "01 18"),
    ]


def test_what_an_override_cannot_say_is_ignored():
    said = {"privacy": "secret", "replyTo/imip": "mailto:eve@example.com", "title": "Otherwise"}
    changed = event(recurrenceOverrides={"2027-03-27T09:00:00": said})

    assert [it.patch for it in spans(changed, *WEEK, "UTC")] == [None, {"title": "Otherwise"}]


@pytest.mark.parametrize(
    ("begins", "lasts", "there"),
    [
        ("2027-03-25T23:00:00", "PT1H", False),  # over as the range begins
        ("2027-03-25T23:00:00", "PT1H1S", True),
        ("2027-03-26T00:00:00", "PT0S", True),  # no time at all, at its beginning
        ("2027-04-02T00:00:00", "PT1H", False),  # begins as it ends
        ("2027-03-01T00:00:00", "P60D", True),
    ],
)
def test_what_touches_the_range_is_in_it(begins, lasts, there):
    assert bool(spans(event(start=begins, duration=lasts, timeZone="UTC"), *WEEK, "UTC")) is there
