"""Events that repeat, as Hypothesis makes them, and what they come to."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from agenda.jscalendar.patches import patched
from agenda.recurrence import Effort
from agenda.series import Series, spans

LONG = datetime(2025, 1, 1, tzinfo=UTC), datetime(2028, 6, 1, tzinfo=UTC)
HERE = "Europe/Berlin"
ZONES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", None]
RULES = [
    {"frequency": "daily", "interval": 3},
    {"frequency": "daily", "count": 40, "byHour": [8, 9, 17]},
    {"frequency": "weekly", "byDay": [{"day": "mo"}, {"day": "sa"}], "interval": 2},
    {"frequency": "weekly", "until": "2027-03-01T00:00:00"},
    {"frequency": "monthly", "byMonthDay": [-1, 1], "count": 20},
    {"frequency": "monthly", "byDay": [{"day": "fr", "nthOfPeriod": 2}]},
    {"frequency": "monthly", "byDay": [{"day": "mo"}, {"day": "tu"}], "bySetPosition": [-1]},
    {"frequency": "yearly", "byMonthDay": [3], "count": 3},
    {"frequency": "yearly", "byWeekNo": [20, 21]},
    {"frequency": "hourly", "interval": 55, "count": 60},
]
PATCHES = [
    {"title": "Otherwise"},
    {"duration": "PT3H", "participants/ada/participationStatus": "declined"},
    {"locations": None, "status": "cancelled"},
    {"timeZone": "Asia/Tokyo"},
    {"excluded": True},
]


@st.composite
def bodies(draw, most_rules=2):
    """An event, as it is stored."""
    start = draw(st.datetimes(datetime(2026, 1, 1), datetime(2026, 6, 30))).replace(minute=30, second=0, microsecond=0)
    said = {
        "@type": "Event",
        "uid": "series",
        "updated": "2026-01-01T00:00:00Z",
        "title": "As usual",
        "start": start.isoformat(),
        "duration": "PT1H",
        "participants": {"ada": {"@type": "Participant", "roles": {"attendee": True}}},
        "locations": {"main": {"@type": "Location", "name": "Room 1"}},
    }
    if zone := draw(st.sampled_from(ZONES)):
        said["timeZone"] = zone
    rules = draw(st.lists(st.sampled_from(RULES), min_size=1, max_size=most_rules, unique_by=str))
    said["recurrenceRules"] = rules
    if draw(st.integers(0, 5)) == 0:
        said["excludedRecurrenceRules"] = [{"frequency": "weekly", "byDay": [{"day": "sa"}]}]
    regular = [it.recurrence_id for it in times(said)]
    overrides = {}
    for _ in range(draw(st.integers(0, 3)) if regular else 0):
        beside = draw(st.booleans()) and draw(st.booleans())
        at = draw(st.sampled_from(regular[:60])) + timedelta(minutes=7 * beside)
        moved = {"start": (at + draw(st.sampled_from([timedelta(hours=2), timedelta(days=-3)]))).isoformat()}
        overrides[at.isoformat()] = draw(st.sampled_from([*PATCHES, moved, {}] if beside else [*PATCHES, moved]))
    if overrides:
        said["recurrenceOverrides"] = dict(sorted(overrides.items()))
    return said


def times(body):
    """Each time that it happens in some years."""
    return spans(Series.read(body), *LONG, HERE, Effort(400_000))


def content(body):
    """By recurrence id: when it happens, and what it then is."""
    ours = {name: value for name, value in body.items() if name not in {"uid", "start", "relatedTo"}}
    ours = {name: value for name, value in ours.items() if "ecurrence" not in name}
    return {
        it.recurrence_id or datetime.fromisoformat(body["start"]): (
            it.begins,
            it.ends,
            {name: each for name, each in patched(ours, it.patch or {}).items() if name != "start"},
        )
        for it in times(body)
    }
