from agenda.access import access
from agenda.events import Ref
from agenda.planning import ToDo
from agenda.planning.service import Planning
from agenda.planning.table import PlanTable
from agenda.projects.holding import Holding
from agenda.projects.inboxes import Inboxes
from agenda.projects.records import ProjectRecordsTable
from agenda.projects.store import ProjectStoreTable
from functions.agenda import (
    events_get,
    events_jot,
    events_move,
    projects_list,
    tasks_delete,
    tasks_get,
    tasks_move,
)
from kernel.callers import Caller, within
from kernel.once import NEVER
from tests.functions.agenda.happenings import WEEKLY
from tests.functions.agenda.planning import project, where

RELATED = {"@type": "Relation", "relation": {"sibling": True}}


def test_each_knows_of_the_other_and_there_is_one_however_often(invoke, diary, office):
    home = project(invoke, office.ada)
    held = diary.put("Chess")
    key = {"headers": {"idempotency-key": "once"}}

    def made(**said):
        answer = invoke(events_jot, **diary.at(held), body={"project_id": home}, **said)
        assert answer.status == 201, answer.text
        return answer.json

    first, again, plain = made(**key), made(**key), made()
    task, event = first["task"], first["event"]
    assert (task["task"]["due"], task["task"]["timeZone"], task["task"]["title"]) == (
        *("2026-12-01T18:00:00", "Europe/Berlin", "Chess"),
    )
    assert {it["task"]["task_id"] for it in (again, plain)} == {task["task_id"]}
    assert task["task"]["relatedTo"] == {event["event"]["uid"]: RELATED}
    assert event["event"]["relatedTo"] == {task["task"]["uid"]: RELATED}
    assert invoke(events_get, **diary.at(held)).json == event
    assert invoke(tasks_get, caller=office.ada, **where(task)).json == task
    other = invoke(events_jot, **diary.at(held), body={"project_id": home, "title": "Go"}, **key)
    assert other.problem == "idempotency-key-reused"


def test_wherever_it_was_put_it_is_the_same_and_what_was_deleted_is_made_anew(invoke, diary, office):
    ada, held = office.ada, diary.put()
    home, other = project(invoke, ada), project(invoke, ada)
    key = {"headers": {"idempotency-key": "once"}}
    made = invoke(events_jot, **diary.at(held), body={"project_id": home}, **key).json["task"]
    invoke(tasks_move, caller=ada, **where(made), body={"project_id": other})
    moved = invoke(events_move, **diary.at(held), body={"calendar_id": office.calendar()}).json
    there = {"caller": ada, "calendar_id": moved["calendar_id"], "event_id": moved["event_id"]}

    again = invoke(events_jot, **there, body={"project_id": home}).json
    assert (again["task"]["project_id"], again["task"]["task_id"]) == (other, made["task_id"])
    assert list(again["event"]["event"]["relatedTo"]) == [made["task"]["uid"]]
    assert invoke(events_get, **there).json["event"]["relatedTo"] == {made["task"]["uid"]: RELATED}

    invoke(tasks_delete, caller=ada, **where(again["task"]))
    assert invoke(events_get, **there).json["event"]["relatedTo"] == {made["task"]["uid"]: RELATED}
    anew = invoke(events_jot, **there, body={"project_id": home}).json["task"]
    assert (anew["project_id"], anew["task"]["title"]) == (home, "Football")


def test_what_was_made_under_a_key_and_deleted_does_not_come_again_by_that_key(invoke, diary, office):
    home, held = project(invoke, office.ada), diary.put()
    asked = {**diary.at(held), "body": {"project_id": home}, "headers": {"idempotency-key": "once"}}
    invoke(tasks_delete, caller=office.ada, **where(invoke(events_jot, **asked).json["task"]))

    assert invoke(events_jot, **asked).problem == "undone"


