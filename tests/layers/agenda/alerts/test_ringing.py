"""Reminding somebody: once, in time, and not of what is no more."""

from datetime import UTC, datetime, timedelta

import pytest

from agenda.alerts.arming import Arming
from agenda.alerts.bells import DAY
from agenda.alerts.model import DailyAgenda, Preferences, QuietHours
from agenda.alerts.ringing import Ringing
from kernel.letters import NotSent, Unreachable
from tests.layers.agenda.alerts.fakes import (
    ADA,
    MINUTE,
    FakeBells,
    FakeClock,
    FakeDiary,
    FakeLetters,
    FakeReminders,
    World,
)

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
ACME = "acme"


class House:
    """All that it takes, and a clock in hand."""

    def __init__(self, now=NOON, preferences=None):
        self.world = World(now)
        self.bells, self.clock = FakeBells(self.world), FakeClock(self.world)
        self.diary = FakeDiary(self.world)
        self.reminders = FakeReminders(self.world, self.diary)
        self.letters = FakeLetters(self.world)
        self.arming = Arming(self.bells, self.clock, lambda: self.world.now, wait=lambda _: None)
        self.ringing = Ringing(self.diary, self.reminders, self.letters, self.arming, lambda: self.world.now)
        self.arming.prefer(ACME, "ada", ADA.zone, preferences or Preferences(email="always"))
        self.arming.arm(ACME, "ada", now + DAY)

    def put(self, name, start, before="-PT10M", **more):
        """An event at so many minutes from noon, in UTC."""
        begins = (NOON + start * MINUTE).replace(tzinfo=None).isoformat()
        body = {"start": begins, "duration": "PT1H", "timeZone": "Etc/UTC", **more}
        self.diary.put(name, {**body, "alerts": {"1": {"trigger": {"offset": before}}}})

    def ring(self, after=0):
        self.world.now = NOON + after * MINUTE
        self.ringing.ring(ACME, "ada")

    @property
    def next(self):
        return (self.clock.schedules[ACME, "ada"] - NOON) / MINUTE

    @property
    def rung(self):
        return sorted(alert.title for alert in self.reminders.alerts.values() if alert.state == "ringing")

    @property
    def mailed(self):
        return [title for kind, title, _ in self.letters.sent if kind == "remind"]


@pytest.fixture
def house():
    return House()


def test_a_bell_rings_for_what_is_due_and_then_for_what_is_next(house):
    house.put("lunch", 30)
    house.put("tea", 200)

    house.ring()
    assert (house.rung, house.next) == ([], 20)
    house.ring(20)
    assert (house.rung, house.mailed, house.next) == (["lunch"], ["lunch"], 190)


def test_ringing_early_often_or_late_changes_nothing(house):
    house.put("lunch", 30)
    for minute in (5, 19, 20, 20, 21, 24, 45):
        house.ring(minute)

    assert (house.rung, house.mailed) == (["lunch"], ["lunch"])


def test_with_nothing_to_ring_for_it_looks_again_after_a_day(house):
    house.ring(7)

    assert house.next == 7 + 24 * 60


@pytest.mark.parametrize("gone", ["cancelled", "moved", "deleted", "silent"])
def test_what_is_no_more_when_it_is_claimed_rings_nothing(house, gone):
    house.put("lunch", 30)

    def change():
        match gone:
            case "cancelled":
                house.put("lunch", 30, status="cancelled")
            case "moved":
                house.put("lunch", 90)
            case "deleted":
                house.diary.things.clear()
            case "silent":
                house.put("lunch", 30, before="PT0S")

    claim = house.reminders.claim
    house.reminders.claim = lambda *said: (change(), claim(*said))[1]
    house.ring(20)
    house.reminders.claim = claim

    assert (house.rung, house.mailed) == ([], [])
    house.ring(25)
    house.ring(90)
    assert house.rung == {"cancelled": [], "deleted": [], "moved": ["lunch"], "silent": ["lunch"]}[gone]


def test_what_is_moved_after_it_rang_rings_anew(house):
    house.put("lunch", 30)
    house.ring(20)
    house.put("lunch", 90)
    house.ring(80)

    assert house.mailed == ["lunch", "lunch"]


