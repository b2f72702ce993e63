from datetime import UTC, datetime, timedelta

from functions.agenda import alerts_mind, shelf_put
from tests.functions.agenda.happenings import Diary


def test_whoever_wants_to_be_reminded_of_what_others_share_hears_of_what_is_there_already(invoke, cloud, desk):
    bob = desk.office.person("bob", "crew")
    team = desk.office.calendar(shares={"group:crew": "read"})
    start = datetime.now(UTC) + timedelta(minutes=30)
    Diary(invoke, team, desk.ada).put("Game", f"{start:%Y-%m-%dT%H:%M:%S}", timeZone="Etc/UTC")
    cloud.pumps.drain()
    desk.ada = bob
    assert (desk.alerts, desk.schedules) == ({}, [])

    invoke(shelf_put, caller=bob, thing_id=team, body={"alerts": [{"offset": "-PT30M"}]})
    cloud.pumps.drain()
    assert desk.alerts == {"Game": "ringing"}
    invoke(shelf_put, caller=bob, thing_id=team, body={"alerts": []})
    assert invoke(alerts_mind).payload == {"batchItemFailures": []}


def test_what_was_made_somebodys_own_reminds_them(invoke, cloud, desk):
    old = datetime.now(UTC) - timedelta(days=9)
    team = desk.office.calendar(created=old, alerts=[{"offset": "-PT30M"}])
    desk.diary = Diary(invoke, team, desk.ada)
    invoke(shelf_put, caller=desk.ada, thing_id=team, body={"alerts": []})
    desk.put("Game", minutes=30, useDefaultAlerts=True)
    cloud.pumps.drain()
    assert desk.alerts == {}

    invoke(shelf_put, caller=desk.ada, thing_id=team, body={})
    cloud.pumps.drain()
    assert desk.alerts == {"Game": "ringing"}
