from functions.agenda import events_delete, events_get, events_move, tasks_block, tasks_get, tasks_move
from tests.functions.agenda.planning import project, task, where

RELATED = {"@type": "Relation", "relation": {"sibling": True}}
TEN = {"start": "2026-12-01T10:00:00"}


def test_time_for_a_task_stands_in_a_calendar_once_and_each_knows_of_the_other(invoke, diary, office):
    made = task(invoke, office.ada, project(invoke, office.ada), estimatedDuration="PT45M")
    key = {"headers": {"idempotency-key": "once"}}

    def taken(**said):
        body = {"calendar_id": diary.calendar_id, **TEN, **said.pop("body", {})}
        return invoke(tasks_block, caller=office.ada, **where(made), body=body, **said)

    first = taken(**key).json
    event = first["event"]["event"]
    assert (event["title"], event["duration"], event["timeZone"]) == ("Pay the rent", "PT45M", "Europe/Berlin")
    assert event["relatedTo"] == {made["task"]["uid"]: RELATED}
    assert first["task"]["task"]["relatedTo"] == {event["uid"]: RELATED}
    assert {it.json["event"]["event_id"] for it in (taken(**key), taken())} == {first["event"]["event_id"]}
    assert taken(**key, body={"duration": "PT2H"}).problem == "idempotency-key-reused"
    assert diary.starts() == [("2026-12-01T10:00:00", "Pay the rent")]
    assert invoke(tasks_get, caller=office.ada, **where(made)).json == first["task"]
    later = taken(body={"start": "2026-12-01T14:00:00"}).json
    assert len(later["task"]["task"]["relatedTo"]) == 2
    nothing = taken(body={"start": None})
    assert (nothing.problem, nothing.json["errors"][0]["field"]) == ("bad-task", "start")


def test_wherever_either_was_put_it_is_the_same_and_what_was_deleted_is_made_anew(invoke, diary, office):
    ada = office.ada
    made = task(invoke, ada, project(invoke, ada))
    body = {"calendar_id": diary.calendar_id, **TEN}
    key = {"headers": {"idempotency-key": "once"}}
    event = invoke(tasks_block, caller=ada, **where(made), body=body, **key).json["event"]
    moved = invoke(tasks_move, caller=ada, **where(made), body={"project_id": project(invoke, ada)}).json
    other = invoke(events_move, **diary.at(event), body={"calendar_id": office.calendar()}).json

    again = invoke(tasks_block, caller=ada, **where(moved), body=body).json
    assert (again["event"]["calendar_id"], again["event"]["event_id"]) == (other["calendar_id"], event["event_id"])
    assert again["task"]["task"]["relatedTo"] == {event["event"]["uid"]: RELATED}
    there = {"caller": ada, "calendar_id": other["calendar_id"], "event_id": event["event_id"]}
    assert invoke(events_delete, **there).status == 204
    assert invoke(tasks_get, caller=ada, **where(moved)).json["task"]["relatedTo"] == {event["event"]["uid"]: RELATED}
    assert invoke(tasks_block, caller=ada, **where(made), body=body, **key).problem == "no-such-task"
    anew = invoke(tasks_block, caller=ada, **where(moved), body=body).json["event"]
    assert anew["calendar_id"] == diary.calendar_id
    invoke(events_delete, **diary.at(anew))
    keyed = {"headers": {"idempotency-key": "other"}}
    invoke(tasks_block, caller=ada, **where(moved), body=body, **keyed)
    invoke(events_delete, **diary.at(anew))
    assert invoke(tasks_block, caller=ada, **where(moved), body=body, **keyed).problem == "undone"


def test_who_may_only_read_the_project_takes_time_and_leaves_the_task_as_it_is(invoke, office):
    bob, joe = office.person("bob"), office.person("joe")
    made = task(invoke, office.ada, project(invoke, office.ada, {"person:bob": "read"}))

    def tried(caller, calendar):
        return invoke(tasks_block, caller=caller, **where(made), body={"calendar_id": calendar, **TEN})

    taken = tried(bob, office.default("bob")).json
    assert (taken["event"]["by"], "relatedTo" in taken["task"]["task"]) == ("bob", False)
    seen = {"calendar_id": taken["event"]["calendar_id"], "event_id": taken["event"]["event_id"]}
    assert invoke(events_get, caller=bob, **seen).json["event"]["title"] == "Pay the rent"
    assert tried(bob, office.calendar(shares={"person:bob": "read"})).problem == "not-allowed"
    assert tried(bob, office.calendar()).problem == "no-such-calendar"
    assert tried(joe, office.default("joe")).problem == "no-such-project"
    followed = office.calendar(kind="subscribed", source="https://example.com/a.ics")
    assert tried(office.ada, followed).problem == "subscribed"
