from functions.agenda import (
    calendars_share,
    projects_update,
    tasks_block,
    tasks_delete,
    tasks_move,
    uids_find,
)
from tests.functions.agenda.happenings import Diary
from tests.functions.agenda.planning import project, task, where

TEN = {"start": "2026-12-01T10:00:00"}


def found(invoke, caller, *uids):
    """What is found of these: where the events stand, and where the tasks do."""
    said = invoke(uids_find, caller=caller, query={"uid": list(uids)})
    assert said.status == 200, said.text
    return [it["calendar_id"] for it in said.json["events"]], [it["project_id"] for it in said.json["tasks"]]


def test_what_belongs_together_is_found_from_either_side_wherever_it_was_put(invoke, diary, office):
    made = task(invoke, office.ada, project(invoke, office.ada))
    body = {"calendar_id": diary.calendar_id, **TEN}
    event = invoke(tasks_block, caller=office.ada, **where(made), body=body).json["event"]["event"]
    other = project(invoke, office.ada)
    invoke(tasks_move, caller=office.ada, **where(made), body={"project_id": other})
    invoke(projects_update, caller=office.ada, project_id=other, body={"archived": True})

    assert found(invoke, office.ada, event["uid"]) == ([diary.calendar_id], [])
    assert found(invoke, office.ada, made["task"]["uid"]) == ([], [other])
    assert found(invoke, office.ada, made["task"]["uid"], event["uid"]) == ([diary.calendar_id], [other])
    assert found(invoke, office.ada, "never heard of", "never heard of") == ([], [])


def test_a_uid_may_be_any_text_and_each_calendar_has_it_as_it_has_it(invoke, diary, office):
    other = Diary(invoke, office.calendar(), office.ada)
    for each in (diary, other):
        each.put("Chess", uid="chess#1@example.com")
    home = project(invoke, office.ada)
    task(invoke, office.ada, home, uid="chess#1@example.com")

    events, tasks = found(invoke, office.ada, "chess#1@example.com")
    assert (sorted(events), tasks) == (sorted([diary.calendar_id, other.calendar_id]), [home])


def test_nobody_finds_what_they_may_not_read_or_what_is_gone(invoke, office):
    bob, eve = office.person("bob"), office.person("eve")
    shared = Diary(invoke, office.calendar(), office.ada)
    for who, role in (("bob", "read"), ("eve", "free-busy")):
        grant = {"calendar_id": shared.calendar_id, "grantee": f"person:{who}", "body": {"role": role}}
        assert invoke(calendars_share, caller=office.ada, **grant).status == 200
    uids = [shared.put("Party", privacy=privacy)["event"]["uid"] for privacy in ("public", "private", "secret")]
    home = project(invoke, office.ada, {"person:bob": "read"})
    made = task(invoke, office.ada, home)

    assert [len(each) for each in found(invoke, office.ada, *uids, made["task"]["uid"])] == [3, 1]
    assert [len(each) for each in found(invoke, bob, *uids, made["task"]["uid"])] == [1, 1]
    assert [len(each) for each in found(invoke, eve, *uids, made["task"]["uid"])] == [0, 0]
    invoke(tasks_delete, caller=office.ada, **where(made))
    assert found(invoke, office.ada, made["task"]["uid"]) == ([], [])


def test_so_many_are_looked_for_at_once_and_at_least_one(invoke, office):
    for uids in ([], ["x"] * 11, ["x" * 256], [""]):
        said = invoke(uids_find, caller=office.ada, query={"uid": uids})
        assert (said.status, said.json["errors"][0]["field"].partition(".")[0]) == (422, "uid")
