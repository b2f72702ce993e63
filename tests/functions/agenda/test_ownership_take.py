from datetime import timedelta

from functions.agenda import (
    calendars_get,
    calendars_list,
    calendars_trash,
    preferences_update,
    projects_list,
    tasks_due,
    tasks_get,
)
from tests.functions.agenda.comings import came, handed
from tests.functions.agenda.offices import NOW, USUAL, Office
from tests.functions.agenda.planning import project, task, titles, where


def test_all_that_somebody_had_is_the_heirs_and_they_have_another_calendar_from_then_on(invoke, cloud):
    office = Office()
    bob = office.person("bob")
    theirs = office.calendar("bob", shares={"person:ada": "write", "person:eve": "read"})
    thrown, others = office.calendar("bob", trashed=NOW - timedelta(days=1)), office.calendar("eve")
    handed(cloud, "bob", "ada", times=2)  # however often it is heard

    got = invoke(calendars_get, caller=office.ada, calendar_id=theirs).json
    assert (got["owner"], got["shares"]) == ("ada", [{"to": "person:eve", "role": "read"}])
    mine = {each["calendar_id"] for each in invoke(calendars_list, caller=office.ada).json["items"]}
    assert mine == {office.default(), theirs, office.default("bob")}
    assert [each["calendar_id"] for each in invoke(calendars_trash, caller=office.ada).json["items"]] == [thrown]
    (new,) = invoke(calendars_list, caller=bob).json["items"]
    assert new["default"]
    assert new["calendar_id"] != office.default("bob")
    assert invoke(calendars_get, caller=office.ada, calendar_id=others).status == 404


def test_it_is_theirs_too_if_it_is_heard_after_somebody_left(invoke, cloud):
    office = Office()
    office.person("bob")
    theirs = office.calendar("bob")
    came(cloud, "bob", 2, "destroyed")
    handed(cloud, "bob", "ada")

    assert invoke(calendars_get, caller=office.ada, calendar_id=theirs).json["owner"] == "ada"
    assert invoke(calendars_list, caller={"person": "bob", "scopes": USUAL}).json["items"] != []


def test_projects_are_the_heirs_too_and_what_was_to_be_seen_to_in_them(invoke, cloud):
    office = Office()
    bob = office.person("bob")
    came(cloud, "bob", 2)
    (inbox,) = (each["project_id"] for each in invoke(projects_list, caller=bob).json["items"])
    eve = office.person("eve")
    invoke(preferences_update, caller=eve, body={"assignments": False})
    theirs = project(invoke, bob, {"person:eve": "write"})
    soon = {"due": "2026-12-01T09:00:00"}
    task(invoke, bob, theirs, title="Unassigned", **soon)
    eves = task(invoke, bob, theirs, title="Eve's", ours_assignee="eve", **soon)
    handed(cloud, "bob", "ada", times=2)

    mine = {each["project_id"]: each["inbox"] for each in invoke(projects_list, caller=office.ada).json["items"]}
    assert mine == {theirs: False, inbox: False}
    assert titles(invoke(tasks_due, caller=office.ada, query={"before": "2027-01-01T00:00:00Z"})) == ["Unassigned"]
    assert invoke(tasks_get, caller=office.ada, **where(eves)).json["task"]["stoa.app:assignee"] == "eve"
    (new,) = invoke(projects_list, caller=bob).json["items"]
    assert (new["inbox"], new["project_id"] == inbox) == (True, False)
