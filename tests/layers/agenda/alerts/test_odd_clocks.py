"""Clocks that are wrong, people who travel, and reminders that are seen, snoozed and heard of in any order."""

from datetime import timedelta

import pytest

from agenda.alerts.diary import Watching
from agenda.alerts.dues import Who
from agenda.alerts.hearing import Hearing
from agenda.alerts.model import DailyAgenda, Preferences
from agenda.alerts.silencing import Silencing
from tests.layers.agenda.alerts.fakes import ADA, MINUTE
from tests.layers.agenda.alerts.houses import ACME, NOON, House


@pytest.fixture
def house():
    return House()


def hear(house, name):
    thing = house.diary.things[name]
    Hearing(house.arming, Silencing(house.reminders), lambda: house.world.now).changed(
        ACME, Watching("ada", ADA, thing)
    )


def test_functions_whose_clocks_are_five_minutes_apart_lose_nothing_and_give_nothing_twice(house):
    house.put("lunch", 30)
    house.ring(15)  # it is twenty past: the schedule rang, and this clock is slow
    assert (house.rung, house.next) == ([], 20)
    house.put("tea", 35)
    house.ring(25)  # it is twenty past: this clock is fast
    assert house.rung == ["lunch", "tea"]
    house.world.now = NOON + 21 * MINUTE
    house.put("cake", 33)
    hear(house, "cake")
    house.ring(23)

    assert (house.rung, house.mailed) == (["cake", "lunch", "tea"], ["lunch", "tea", "cake"])


def test_who_travels_a_minute_before_is_reminded_by_the_clock_of_where_they_are(house):
    house.put("call", 30, timeZone=None)  # at half past twelve, wherever one is: in Berlin that was an hour ago
    house.diary.people["ada"] = ADA.model_copy(update={"zone": "Etc/UTC"})
    house.ring(19)
    assert (house.rung, house.next) == ([], 20)
    house.diary.people["ada"] = ADA.model_copy(update={"zone": "Etc/GMT+1"})
    house.ring(20)
    assert (house.rung, house.next) == ([], 80)
    house.ring(80)
    house.diary.people["ada"] = ADA.model_copy(update={"zone": "Etc/GMT+2"})
    house.ring(140)

    assert len(house.letters.sent) == 2, "it is half past twelve once more, where they are now"


def test_who_travels_after_the_letter_of_the_day_came_is_not_told_of_it_again():
    house = House(preferences=Preferences(daily=DailyAgenda(at="14:00", empty=True)))
    house.ring(60)
    house.diary.people["ada"] = ADA.model_copy(update={"zone": "America/New_York"})
    house.ring(7 * 60)

    assert house.letters.sent == [("tell", NOON.date(), ())]
    assert house.next == 31 * 60


@pytest.mark.parametrize(("seen", "rings"), [(22, True), (24, False)])
def test_what_was_snoozed_rings_again_unless_it_was_seen_elsewhere_since(house, seen, rings):
    house.put("lunch", 30)
    house.ring(20)
    ((alert_id, alert),) = house.reminders.alerts.items()
    house.arming.snooze(ACME, "ada", alert_id, NOON + 30 * MINUTE)
    house.reminders.alerts[alert_id] = alert.snoozed(NOON + 30 * MINUTE, NOON + 23 * MINUTE)
    house.diary.acknowledge("lunch", {"alerts/1/acknowledged": f"{NOON + seen * MINUTE:%Y-%m-%dT%H:%M:%SZ}"})
    house.world.now = NOON + 25 * MINUTE
    hear(house, "lunch")
    house.ring(30)

    assert house.rung == ["lunch"] * rings
    assert house.mailed == ["lunch"] * (1 + rings)


def test_of_a_series_that_was_seen_for_years_as_much_is_looked_at_as_one_reads_at_once(house):
    daily = [{"@type": "RecurrenceRule", "frequency": "hourly"}]
    house.put("pulse", -90 * 24 * 60, recurrenceRules=daily)
    house.diary.acknowledge("pulse", {"alerts/1/acknowledged": f"{NOON:%Y-%m-%dT%H:%M:%SZ}"})
    asked = []
    house.reminders.find = lambda _workspace, _person, ids: asked.append(len(ids)) or {}
    reader = Who(ADA.email, ADA.zone)
    Silencing(house.reminders).silence(ACME, "ada", house.diary.things["pulse"], reader, NOON + timedelta(hours=1))

    assert asked == [100]
