from datetime import UTC, datetime, timedelta

from functions.agenda import alerts_ring, events_delete, preferences_update
from tests.functions.agenda.planning import project
from tests.functions.conftest import sample


def test_who_wants_it_is_reminded_once_by_a_letter_and_where_they_work(invoke, cloud, desk):
    invoke(preferences_update, caller=desk.ada, body={"email": "always"})
    desk.put("Lunch")
    desk.put("Dinner", minutes=300)
    cloud.pumps.drain()

    assert desk.alerts == {"Lunch": "ringing"}
    ((to, subject),) = desk.letters
    assert (to, subject.partition(":")[0]) == ("Ada <ada@example.com>", "Lunch")
    for _ in range(2):
        _ring(invoke, desk)
    assert (len(desk.letters), desk.alerts) == (1, {"Lunch": "ringing"})
    assert len(desk.schedules) == 1


def test_a_schedule_rings_it_when_its_time_has_come(cloud, desk):
    desk.put("Lunch", minutes=15)
    cloud.pumps.drain()
    before = desk.bell.heard
    cloud.pumps.tick(desk.bell.armed + timedelta(seconds=2))
    cloud.pumps.drain()

    assert desk.bell.heard > before


def test_what_was_snoozed_rings_again_and_what_is_due_within_a_minute_is_put_on_the_queue(invoke, cloud, desk):
    invoke(preferences_update, caller=desk.ada, body={"email": "always"})
    desk.put("Lunch")
    desk.task(project(invoke, desk.ada), "Rent")
    cloud.pumps.drain()
    desk.put("Tea", before="-PT9M5S")
    desk.snoozed_until(desk.now)
    assert desk.alerts == {"Lunch": "snoozed", "Rent": "snoozed"}
    _ring(invoke, desk)

    assert desk.alerts == {"Lunch": "ringing", "Rent": "ringing"}
    assert len(desk.letters) == 4
    assert abs(desk.bell.armed - desk.now) < timedelta(minutes=1)


def test_of_what_is_gone_nobody_is_reminded(invoke, cloud, desk):
    lunch = desk.put("Lunch", minutes=300)
    cloud.pumps.drain()
    invoke(events_delete, **desk.diary.at(lunch))
    _ring(invoke, desk)

    assert (desk.alerts, desk.letters) == ({}, [])


def test_the_bell_of_somebody_who_left_rings_no_more(invoke, desk):
    desk.lost()
    _ring(invoke, desk)
    assert len(desk.schedules) == 1

    _ring(invoke, desk, person="eve")
    left = desk.office.people.find(desk.workspace, ["ada"])["ada"]
    desk.office.people.keep(desk.workspace, left.model_copy(update={"status": "gone", "modseq": 2}), 1)
    _ring(invoke, desk)

    assert desk.schedules == []


def test_the_letter_of_a_day_tells_of_what_is_overdue(invoke, cloud, desk):
    desk.task(project(invoke, desk.ada), "Renew the passport", minutes=-3 * 24 * 60)
    cloud.pumps.drain()
    invoke(preferences_update, caller=desk.ada, body={"daily": {"at": f"{datetime.now(UTC):%H:%M}"}})
    for _ in range(2):
        _ring(invoke, desk)

    ((_, subject),) = desk.letters
    assert subject.endswith(": 1 overdue task")


def _ring(invoke, desk, person="ada"):
    event = sample(alerts_ring)
    event["Records"][0]["body"] = f'{{"workspace": "{desk.workspace}", "person": "{person}"}}'
    assert invoke(alerts_ring, event=event).payload == {"batchItemFailures": []}
