from datetime import UTC, datetime, timedelta

from functions.agenda import alerts_arm, events_update, shelf_put
from tests.functions.agenda.happenings import Diary


def test_a_bell_is_armed_for_what_is_due_first_and_rings_at_once_for_what_is_due_now(invoke, cloud, desk):
    desk.put("Dinner", minutes=600)
    cloud.pumps.drain()
    dinner = desk.bell.armed
    lunch = desk.put("Lunch", minutes=300)
    cloud.pumps.drain()

    assert dinner - desk.bell.armed == timedelta(minutes=300)
    assert desk.schedules == [f"at({desk.bell.armed:%Y-%m-%dT%H:%M:%S})"]
    alerts = {"1": {"@type": "Alert", "trigger": {"@type": "OffsetTrigger", "offset": "-PT5H"}}}
    invoke(events_update, body={"alerts": alerts}, **desk.diary.at(lunch))
    cloud.pumps.drain()
    assert desk.alerts == {"Lunch": "ringing"}


def test_others_are_reminded_of_what_is_shared_with_them_as_they_like_it(invoke, cloud, desk):
    bob = desk.office.person("bob")
    team = desk.office.calendar(shares={"person:bob": "read"})
    invoke(shelf_put, caller=bob, thing_id=team, body={"alerts": [{"offset": "-PT1H"}]})
    shared, start = Diary(invoke, team, desk.ada), datetime.now(UTC) + timedelta(minutes=58)
    shared.put("Game", f"{start:%Y-%m-%dT%H:%M:%S}", timeZone="Etc/UTC")
    cloud.pumps.drain()

    assert desk.bell is None, "she wants to be reminded of nothing"
    desk.ada = bob
    assert desk.alerts == {"Game": "ringing"}


def test_what_has_no_reminder_makes_no_bell(invoke, cloud, desk):
    desk.put("Quiet", alerts={})
    cloud.pumps.drain()

    assert invoke(alerts_arm).payload == {"batchItemFailures": []}, "of a calendar that is not there"
    assert (desk.bell, desk.schedules) == (None, [])


def test_what_a_phone_says_was_seen_rings_no_more(invoke, cloud, desk):
    lunch, later = desk.put("Lunch"), f"{desk.now + timedelta(minutes=1):%Y-%m-%dT%H:%M:%SZ}"
    cloud.pumps.drain()
    desk.put("Tea")
    cloud.pumps.drain()
    invoke(events_update, body={"alerts/1/acknowledged": later}, **desk.diary.at(lunch))
    cloud.pumps.drain()

    assert desk.alerts == {"Lunch": "dismissed", "Tea": "ringing"}