def test_what_was_snoozed_rings_again_unless_it_is_no_more(house):
    house.put("lunch", 30)
    house.put("tea", 30)
    house.ring(20)
    for alert_id, alert in list(house.reminders.alerts.items()):
        until = NOON + 26 * MINUTE
        house.arming.snooze(ACME, "ada", alert_id, until)
        house.reminders.alerts[alert_id] = alert.snoozed(until)
    house.put("tea", 30, status="cancelled")

    assert (house.rung, house.next) == ([], 26)
    house.ring(26)
    house.ring(27)
    assert (house.rung, house.mailed.count("lunch"), len(house.letters.sent)) == (["lunch"], 2, 3)


def test_what_was_dismissed_is_quiet_for_good(house):
    house.put("lunch", 30)
    house.ring(20)
    ((alert_id, alert),) = house.reminders.alerts.items()
    house.arming.snooze(ACME, "ada", alert_id, NOON + 26 * MINUTE)
    house.reminders.alerts[alert_id] = alert.dismissed()
    house.ring(26)

    assert (house.rung, len(house.letters.sent)) == ([], 1)


@pytest.mark.parametrize(
    ("email", "action", "letters"),
    [("never", "email", 0), ("as-said", "display", 0), ("as-said", "email", 1), ("always", "display", 1)],
)
def test_letters_come_of_what_somebody_wants_them_of(email, action, letters):
    house = House(preferences=Preferences(email=email))
    house.put("lunch", 30)
    house.diary.things["lunch"].body["alerts"]["1"]["action"] = action
    house.ring(20)

    assert (house.rung, len(house.letters.sent)) == (["lunch"], letters)


def test_in_quiet_hours_letters_wait_and_those_that_come_too_late_are_not_sent():
    house = House(preferences=Preferences(email="always", quiet=QuietHours(since="13:00", until="14:00")))
    house.put("lunch", 30)  # 13:30 in Berlin
    house.put("tea", 90, before="-PT70M")
    house.ring(20)
    assert (house.rung, house.mailed, house.next) == (["lunch", "tea"], [], 60)
    house.ring(60)

    assert house.mailed == ["tea"]
    house.ring(61)
    assert house.mailed == ["tea"]


def test_a_letter_that_did_not_go_out_is_tried_again_and_one_that_cannot_is_not(house):
    house.put("lunch", 30)
    house.letters.failing = NotSent("not now")
    house.ring(20)
    assert (house.rung, house.next) == (["lunch"], 22)
    house.letters.failing = None
    house.ring(22)
    assert house.mailed == ["lunch"]

    house.put("tea", 60)
    house.letters.failing = Unreachable("never")
    house.ring(50)
    house.letters.failing = None
    house.ring(52)
    assert (house.mailed, house.rung) == (["lunch"], ["lunch", "tea"])


def test_the_day_is_told_of_once_at_the_hour_that_was_chosen():
    house = House(preferences=Preferences(daily=DailyAgenda(at="14:00")))
    house.put("tea", 200, before="-PT150M")
    assert house.next == 60
    for minute in (30, 60, 60, 63, 200):
        house.ring(minute)

    assert house.letters.sent == [("tell", NOON.date(), ("tea",))]
    assert house.next == 24 * 60 + 60


def test_of_a_day_with_nothing_one_is_told_only_if_one_likes_to_be():
    for empty in (False, True):
        house = House(preferences=Preferences(daily=DailyAgenda(at="14:00", empty=empty)))
        house.ring(60)
        assert len(house.letters.sent) == empty


def test_nobody_is_reminded_in_a_workspace_that_is_closed_or_after_they_left(house):
    house.put("lunch", 30)
    house.letters.closed = True
    house.ring(20)
    assert (house.rung, house.next) == ([], 20 + 24 * 60)

    house.letters.closed = False
    house.diary.people.clear()
    house.ring(21)
    assert (house.rung, house.clock.schedules) == ([], {})


def test_a_bell_that_was_lost_rings_as_soon_as_anything_changes(house):
    house.put("lunch", 30)
    house.ring()
    house.world.now = NOON + timedelta(hours=3)
    house.arming.arm(ACME, "ada", NOON + timedelta(hours=9))

    assert house.next == 180


def test_arming_it_for_later_than_it_is_armed_does_nothing(house):
    before = house.bells.kept[ACME, "ada"]
    house.arming.arm(ACME, "ada", NOON + 3 * DAY)

    assert house.bells.kept[ACME, "ada"] == before
