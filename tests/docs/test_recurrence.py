"""What the guide says about what repeats: its tables are run, its example is expanded."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr

from agenda.jscalendar.event import Event
from agenda.recurrence import TooDense, TooFar, last, occurrences, plan
from agenda.recurrence.rule import MOST_COUNT, MOST_INTERVAL, Rule
from agenda.recurrence.text import _NAMES, parse
from agenda.series import Series, spans
from agenda.series.checked import checked
from agenda.times import instant, local
from agenda.times.local import YEARS, written
from infra import ROOT
from tests.layers.agenda.recurrence.hostile import FAR, START
from tests.layers.agenda.recurrence.rfc5545 import FRIDAY_THE_13TH
from tests.layers.agenda.recurrence.test_dateutil import DIFFERENCES

GUIDE = (ROOT / "docs/guide/recurrence.md").read_text()
PARTS = {title: text for title, _, text in (each.partition("\n") for each in GUIDE.split("\n## "))}


def rows(title):
    """The cells of a section's table: what of them is code, in lists."""
    _, *lines = [line for line in PARTS[title].splitlines() if line.startswith("| ")]
    return [[re.findall(r"`([^`]+)`", cell) for cell in line.strip("|").split("|")] for line in lines]


def test_its_example_is_as_it_says():
    draft = re.search(r"POST \S+/events\n({.*?})\n→", GUIDE, re.DOTALL)[1]
    body = {"@type": "Event", "uid": "team", "updated": "2026-11-22T08:00:00Z", **json.loads(draft)}
    checked(body)
    january = spans(Series.read(body), datetime(2027, 1, 1, tzinfo=UTC), datetime(2027, 1, 16, tzinfo=UTC), "UTC")

    assert [f"{local(it.begins, 'Europe/Berlin'):%a %d %H}" for it in january] == [
        "Mon 04 09", "Mon 11 14", "Wed 13 09", "Thu 14 09",
    ]  # fmt: skip


def test_all_that_is_understood_is_listed():
    said = {name.removesuffix("s") for row in rows("What is understood") for name in row[0]}
    assert set(_NAMES) <= said
    fields = {Rule.model_fields[name].alias for name in _NAMES.values()} | {"firstDayOfWeek"}
    assert fields | {"recurrenceOverrides", "recurrenceRules", "excludedRecurrenceRules"} == {
        name for row in rows("What is understood") for name in row[1]
    }
    assert "up to a million" in PARTS["What is understood"]
    assert MOST_COUNT == MOST_INTERVAL == 1_000_000
    assert f"the years {YEARS[0]} to {YEARS[-1]}" in PARTS["What is understood"]
    assert {"recurrenceRules", "excludedRecurrenceRules"} <= {
        field.alias for field in Event.model_fields.values() if field.alias
    }


def test_what_takes_times_out_leaves_the_start_unless_its_rule_comes_to_it():
    body = {"@type": "Event", "uid": "a", "updated": "2026-01-01T00:00:00Z", "start": "2027-01-05T09:00:00"}
    body["recurrenceRules"] = [{"frequency": "daily", "count": 3}]
    for day, left in {"we": ["Tue", "Thu"], "tu": ["Wed", "Thu"]}.items():
        body["excludedRecurrenceRules"] = [{"frequency": "weekly", "byDay": [{"day": day}]}]
        found = spans(Series.read(body), datetime(2027, 1, 1, tzinfo=UTC), datetime(2027, 2, 1, tzinfo=UTC), "UTC")
        assert [f"{it.begins:%a}" for it in found] == left


def test_times_that_clocks_skip_or_show_twice_are_when_it_says():
    for [zone], [time], [moment] in rows("Where clocks jump"):
        assert written(instant(datetime.fromisoformat(time), zone)) == moment
    hourly = {"@type": "Event", "uid": "a", "updated": "2026-01-01T00:00:00Z", "start": "2027-10-31T00:00:00"}
    hourly |= {"timeZone": "Europe/Berlin", "recurrenceRules": [{"frequency": "hourly", "count": 5}]}
    night = spans(Series.read(hourly), datetime(2027, 10, 30, tzinfo=UTC), datetime(2027, 11, 1, tzinfo=UTC), "UTC")
    assert [f"{it.begins:%H}" for it in night] == ["22", "23", "00", "02", "03"]


def test_what_it_says_is_refused_is_refused():
    start = START
    with pytest.raises(TooDense) as dense:
        occurrences(plan(parse("FREQ=SECONDLY"), start), start, FAR)
    with pytest.raises(TooFar) as far:
        last(plan(parse("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;COUNT=1000000"), start))
    assert re.findall(r"^- `([a-z-]+)`", PARTS["What is refused"], re.MULTILINE) == [
        dense.value.slug(),
        far.value.slug(),
    ]


def test_each_difference_from_dateutil_is_one_and_all_are_told():
    told = rows("Where we differ from python-dateutil")
    for [rule], [start], we, they, _ in told:
        begins = datetime.fromisoformat(f"{start}T09:00:00")
        horizon = begins + timedelta(days=800)
        assert [f"{each:%F}" for each in occurrences(plan(parse(rule), begins), begins, horizon)] == we
        found = rrulestr(rule, dtstart=begins).between(begins - timedelta(seconds=1), horizon)
        assert [f"{each:%F}" for each in found] == they != we
    assert [rule for [rule], *_ in told] == [text for text, *_ in DIFFERENCES.values()]
    with pytest.raises(ValueError, match="generates an empty set"):
        rrulestr("FREQ=HOURLY;INTERVAL=24;BYHOUR=5", dtstart=START)


def test_friday_the_13th_begins_on_a_tuesday():
    start, *_ = FRIDAY_THE_13TH
    assert f"{start:%A}" == "Tuesday"
