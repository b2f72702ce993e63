from functions.agenda import (
    alerts_changes,
    alerts_heed,
    alerts_ring,
    calendars_delete,
    calendars_restore,
    calendars_update,
    preferences_update,
    shelf_put,
)
from tests.functions.agenda.happenings import Diary
from tests.functions.conftest import sample


def test_whoever_a_calendar_reminds_otherwise_hears_of_what_is_due_now(invoke, cloud, desk):
    desk.put("Lunch", minutes=20, useDefaultAlerts=True)
    cloud.pumps.drain()
    assert desk.alerts == {}
    invoke(
        calendars_update, caller=desk.ada, calendar_id=desk.office.default(), body={"alerts": [{"offset": "-PT20M"}]}
    )
    cloud.pumps.drain()

    assert desk.alerts == {"Lunch": "ringing"}


def test_what_is_back_from_the_trash_reminds_its_owner_and_who_wants_to_be_reminded_of_it(invoke, cloud, desk):
    bob = desk.office.person("bob")
    team = desk.office.calendar(shares={"workspace": "read"})
    at = {"caller": desk.ada, "calendar_id": team}
    invoke(shelf_put, caller=bob, thing_id=team, body={"alerts": [{"offset": "-PT12M"}]})
    desk.diary = Diary(invoke, team, desk.ada)
    desk.put("Game")
    invoke(calendars_delete, **at)
    cloud.pumps.drain()
    assert desk.alerts == {}
    assert invoke(alerts_heed).payload == {"batchItemFailures": []}, "of a calendar that is not there"

    invoke(calendars_restore, **at)
    cloud.pumps.drain()
    assert desk.alerts == {"Game": "ringing"}
    desk.ada = bob
    assert desk.alerts == {"Game": "ringing"}


def test_what_lies_in_the_trash_with_its_calendar_is_not_shown_and_rings_when_it_is_back(invoke, cloud, desk):
    invoke(preferences_update, caller=desk.ada, body={"email": "always"})
    desk.put("Tea")
    team = desk.office.calendar()
    at = {"caller": desk.ada, "calendar_id": team}
    desk.diary = Diary(invoke, team, desk.ada)
    desk.put("Game"), desk.put("Match")
    cloud.pumps.drain()
    assert (desk.alerts, len(desk.letters)) == (dict.fromkeys(("Tea", "Game", "Match"), "ringing"), 3)
    desk.snoozed_until(desk.now)
    since = invoke(alerts_changes, caller=desk.ada, query={}).json["state"]

    invoke(calendars_delete, **at)
    cloud.pumps.drain()
    assert [*desk.alerts] == ["Tea"]
    assert len(invoke(alerts_changes, caller=desk.ada, query={"since": since}).json["updated"]) == 2
    event = sample(alerts_ring)
    event["Records"][0]["body"] = f'{{"workspace": "{desk.workspace}", "person": "ada"}}'
    assert invoke(alerts_ring, event=event).payload == {"batchItemFailures": []}
    assert (desk.alerts, len(desk.letters)) == ({"Tea": "ringing"}, 4)

    invoke(calendars_restore, **at)
    cloud.pumps.drain()
    assert (desk.alerts, len(desk.letters)) == (dict.fromkeys(("Tea", "Game", "Match"), "ringing"), 6)