def test_of_a_series_one_says_which_of_its_times_and_each_is_a_task_of_its_own_in_the_inbox(invoke, diary, office):
    held = diary.put(recurrenceRules=WEEKLY)

    def made(**said):
        return invoke(events_jot, **diary.at(held), body=said)

    days = [made(recurrence_id=f"2026-12-{day}T18:00:00").json["task"] for day in ("08", "15", "08")]
    assert [it["task"]["due"] for it in days[:2]] == ["2026-12-08T18:00:00", "2026-12-15T18:00:00"]
    assert (len({it["task_id"] for it in days}), len({it["project_id"] for it in days})) == (2, 1)
    listed = {it["project_id"]: it["inbox"] for it in invoke(projects_list, caller=office.ada).json["items"]}
    assert listed[days[0]["project_id"]] is True
    assert [made().problem, made(recurrence_id="2026-12-09T18:00:00").problem] == [
        *("which-occurrence", "no-such-occurrence")
    ]
    assert len(invoke(events_get, **diary.at(held)).json["event"]["relatedTo"]) == 2


def test_who_may_only_read_has_the_task_and_leaves_the_event_as_it_is(invoke, diary, office):
    bob, eve, joe = (office.person(name) for name in ("bob", "eve", "joe"))
    calendar = office.calendar(shares={"person:bob": "read", "person:eve": "free-busy"})
    shared = type(diary)(invoke, calendar, office.ada)
    held, secret = shared.put("Chess"), shared.put("Doctor", privacy="private")

    def tried(caller, it, **said):
        return invoke(events_jot, **{**shared.at(it), "caller": caller}, body=said)

    made = tried(bob, held).json
    assert (made["task"]["task"]["title"], "relatedTo" in made["event"]["event"]) == ("Chess", False)
    assert invoke(events_get, **shared.at(held)).json["modseq"] == held["modseq"]
    assert [tried(bob, secret).problem, tried(eve, held).problem] == ["not-allowed", "not-allowed"]
    assert tried(joe, held).problem == "no-such-calendar"
    assert tried(office.ada, held, project_id=made["task"]["project_id"]).problem == "no-such-project"
    assert tried(office.ada, shared.put(" ")).problem == "bad-task"
    assert tried(office.ada, {"event_id": calendar}).problem == "no-such-event"


def test_who_is_invited_is_not_told_that_somebody_has_a_task_of_it(invoke, cloud, party):
    event = party.invite("grace@example.org")
    before = len(cloud.stores.outbox.sent())
    made = invoke(events_jot, **party.at(event), body={})
    cloud.pumps.drain()

    assert (before, made.status, len(cloud.stores.outbox.sent())) == (1, 201, 1)


def test_a_guest_has_a_task_of_what_they_are_invited_to_whatever_becomes_of_that(invoke, cloud, party, firm):
    bob = firm.person("bob")
    event = party.invite("bob@example.com")
    theirs = {"caller": bob, "calendar_id": firm.default("bob"), "event_id": event["event_id"]}
    made = invoke(events_jot, **theirs, body={})
    assert made.status == 201, made.text
    party.change(event, {"title": "Coffee"})

    mine = invoke(events_jot, **party.at(event), body={}).json["task"]["task"]
    copy = party.copy(party.change(event, {"duration": "PT2H"}), "bob")
    assert (copy["title"], copy["relatedTo"]) == ("Coffee", {made.json["task"]["task"]["uid"]: RELATED})
    assert party.copy(event, "ada")["relatedTo"] == {mine["uid"]: RELATED}, "it is nobody else's"


class Late(PlanTable):
    """Plans of somebody who does not see yet what somebody else has just written."""

    def made_task(self, *place):
        there = super().made_task(*place) if "asked" in vars(self) else None
        self.asked = True
        return there


def test_of_two_at_the_same_moment_the_later_has_what_the_first_made(invoke, diary, office):
    home, held = project(invoke, office.ada), diary.put()
    first = invoke(events_jot, **diary.at(held), body={"project_id": home}).json["task"]
    service = Planning(
        Late(), access(), Holding(ProjectRecordsTable()), Inboxes(ProjectStoreTable()), "https://x.example"
    )
    caller = Caller(**{**office.ada, "scopes": frozenset()}, role="member", session="s")
    with within(caller.workspace):
        ref = Ref(diary.calendar_id, held["event_id"])
        later = service.to_do(caller, ref, ToDo(project_id=home), NEVER)

    assert (later.task.task_id, later.task.modseq) == (first["task_id"], first["modseq"])
    assert later.event.event["relatedTo"].keys() == {first["task"]["uid"]}
