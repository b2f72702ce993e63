"""Minutes, one by one: what everything about free and busy is held to."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from agenda.freebusy import Busy, Hours, Span
from agenda.times import local

MINUTE = timedelta(minutes=1)
WEEKDAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")

CHANGES = [
    ("Europe/Berlin", datetime(2027, 3, 27, 20, tzinfo=UTC)),
    ("Europe/Berlin", datetime(2027, 10, 30, 20, tzinfo=UTC)),
    ("America/New_York", datetime(2027, 3, 14, 3, tzinfo=UTC)),
    ("Australia/Lord_Howe", datetime(2027, 4, 3, 10, tzinfo=UTC)),
    ("Pacific/Apia", datetime(2011, 12, 30, 5, tzinfo=UTC)),  # a day that never was
    ("Africa/Casablanca", datetime(2027, 2, 6, 20, tzinfo=UTC)),
    ("Asia/Kathmandu", datetime(2027, 6, 1, 12, tzinfo=UTC)),
]
"""A zone, and when something happens to its clocks within a few hours."""


def every(since, before):
    at = since
    while at < before:
        yield at
        at += MINUTE


def within(spans, since, before):
    """The minutes of the range that are in one of them."""
    return {at for at in every(since, before) if any(each[0] <= at < each[1] for each in spans)}


@st.composite
def minutes(draw, since, hours=12):
    return since + MINUTE * draw(st.integers(0, hours * 60))


@st.composite
def spans(draw, since, hours=12, most=6):
    found = []
    for _ in range(draw(st.integers(0, most))):
        begins = draw(minutes(since, hours))
        found.append(Span(begins, begins + MINUTE * draw(st.integers(0, 240))))
    return found


@st.composite
def busy(draw, since):
    return [Busy(*each, kind=draw(st.sampled_from(["busy", "tentative"]))) for each in draw(spans(since))]


@st.composite
def windows(draw):
    edges = sorted(draw(st.sets(st.integers(0, 24 * 6), min_size=2, max_size=6)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    return [{"begins": clock(begins * 10), "ends": clock(ends * 10)} for begins, ends in pairs]


@st.composite
def hours(draw, zone, since):
    there = local(since, zone).date()
    days = [there + timedelta(days=each) for each in (-1, 0, 1)]
    return Hours.model_validate(
        {
            "zone": zone,
            "week": {day: draw(windows()) for day in draw(st.sets(st.sampled_from(WEEKDAYS), min_size=4))},
            "exceptions": {day: draw(windows()) for day in draw(st.sets(st.sampled_from(days), max_size=1))},
        }
    )


def clock(minutes):
    return f"{minutes // 60:02}:{minutes % 60:02}"


def shown(hours, at):
    """Whether clocks show a time at which somebody is there."""
    there = local(at, hours.zone)
    windows = hours.exceptions.get(there.date(), hours.week.get(WEEKDAYS[there.weekday()], ()))
    return any(each.begins <= f"{there:%H:%M}" < each.ends for each in windows)
