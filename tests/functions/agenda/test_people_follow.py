from datetime import timedelta

from functions.agenda import (
    calendars_get,
    calendars_list,
    people_follow,
    preferences_update,
    projects_get,
    projects_list,
    shelf_list,
    tasks_get,
)
from functions.identity import people_remove
from tests.functions.agenda.comings import came
from tests.functions.agenda.offices import USUAL, Office
from tests.functions.agenda.planning import project, task, where
from tests.functions.identity.colleagues import Company

BOB = {"person": "bob", "scopes": USUAL}


def shown(invoke, caller):
    return {each["calendar_id"]: each["role"] for each in invoke(calendars_list, caller=caller).json["items"]}


def test_the_room_knows_who_is_there_as_identity_tells(invoke, cloud, rows):
    acme = Company()
    cloud.pumps.drain()
    bob = acme.hire("bob")
    cloud.pumps.drain()

    known = {row["sk"]["S"]: row for row in rows("agenda-people-1")}
    assert {row["pk"]["S"] for row in known.values()} == {acme.id}
    assert known.keys() == {acme.ada, bob}
    assert known[bob]["email"]["S"] == "bob@example.com"

    invoke(people_remove, caller=acme.admin, person=bob)
    cloud.pumps.drain()
    (gone,) = (row for row in rows("agenda-people-1") if row["sk"]["S"] == bob)
    assert gone["status"]["S"] == "gone"
    assert "bob" not in str({**gone, "sk": None}).casefold()


def test_what_is_older_than_what_is_known_changes_nothing(invoke, rows):
    invoke(people_follow)
    before = rows("agenda-people-1")
    invoke(people_follow)

    assert rows("agenda-people-1") == before != []


def test_who_comes_has_a_calendar_and_what_their_groups_see(invoke, cloud):
    office = Office()
    groups, everybody, rare = (office.calendar(shares={to: "read"}) for to in ("group:red", "workspace", "group:blue"))
    came(cloud, "bob", 1, "created", groups=["red"])

    assert shown(invoke, BOB) == {office.default("bob"): "admin", groups: "read", everybody: "read"}
    came(cloud, "bob", 2, groups=["blue"])
    assert shown(invoke, BOB) == {office.default("bob"): "admin", rare: "read", everybody: "read"}
    assert groups not in str(invoke(shelf_list, caller=BOB).json)


def test_what_belonged_to_who_left_is_the_workspaces_own_and_they_see_nothing_any_more(invoke, cloud):
    office = Office()
    office.person("bob")
    theirs, shared = office.calendar("bob", shares={"person:ada": "write"}), office.calendar()
    office.shelve("bob", shared, "person:bob")
    came(cloud, "bob", 2, "destroyed")

    boss = office.manager()
    left = invoke(calendars_get, caller=boss, calendar_id=theirs).json
    assert (left["owner"], left["role"], left["shares"]) == (None, "admin", [{"to": "person:ada", "role": "write"}])
    assert invoke(calendars_get, caller=office.ada, calendar_id=shared).json["shares"] == []
    assert invoke(calendars_get, caller=boss, calendar_id=office.default("bob")).json["owner"] is None

    came(cloud, "bob", 3, "created")  # back again
    (mine,) = shown(invoke, BOB)
    assert mine not in {theirs, shared, office.default("bob")}


def test_who_is_elsewhere_is_reminded_by_the_clock_there(cloud, desk):
    start = f"{desk.now + timedelta(days=2):%Y-%m-%d}T12:00:00"
    desk.diary.put("Lunch", start, timeZone=None, useDefaultAlerts=True)
    cloud.pumps.drain()
    before = desk.bell
    came(cloud, "ada", 2, workspace=desk.workspace, zone="Asia/Tokyo")

    assert desk.bell.version > before.version, "it rang, and found what is next there"


def listed(invoke, caller):
    """The projects that somebody sees, but for the inbox."""
    found = invoke(projects_list, caller=caller).json["items"]
    return {each["project_id"]: each["role"] for each in found if not each["inbox"]}


def test_who_comes_has_an_inbox_and_the_projects_that_their_groups_see(invoke, cloud):
    office = Office()
    groups, everybody, rare = (office.project(shares={to: "read"}) for to in ("group:red", "workspace", "group:blue"))
    for modseq, group, seen in ((1, "red", groups), (2, "blue", rare)):
        came(cloud, "bob", modseq, groups=[group])
        assert listed(invoke, BOB) == {seen: "read", everybody: "read"}
    assert [each["inbox"] for each in invoke(projects_list, caller=BOB).json["items"]].count(True) == 1


def test_projects_of_who_left_are_the_workspaces_own_and_nothing_is_assigned_to_them(invoke, cloud):
    office = Office()
    office.person("bob")
    came(cloud, "bob", 2)
    invoke(preferences_update, caller=BOB, body={"assignments": False})
    (inbox,) = (each["project_id"] for each in invoke(projects_list, caller=BOB).json["items"])
    theirs, shared = project(invoke, BOB, {"person:ada": "write"}), project(invoke, office.ada, {"person:bob": "write"})
    given, own, done = (
        task(invoke, office.ada, where, ours_assignee=whose)
        for where, whose in ((shared, "bob"), (shared, "ada"), (theirs, "bob"))
    )
    came(cloud, "bob", 3, "destroyed")

    boss = office.manager()
    left = invoke(projects_get, caller=boss, project_id=theirs).json
    assert (left["owner"], left["shares"]) == (None, [{"to": "person:ada", "role": "write"}])
    assert invoke(projects_get, caller=office.ada, project_id=shared).json["shares"] == []
    assert invoke(projects_get, caller=boss, project_id=inbox).json["inbox"] is False
    found = [invoke(tasks_get, caller=office.ada, **where(it)).json for it in (given, own, done)]
    assert [it["task"].get("stoa.app:assignee") for it in found] == [None, "ada", None]
    assert (found[0]["assigned"], found[0]["origin"]) == (None, "leaving")

    came(cloud, "bob", 4, "created")  # back again
    (mine,) = invoke(projects_list, caller=BOB).json["items"]
    assert (mine["inbox"], mine["project_id"] in {inbox, theirs}) == (True, False)
