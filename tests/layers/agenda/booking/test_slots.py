"""What a page offers, against trying every minute; and what went wrong elsewhere."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.booking.diaries import Appointment, Diary, needed
from agenda.booking.slots import NoSuchDuration, by_day, days, offered, taking
from agenda.freebusy import Busy
from agenda.times import local
from tests.layers.agenda.booking.pages import could, host, page, worlds
from tests.layers.agenda.freebusy.minutes import every

HOUR = timedelta(hours=1)
MONDAY = datetime(2027, 6, 7, tzinfo=UTC)


def begun(found, diaries, since, before, now=MONDAY):
    return [each.begins for each in offered(found, diaries, found.durations[0], since, before, now=now)]


@given(worlds())
def test_all_is_offered_at_which_the_hosts_could_and_nothing_else_and_all_of_it_can_be_booked(world):
    found, diaries, since = world
    lasts, before = found.durations[0], since + timedelta(hours=13)

    slots = list(offered(found, diaries, lasts, since, before, now=since))

    expected = []
    for at in every(since + timedelta(minutes=found.notice), before):
        there = local(at, found.zone)
        if (there.hour * 60 + there.minute) % found.interval:
            continue
        hosts = [each.host.person for each in diaries if could(found, each, at)]
        if len(hosts) >= (len(found.hosts) if found.kind == "collective" else 1):
            expected.append((at, at + timedelta(minutes=lasts), tuple(hosts)))
    assert slots == expected
    for slot in slots:
        who = taking(found, diaries, {}, lasts, slot.begins, now=since)
        assert who == slot.hosts if found.kind == "collective" else len(who) == 1 and who[0] in slot.hosts
    for at in {since + HOUR, since + timedelta(minutes=37)} - {each.begins for each in slots}:
        assert taking(found, diaries, {}, lasts, at, now=since) == ()


@given(worlds(), st.integers(0, 13 * 60))
def test_two_halves_of_a_time_offer_what_the_whole_does(world, minutes):
    found, diaries, since = world
    before, middle = since + timedelta(hours=13), since + timedelta(minutes=minutes)

    whole = begun(found, diaries, since, before, since)

    assert whole == begun(found, diaries, since, middle, since) + begun(found, diaries, middle, before, since)


@given(worlds())
def test_one_more_who_takes_turns_never_takes_a_time_away(world):
    found, diaries, since = world
    everybody = found.model_copy(update={"kind": "round-robin"})
    fewer = found.model_copy(update={"kind": "round-robin", "hosts": found.hosts[:-1]})
    before = since + timedelta(hours=13)

    assert set(begun(fewer, diaries[:-1], since, before, since)) <= set(begun(everybody, diaries, since, before, since))


def test_of_hosts_in_turn_each_has_their_own_hours_and_their_own_conflicts():
    """calcom/cal.diy#5539: conflicts were left out where hosts had hours of their own."""
    nine = [{"begins": "09:00", "ends": "10:00"}]
    ada, bob = host("ada", week={"mo": nine, "we": nine}), host("bob", week={"fr": nine})
    found = page(ada, bob, durations=(60,), interval=60)
    wednesday, friday = MONDAY + timedelta(days=2), MONDAY + timedelta(days=4)

    diaries = [
        Diary(ada, [Busy(wednesday, wednesday + timedelta(days=1))]),
        Diary(bob, [Busy(friday, friday + timedelta(days=1))]),
    ]

    assert begun(found, diaries, MONDAY, MONDAY + timedelta(days=7)) == [MONDAY + 9 * HOUR]


def test_what_goes_on_past_midnight_is_offered_to_the_last_minute_that_it_can_begin():
    """calcom/cal.diy#6773: long meetings at the end of a day got lost, the more so the more hosts there were."""
    nights = {"mo": [{"begins": "22:00", "ends": "24:00"}], "tu": [{"begins": "00:00", "ends": "02:00"}]}
    ada, bob = host("ada", "America/New_York", nights), host("bob", "America/New_York", nights)
    found = page(ada, bob, durations=(180,), interval=30)

    slots = begun(found, [Diary(ada), Diary(bob)], MONDAY, MONDAY + timedelta(days=3))

    assert slots == [MONDAY + timedelta(hours=26), MONDAY + timedelta(hours=26, minutes=30), MONDAY + 27 * HOUR]


def test_as_long_as_one_of_them_is_free_it_can_be_booked_and_then_by_another():
    """calcom/cal.diy#17693: one host who had no time refused it for all."""
    ada, bob = host("ada"), host("bob")
    found = page(ada, bob, durations=(60,))
    nine = MONDAY + 9 * HOUR
    taken = Appointment(nine, nine + HOUR, "page", "first")

    def who(*appointments):
        diaries = [Diary(ada, (), appointments[:1]), Diary(bob, (), appointments[1:])]
        return taking(found, diaries, {}, 60, nine, now=MONDAY)

    assert (who(), who(taken), who(taken, taken)) == (("ada",), ("bob",), ())


def test_what_is_moved_does_not_stand_in_its_own_way():
    ada = host()
    nine = MONDAY + 9 * HOUR
    diary = Diary(ada, (), (Appointment(nine, nine + HOUR, "page", "mine"),))
    found = page(ada, durations=(60,), limits={"day": 1})

    half_past = nine + HOUR / 2

    assert taking(found, [diary], {}, 60, half_past, now=MONDAY) == ()
    assert taking(found, [diary.besides("mine")], {}, 60, half_past, now=MONDAY) == ("ada",)


@pytest.mark.parametrize(("day", "lasts"), [("2027-03-28", 23), ("2027-06-01", 24), ("2027-10-31", 25)])
def test_a_day_of_the_guest_has_as_many_hours_as_it_has(day, lasts):
    found, there = page(durations=(60,), interval=60), date.fromisoformat(day)
    since, before = days(there, there, "Europe/Berlin")

    slots = offered(found, [Diary(found.hosts[0])], 60, since, before, now=since)

    assert {each: len(some) for each, some in by_day(slots, "Europe/Berlin").items()} == {there: lasts}


def test_of_hosts_in_two_zones_all_are_there_only_while_both_are():
    office = {"mo": [{"begins": "09:00", "ends": "17:00"}]}
    berlin, york = host("ada", "Europe/Berlin", office), host("bob", "America/New_York", office)
    found = page(berlin, york, kind="collective", durations=(60,), interval=60)

    slots = begun(found, [Diary(berlin), Diary(york)], MONDAY, MONDAY + timedelta(days=7))

    assert [each.hour for each in slots] == [13, 14]


def test_of_a_month_all_of_it_is_read_to_count_what_is_booked():
    limited = page(limits={"month": 1})
    last = datetime(2027, 6, 30, 9, tzinfo=UTC)
    first = Appointment(last.replace(day=1), last.replace(day=1) + HOUR, "page", "first")

    assert needed(limited, last, last + HOUR).begins < first.begins
    assert begun(limited, [Diary(limited.hosts[0], (), (first,))], last, last + timedelta(days=1), last) == [
        datetime(2027, 7, 1, 0, minute, tzinfo=UTC) + hour * HOUR for hour in range(9) for minute in (0, 30)
    ]


def test_only_what_the_page_offers_can_be_had_of_it():
    found = page()
    with pytest.raises(NoSuchDuration):
        taking(found, [Diary(found.hosts[0])], {}, 45, MONDAY, now=MONDAY)
    closed = found.model_copy(update={"open": False})
    assert begun(closed, [Diary(found.hosts[0])], MONDAY, MONDAY + HOUR) == []
