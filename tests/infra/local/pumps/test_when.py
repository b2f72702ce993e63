"""Schedules fire when AWS says they do: examples from its documentation, and a naive model minute by minute."""

import calendar
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infra.local.pumps.when import NotASchedule, next_after, parse

BERLIN = "Europe/Berlin"


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def firings(expression: str, zone: str, after: str, count: int) -> list[str]:
    found, moment = [], utc(after)
    for _ in range(count):
        following = next_after(expression, zone, moment)
        if following is None:
            break
        found.append(following.strftime("%Y-%m-%d %H:%M"))
        moment = following
    return found


@pytest.mark.parametrize(
    ("expression", "after", "expected"),
    [
        ("cron(0 10 * * ? *)", "2026-11-20 10:00", ["2026-11-21 10:00"]),
        ("cron(15 12 * * ? *)", "2026-11-20 10:00", ["2026-11-20 12:15"]),
        ("cron(0 18 ? * MON-FRI *)", "2026-11-20 18:00", ["2026-11-23 18:00"]),
        ("cron(0 8 1 * ? *)", "2026-11-20 10:00", ["2026-12-01 08:00"]),
        ("cron(0/10 * ? * MON-FRI *)", "2026-11-20 23:45", ["2026-11-20 23:50", "2026-11-23 00:00"]),
        ("cron(0/5 8-17 ? * mon-fri *)", "2026-11-20 17:50", ["2026-11-20 17:55", "2026-11-23 08:00"]),
        ("cron(0 9 ? * 2#1 *)", "2026-11-20 00:00", ["2026-12-07 09:00", "2027-01-04 09:00"]),
        ("cron(0 9 ? * 3#5 *)", "2026-11-20 00:00", ["2026-12-29 09:00", "2027-03-30 09:00"]),
        ("cron(0 9 L * ? *)", "2028-02-01 00:00", ["2028-02-29 09:00", "2028-03-31 09:00"]),
        ("cron(15 10 ? * 6L 2026-2027)", "2026-11-20 00:00", ["2026-11-27 10:15", "2026-12-25 10:15"]),
        ("cron(0 0 ? * FRIL *)", "2026-11-20 00:00", ["2026-11-27 00:00"]),
        ("cron(0 0 ? * L *)", "2026-11-20 00:00", ["2026-11-21 00:00", "2026-11-28 00:00"]),
        ("cron(0 7 1W * ? *)", "2026-07-30 00:00", ["2026-08-03 07:00"]),  # the 1st is a Saturday
        ("cron(0 7 15W * ? *)", "2026-11-01 00:00", ["2026-11-16 07:00", "2026-12-15 07:00"]),  # the 15th is a Sunday
        ("cron(0 7 31W * ? *)", "2026-05-01 00:00", ["2026-05-29 07:00", "2026-07-31 07:00"]),  # a Sunday, and the last
        ("cron(0 7 LW * ? *)", "2026-02-01 00:00", ["2026-02-27 07:00"]),
        ("cron(0 0 29 2 ? *)", "2026-01-01 00:00", ["2028-02-29 00:00", "2032-02-29 00:00"]),
        ("cron(0 22-2 ? JAN,DEC SAT-SUN *)", "2026-12-26 21:00", ["2026-12-26 22:00", "2026-12-26 23:00"]),
        ("cron(30 6 1 1 ? 2026/2)", "2026-11-01 00:00", ["2028-01-01 06:30", "2030-01-01 06:30"]),
        ("cron(0 0 30 2 ? *)", "2026-01-01 00:00", []),
        ("cron(0 12 1 1 ? 2020)", "2026-01-01 00:00", []),
        ("at(2026-11-20T10:00:00)", "2026-11-20 09:59", ["2026-11-20 10:00"]),
        ("at(2026-11-20T10:00:00)", "2026-11-20 10:00", []),
        ("rate(5 minutes)", "2026-11-20 09:59", ["2026-11-20 10:04", "2026-11-20 10:09"]),
        ("rate(1 day)", "2026-11-20 09:59", ["2026-11-21 09:59"]),
    ],
)
def test_an_expression_fires_as_documented(expression, after, expected):
    assert firings(expression, "UTC", after, max(len(expected), 1)) == expected


@pytest.mark.parametrize(
    "expression",
    [
        "cron(0 10 * * * *)",
        "cron(0 10 ? * ? *)",
        "cron(0 10 * * ?)",
        "cron(60 10 * * ? *)",
        "cron(0 24 * * ? *)",
        "cron(0 0 0 * ? *)",
        "cron(0 0 ? * 8 *)",
        "cron(0 0 ? * MON#6 *)",
        "cron(0 0 32W * ? *)",
        "cron(0 0 * FOO ? *)",
        "cron(*/0 0 * * ? *)",
        "cron(0 0 * * ? 2200)",
        "cron( )",
        "rate(0 minutes)",
        "rate(5 seconds)",
        "rate(-1 minutes)",
        "rate(1.5 hours)",
        "at(2026-13-01T00:00:00)",
        "at(2026-11-20 10:00:00)",
        "at(2026-11-20T10:00:00Z)",
        "every 5 minutes",
        "",
    ],
)
def test_what_is_no_schedule_is_refused(expression):
    with pytest.raises(NotASchedule):
        parse(expression)


def test_an_unknown_zone_is_refused():
    with pytest.raises(NotASchedule):
        next_after("cron(0 10 * * ? *)", "Europe/Atlantis", utc("2026-01-01 00:00"))


def test_a_schedule_keeps_its_hour_on_the_wall_through_the_year():
    assert firings("cron(0 9 1 1,7 ? *)", BERLIN, "2026-01-02 00:00", 2) == ["2026-07-01 07:00", "2027-01-01 08:00"]


