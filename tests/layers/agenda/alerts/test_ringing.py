"""Reminding somebody: once, in time, and not of what is no more."""

from datetime import timedelta

import pytest

from agenda.alerts.bells import DAY
from agenda.alerts.model import DailyAgenda, Preferences, QuietHours
from kernel.letters import NotSent, Unreachable
from tests.layers.agenda.alerts.fakes import (
    ADA,
    MINUTE,
)
from tests.layers.agenda.alerts.houses import ACME, NOON, House


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
        house.reminders.alerts[alert_id] = alert.snoozed(until, house.world.now)
    house.put("tea", 30, status="cancelled")

    assert (house.rung, house.next) == ([], 26)
    house.ring(26)
    house.ring(27)
    assert (house.rung, house.mailed.count("lunch"), len(house.letters.sent)) == (["lunch"], 2, 3)


def test_that_one_was_named_rings_again_when_it_was_snoozed_though_nothing_is_due(house):
    house.put("lunch", 30)
    house.ring(20)
    ((_, lunch),) = house.reminders.alerts.items()
    until, named = NOON + 26 * MINUTE, {"alert_id": "m", "kind": "mention", "title": "Pay", "mail": "none"}
    house.arming.snooze(ACME, "ada", "m", until)
    house.reminders.alerts["m"] = lunch.model_copy(update=named).snoozed(until, house.world.now)
    house.ring(26)

    assert house.reminders.alerts["m"].state == "ringing"
    assert len(house.letters.sent) == 1


def test_what_was_dismissed_is_quiet_for_good(house):
    house.put("lunch", 30)
    house.ring(20)
    ((alert_id, alert),) = house.reminders.alerts.items()
    house.arming.snooze(ACME, "ada", alert_id, NOON + 26 * MINUTE)
    house.reminders.alerts[alert_id] = alert.dismissed(house.world.now)
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


def test_very_many_of_one_moment_are_a_few_and_one_that_says_how_many_more_and_one_letter(house):
    for number in range(10_000):
        house.put(str(number), 30)
    house.ring(20)

    given = house.reminders.alerts.values()
    assert (len(given), [each.title for each in given if each.kind == "more"]) == (51, ["9950 more reminders"])
    assert (house.letters.letters, len(house.letters.sent), house.next) == (1, 51, 20 + 24 * 60)
    house.ring(22)
    assert (len(house.reminders.alerts), house.letters.letters) == (51, 1)


def test_what_is_too_much_for_one_ringing_is_given_by_the_next_which_follows_at_once(house):
    for number in range(300):
        house.put(str(number), 30 + number // 40)
    house.ring(30)
    assert house.next == 30
    rung = len(house.rung)
    assert 200 <= rung < 300
    house.ring(30)

    assert (len(house.rung), house.next) == (300, 30 + 24 * 60)
    assert len({alert_id for _, _, alert_id in house.letters.sent}) == len(house.letters.sent) == 300


def test_whoever_has_no_address_is_reminded_where_they_work(house):
    house.diary.people["ada"] = ADA.model_copy(update={"email": ""})
    house.arming.prefer(ACME, "ada", ADA.zone, Preferences(email="always", daily=DailyAgenda(at="13:20", empty=True)))
    house.put("lunch", 30)
    house.ring(20)

    assert (house.rung, house.letters.sent, len(house.reminders.alerts)) == (["lunch"], [], 1)


def test_of_what_is_over_when_it_is_found_no_letter_comes(house):
    house.put("lunch", 30)
    house.put("tea", 90)
    house.ring(95)

    assert (house.rung, house.mailed) == (["lunch", "tea"], ["tea"])


def test_who_comes_back_hears_of_what_is_next_and_who_is_gone_has_no_bell(house):
    house.put("lunch", 30)
    house.diary.people["ada"] = ADA.model_copy(update={"status": "deactivated"})
    house.ring(5)
    assert (house.clock.schedules, house.bells.kept[ACME, "ada"].armed) == ({}, None)
    house.diary.people["ada"] = ADA
    house.ring(10)
    assert house.next == 20

    house.diary.people["ada"] = ADA.model_copy(update={"status": "gone"})
    house.ring(15)
    assert (house.clock.schedules, house.bells.kept, house.rung) == ({}, {}, [])


def test_who_wants_letters_no_more_gets_none_that_waited_and_who_ends_the_quiet_has_theirs():
    for wanted, mailed in ((Preferences(email="never"), []), (Preferences(email="always"), ["tea"])):
        house = House(preferences=Preferences(email="always", quiet=QuietHours(since="13:00", until="15:00")))
        house.put("tea", 90, before="-PT70M")
        house.ring(20)
        assert (house.mailed, house.next) == ([], 120)
        house.arming.prefer(ACME, "ada", ADA.zone, wanted)
        assert house.next == 20
        house.ring(20)

        assert (house.mailed, house.rung) == (mailed, ["tea"])
