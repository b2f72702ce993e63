from functions.agenda import alerts_heed, calendars_delete, calendars_restore, calendars_update, shelf_put
from tests.functions.agenda.happenings import Diary


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
