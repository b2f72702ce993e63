"""What the guide says about how often something may happen that reminds somebody is so, whenever a bell rings."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from agenda.alerts.bells import DAY
from agenda.alerts.dues import Who, Window, of_event
from agenda.alerts.giving import LATE, OVERLAP
from agenda.recurrence import Patience
from infra import ROOT

GUIDE = (ROOT / "docs/guide/reminders.md").read_text()
AWAY = {
    "two days": ["PT0S", "-PT10M", "-P2D", "P1D"],
    "a week": ["-P7D"],
    "31 days, or at a moment": ["-P31D", "2026-12-10T18:00:00Z"],
}
ADA = Who("ada@example.com", "Europe/Berlin")
NOW = datetime(2026, 12, 10, 12, tzinfo=UTC)


def rings(rule, said, late):
    """Whether it can be worked out when somebody is reminded of what happens by this rule."""
    trigger = {"when": said} if said.endswith("Z") else {"offset": said}
    body = {"uid": "a", "start": "2026-11-01T00:00:00", "timeZone": "Europe/Berlin", "recurrenceRules": [rule]}
    body |= {"duration": "PT1M", "alerts": {"1": {"trigger": trigger}}}
    patience = Patience()
    found = of_event(
        body, (), Who("ada@example.com", "Europe/Berlin"), Window(NOW - late, NOW + DAY), patience=patience
    )
    assert bool(found) != patience.tried
    return bool(found)


ROWS = re.findall(r"^\| ([^|]+) \| (\d+) \|$", GUIDE, re.MULTILINE)


def test_all_of_the_table_is_looked_at():
    assert [each for each, _ in ROWS] == list(AWAY)


@pytest.mark.parametrize(("away", "minutes"), ROWS)
def test_so_often_it_may_happen_and_not_twice_as_often(away, minutes):
    for said in AWAY[away]:
        for late in (OVERLAP, LATE):
            assert rings({"frequency": "minutely", "interval": int(minutes)}, said, late), (said, late)
        assert not rings({"frequency": "minutely", "interval": int(minutes) // 2}, said, LATE), said


def test_minutes_that_a_rule_names_take_less_and_seconds_that_it_counts_more():
    late = timedelta(minutes=5)

    assert rings({"frequency": "hourly", "byMinute": list(range(0, 60, 5))}, "-PT10M", late)
    assert not rings({"frequency": "minutely", "interval": 5}, "-PT10M", late)
    assert rings({"frequency": "minutely", "byHour": [9]}, "-PT10M", late)
    assert [rings({"frequency": "secondly", "interval": each}, "-P1D", late) for each in (3600, 90_000)] == [
        False,
        True,
    ]
