from functions.agenda import alerts_dismiss, alerts_list, events_delete, events_get, shelf_put, tasks_get
from tests.functions.agenda.happenings import Diary
from tests.functions.agenda.planning import project, where
from tests.functions.identity.colleagues import NOBODY


def test_what_was_dismissed_is_so_however_often_it_is_said(invoke, desk):
    alert_id = desk.reminded()
    first = invoke(alerts_dismiss, caller=desk.ada, alert_id=alert_id).json
    again = invoke(alerts_dismiss, caller=desk.ada, alert_id=alert_id).json

    assert first["state"] == "dismissed"
    assert again == first
    assert desk.alerts == {"Lunch": "dismissed"}
    assert invoke(alerts_dismiss, caller=desk.ada, alert_id=NOBODY).problem == "no-such-alert"
    assert invoke(alerts_dismiss, caller=desk.office.person("bob"), alert_id=alert_id).problem == "no-such-alert"


def test_what_it_is_about_says_that_it_was_seen_so_that_no_phone_rings_any_more(invoke, cloud, desk):
    lunch, rent = desk.put("Lunch"), desk.task(project(invoke, desk.ada), "Rent")
    cloud.pumps.drain()
    for each in invoke(alerts_list, caller=desk.ada).json["items"]:
        assert invoke(alerts_dismiss, caller=desk.ada, alert_id=each["alert_id"]).json["state"] == "dismissed"
    event = invoke(events_get, **desk.diary.at(lunch)).json
    task = invoke(tasks_get, caller=desk.ada, **where(rent)).json
    cloud.pumps.drain()

    seen = [it["alerts"]["1"]["acknowledged"] for it in (event["event"], task["task"])]
    assert seen == [f"{desk.now:%Y-%m-%dT%H:%M:%SZ}"] * 2
    assert desk.alerts == {"Lunch": "dismissed", "Rent": "dismissed"}


def test_what_is_not_theirs_to_write_or_is_gone_is_dismissed_where_they_work_and_stays_as_it_is(invoke, cloud, desk):
    bob = desk.office.person("bob")
    team = desk.office.calendar(shares={"person:bob": "write"})
    invoke(shelf_put, caller=bob, thing_id=team, body={"alerts": [{"offset": "-PT10M"}]})
    shared = Diary(invoke, team, desk.ada)
    alerts = {"1": {"@type": "Alert", "trigger": {"@type": "OffsetTrigger", "offset": "-PT10M"}}}
    game = shared.put("Game", desk.start(), timeZone="Etc/UTC", alerts=alerts)
    tea = desk.put("Tea")
    cloud.pumps.drain()
    invoke(events_delete, **desk.diary.at(tea))
    for caller in (bob, desk.ada):
        for each in invoke(alerts_list, caller=caller).json["items"]:
            if (each["title"], caller["person"]) != ("Game", "ada"):
                assert invoke(alerts_dismiss, caller=caller, alert_id=each["alert_id"]).json["state"] == "dismissed"

    assert invoke(events_get, **shared.at(game)).json == game
    assert desk.alerts == {"Game": "ringing", "Tea": "dismissed"}