def test_an_hour_that_is_skipped_in_spring_fires_nothing_that_day():
    assert firings("cron(30 2 * * ? *)", BERLIN, "2026-03-28 00:00", 2) == ["2026-03-28 01:30", "2026-03-30 00:30"]


def test_an_hour_that_is_repeated_in_autumn_fires_once():
    assert firings("cron(30 2 * * ? *)", BERLIN, "2026-10-24 12:00", 2) == ["2026-10-25 00:30", "2026-10-26 01:30"]


def test_one_time_in_a_zone_is_that_zones_time():
    assert firings("at(2026-07-01T09:00:00)", "America/New_York", "2026-01-01 00:00", 1) == ["2026-07-01 13:00"]


def test_one_time_in_a_skipped_hour_still_fires():
    assert firings("at(2026-03-29T02:30:00)", BERLIN, "2026-01-01 00:00", 1) == ["2026-03-29 01:30"]


def test_a_rate_keeps_the_beat_of_its_making():
    made = utc("2026-11-20 10:03")
    assert next_after("rate(10 minutes)", "UTC", utc("2026-11-20 11:00"), made) == utc("2026-11-20 11:03")
    assert next_after("rate(10 minutes)", "UTC", utc("2026-11-20 11:03"), made) == utc("2026-11-20 11:13")
    assert next_after("rate(10 minutes)", "UTC", utc("2026-11-20 10:00"), made) == utc("2026-11-20 10:13")


# The naive model: walk over the minutes and ask of each whether it is meant.

FIELDS = {"minute": (0, 59), "hour": (0, 23), "day": (1, 31), "month": (1, 12), "weekday": (1, 7)}


@st.composite
def simple_fields(draw, name):
    low, high = FIELDS[name]
    kind = draw(st.sampled_from(["every", "one", "range", "step", "list"]))
    a, b = sorted((draw(st.integers(low, high)), draw(st.integers(low, high))))
    if kind == "every":
        return "*", set(range(low, high + 1))
    if kind == "one":
        return str(a), {a}
    if kind == "range":
        return f"{a}-{b}", set(range(a, b + 1))
    if kind == "step":
        step = draw(st.integers(1, 7))
        return f"{a}/{step}", {value for value in range(low, high + 1) if value >= a and (value - a) % step == 0}
    return f"{b},{a}", {a, b}


def sundays_first(day: date) -> int:
    return [2, 3, 4, 5, 6, 7, 1][day.weekday()]


def working_days(day: date) -> list[date]:
    length = calendar.monthrange(day.year, day.month)[1]
    month = [date(day.year, day.month, n) for n in range(1, length + 1)]
    return [one for one in month if one.weekday() < 5]


def nearest_to(day, n):
    if n > calendar.monthrange(day.year, day.month)[1]:
        return False
    return day == min(working_days(day), key=lambda one: abs(one.day - n))


@st.composite
def day_fields(draw):
    """Day-of-month, day-of-week, and whether a date is meant by them."""
    n, k = draw(st.integers(1, 31)), draw(st.integers(1, 5))
    name = n % 7 + 1
    day_text, days = draw(simple_fields("day"))
    weekday_text, weekdays = draw(simple_fields("weekday"))
    return draw(
        st.sampled_from(
            [
                (day_text, "?", lambda day: day.day in days),
                ("?", weekday_text, lambda day: sundays_first(day) in weekdays),
                ("L", "?", lambda day: (day + timedelta(days=1)).day == 1),
                ("LW", "?", lambda day: day == working_days(day)[-1]),
                (f"{n}W", "?", lambda day: nearest_to(day, n)),
                ("?", f"{name}L", lambda day: sundays_first(day) == name and (day + timedelta(days=7)).day <= 7),
                ("?", f"{name}#{k}", lambda day: sundays_first(day) == name and (day.day - 1) // 7 + 1 == k),
            ]
        )
    )


ZONES = ["UTC", BERLIN, "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "America/Sao_Paulo", "Asia/Gaza"]
DAYS_OF_CHANGE = ["2026-03-28", "2026-10-24", "2026-11-01", "2026-03-07", "2026-04-04", "2026-10-03", "2018-11-03"]


@settings(max_examples=120, deadline=None)
@given(
    st.tuples(simple_fields("minute"), simple_fields("hour"), simple_fields("month")),
    day_fields(),
    st.sampled_from(ZONES),
    st.one_of(
        st.sampled_from(DAYS_OF_CHANGE).map(utc),
        st.datetimes(datetime(2001, 1, 1), datetime(2035, 1, 1)).map(lambda naive: naive.replace(tzinfo=UTC)),  # noqa: DTZ001 - the zone follows
    ),
)
def test_the_next_firing_is_the_first_minute_that_is_meant(clock, days, zone, after):
    minute, hour, month = clock
    month_day, week_day, meant = days
    expression = f"cron({minute[0]} {hour[0]} {month_day} {month[0]} {week_day} *)"
    place = ZoneInfo(zone)
    horizon = after + timedelta(days=3)
    moment = after.replace(second=0, microsecond=0)
    expected = None
    while expected is None and (moment := moment + timedelta(minutes=1)) <= horizon:
        wall = moment.astimezone(place)
        if (
            wall.fold == 0
            and wall.minute in minute[1]
            and wall.hour in hour[1]
            and wall.month in month[1]
            and meant(wall.date())
        ):
            expected = moment
    found = next_after(expression, zone, after)
    if expected is None:
        assert found is None or found > horizon
    else:
        assert found == expected
