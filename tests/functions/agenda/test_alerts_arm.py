from datetime import UTC, datetime, timedelta

import pytest

from functions.agenda import (
    alerts_arm,
    alerts_changes,
    alerts_dismiss,
    alerts_list,
    alerts_snooze,
    events_delete,
    events_move,
    events_restore,
    events_update,
    shelf_put,
)
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


EMAILED = {"@type": "Alert", "action": "email", "trigger": {"@type": "OffsetTrigger", "offset": "-PT10M"}}


def cancelled(invoke, at):
    invoke(events_update, body={"status": "cancelled"}, **at)
    return lambda: invoke(events_update, body={"status": "confirmed"}, **at)


def deleted(invoke, at):
    invoke(events_delete, **at)
    return lambda: invoke(events_restore, **at)


@pytest.mark.parametrize("undone", [cancelled, deleted])
def test_a_reminder_goes_with_what_it_is_about_and_is_there_again_as_it_was(invoke, cloud, desk, undone):
    lunch = desk.put("Lunch", alerts={"1": EMAILED})
    cloud.pumps.drain()
    (given,) = invoke(alerts_list, caller=desk.ada).json["items"]
    dismissed = invoke(alerts_dismiss, caller=desk.ada, alert_id=given["alert_id"]).json
    desk.put("Tea")
    cloud.pumps.drain()
    state = invoke(alerts_changes, caller=desk.ada).json["state"]
    back = undone(invoke, desk.diary.at(lunch))
    cloud.pumps.drain()

    assert desk.alerts == {"Tea": "ringing"}
    told = invoke(alerts_changes, caller=desk.ada, query={"since": state}).json
    assert (told["destroyed"], told["updated"]) == ([given["alert_id"]], [])
    assert back().status == 200
    cloud.pumps.drain()
    assert desk.alerts == {"Tea": "ringing", "Lunch": "dismissed"}
    (again,) = (it for it in invoke(alerts_list, caller=desk.ada).json["items"] if it["title"] == "Lunch")
    assert {**again, "modseq": 0} == {**dismissed, "modseq": 0}
    assert len(desk.letters) == 1, "nobody is written to twice"


def test_of_what_is_at_another_time_one_is_reminded_anew_and_not_of_when_it_was(invoke, cloud, desk):
    lunch = desk.put("Lunch")
    cloud.pumps.drain()
    (given,) = invoke(alerts_list, caller=desk.ada).json["items"]
    invoke(events_update, body={"start": desk.start(600)}, **desk.diary.at(lunch))
    cloud.pumps.drain()
    assert desk.alerts == {}

    invoke(events_update, body={"start": desk.start(9)}, **desk.diary.at(lunch))
    cloud.pumps.drain()
    (again,) = invoke(alerts_list, caller=desk.ada).json["items"]
    assert again["alert_id"] != given["alert_id"]


def test_a_reminder_goes_along_into_another_calendar(invoke, cloud, desk):
    team, lunch = desk.office.calendar(), desk.put("Lunch")
    cloud.pumps.drain()
    (given,) = invoke(alerts_list, caller=desk.ada).json["items"]
    assert invoke(events_move, body={"calendar_id": team}, **desk.diary.at(lunch)).status == 200
    cloud.pumps.drain()

    (there,) = invoke(alerts_list, caller=desk.ada).json["items"]
    assert (there["alert_id"], there["container_id"]) == (given["alert_id"], team)
    invoke(events_delete, calendar_id=team, event_id=there["object_id"], caller=desk.ada)
    cloud.pumps.drain()
    assert desk.alerts == {}


def test_one_time_of_a_series_that_is_cancelled_takes_its_own_reminder_along(invoke, cloud, desk):
    daily = [{"@type": "RecurrenceRule", "frequency": "daily"}]
    held = desk.put("Walk", minutes=10 - 24 * 60, before="-PT10M", recurrenceRules=daily)
    desk.lost()
    cloud.pumps.drain()
    assert desk.alerts == {"Walk": "ringing"}
    today = {"recurrenceOverrides": {desk.start(): {"status": "cancelled"}}}
    assert invoke(events_update, body=today, **desk.diary.at(held)).status == 200
    cloud.pumps.drain()

    assert desk.alerts == {}


def test_what_was_snoozed_and_cancelled_rings_again_when_it_takes_place_after_all(invoke, cloud, desk):
    lunch = desk.put("Lunch")
    cloud.pumps.drain()
    (given,) = invoke(alerts_list, caller=desk.ada).json["items"]
    invoke(alerts_snooze, caller=desk.ada, alert_id=given["alert_id"], body={"minutes": 60})
    back = cancelled(invoke, desk.diary.at(lunch))
    cloud.pumps.drain()
    assert desk.alerts == {}

    back()
    cloud.pumps.drain()
    assert desk.alerts == {"Lunch": "snoozed"}
    assert given["alert_id"] in desk.bell.waiting


def test_who_is_not_asked_any_more_is_reminded_no_more_and_others_are(invoke, cloud, desk):
    bob = desk.office.person("bob")
    team = desk.office.calendar(shares={"person:bob": "read"})
    for who in (bob, desk.ada):
        invoke(shelf_put, caller=who, thing_id=team, body={"alerts": [{"offset": "-PT1H"}]})
    shared, start = Diary(invoke, team, desk.ada), datetime.now(UTC) + timedelta(minutes=58)
    game = shared.put("Game", f"{start:%Y-%m-%dT%H:%M:%S}", timeZone="Etc/UTC", useDefaultAlerts=True)
    cloud.pumps.drain()
    invoke(events_update, body={"title": "Match"}, **shared.at(game))
    cloud.pumps.drain()
    assert desk.alerts == {"Game": "ringing"}

    invoke(events_update, body={"privacy": "secret"}, **shared.at(game))
    cloud.pumps.drain()
    assert desk.alerts == {"Game": "ringing"}, "it is hers"
    desk.ada = bob
    assert desk.alerts == {}


def test_a_reminder_of_what_happens_all_the_time_stays_and_is_back_however_many_were_given_before(invoke, cloud, desk):
    often = [{"@type": "RecurrenceRule", "frequency": "minutely", "interval": 15}]
    pills = desk.put("Pills", minutes=5 - 40 * 24 * 60, before="-PT10M", recurrenceRules=often)
    desk.lost()
    cloud.pumps.drain()
    assert desk.alerts == {"Pills": "ringing"}
    desk.given(pills, desk.now - timedelta(days=35))
    given = len(invoke(alerts_list, caller=desk.ada).json["items"])

    invoke(events_update, body={"description": "the blue ones"}, **desk.diary.at(pills))
    cloud.pumps.drain()
    assert len(invoke(alerts_list, caller=desk.ada).json["items"]) == given

    back = cancelled(invoke, desk.diary.at(pills))
    cloud.pumps.drain()
    assert desk.alerts == {}
    back()
    cloud.pumps.drain()
    assert desk.alerts == {"Pills": "ringing"}
