from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from functions.agenda import (
    changes_apply,
    events_get,
    events_update,
    projects_get,
    tasks_done,
    tasks_get,
    tasks_list,
    tasks_reopen,
    tasks_restore,
    tasks_trash,
    tasks_update,
    trash_list,
)
from tests.functions.agenda.exchanging import bring, changed, link, part_of, todo
from tests.functions.agenda.planning import project, task, titles, where


def event(uid, title="Football", **said):
    return {"@type": "Event", "uid": uid, "title": title, "start": "2026-12-01T18:00:00", "timeZone": "UTC", **said}


def apply(invoke, diary, *writes, **said):
    request = {"calendar_id": diary.calendar_id, "writes": list(writes), "origin": "google", **said}
    caller = {**diary.caller, "role": "member", "session": "s"}
    return invoke(changes_apply, event={"caller": caller, "request": request}).payload


def outcomes(payload):
    return [(each["outcome"], each["modseq"]) for each in payload["answer"]["outcomes"]]


def test_each_write_has_a_condition_of_its_own_and_the_rest_is_done(invoke, diary):
    mine = diary.put("mine", uid="mine")

    answer = apply(
        invoke,
        diary,
        {"object": event("new"), "expected": 0},
        {"object": event("mine", "theirs"), "expected": 7},
        {"object": event("bad", start="never")},
        {"id": mine["event_id"], "object": event("another")},
        {"id": "nobody-knows"},
    )

    assert outcomes(answer) == [
        ("written", 2),
        ("conflict", 1),
        ("refused", None),
        ("refused", None),
        ("destroyed", None),
    ]
    told = answer["answer"]["outcomes"]
    assert told[1]["current"]["object"]["title"] == "mine"
    assert "start" in told[2]["problem"]
    assert answer["answer"]["state"] == "2"


def test_what_it_writes_bears_its_mark_and_writing_it_again_changes_nothing(invoke, diary, cloud, told):
    write = {"object": event("x", updated="2026-11-01T00:00:00Z")}
    apply(invoke, diary, write)

    assert outcomes(apply(invoke, diary, write)) == [("unchanged", 1)]
    gone = apply(invoke, diary, {"id": apply(invoke, diary, write)["answer"]["outcomes"][0]["id"]})

    assert outcomes(gone) == [("destroyed", None)]
    cloud.pumps.drain()
    heard = told("agenda.EventChanged")
    assert [(each["kind"], each["origin"], each["by"]) for each in heard] == [
        ("created", "google", "ada"),
        ("destroyed", "google", "ada"),
    ]
    thrown = invoke(trash_list, calendar_id=diary.calendar_id, caller=diary.caller).json["items"]
    assert [(each["event"]["uid"], each["origin"]) for each in thrown] == [("x", "google")]


def test_ninety_are_written_at_once_and_ninety_deleted(invoke, diary):
    names = [f"event-{number}" for number in range(90)]
    written = apply(invoke, diary, *({"object": event(name)} for name in names))
    assert set(outcomes(written)) == {("written", 1)}, "one change of the calendar"

    deleted = apply(invoke, diary, *({"id": each["id"]} for each in written["answer"]["outcomes"]))

    assert set(outcomes(deleted)) == {("destroyed", None)}
    event_id = written["answer"]["outcomes"][0]["id"]
    assert invoke(events_get, **diary.at({"event_id": event_id})).status == 404


def test_it_writes_only_where_the_caller_may(invoke, diary, office):
    bob = office.person("bob")
    diary.caller = bob

    assert apply(invoke, diary, {"object": event("x")})["problem"]["status"] == 403
    diary.caller = office.ada
    twice = {"object": event("x")}
    assert apply(invoke, diary, twice, twice)["problem"]["type"].endswith("named-twice")


def test_large_events_are_written_in_as_many_transactions_as_they_take(invoke, diary):
    large = [{"object": event(f"e{each}", description="x" * 30_000)} for each in range(50)]
    answer = apply(invoke, diary, *large)

    assert [what for what, _ in outcomes(answer)] == ["written"] * 50
    assert answer["answer"]["state"] == "2", "a megabyte of them at once"


def test_a_reminder_that_never_rings_is_kept_and_noted_and_hinders_no_other_change(invoke, diary):
    far = {"a": {"@type": "Alert", "trigger": {"@type": "OffsetTrigger", "offset": "-P40D"}}}

    (told,) = apply(invoke, diary, {"object": event("far", alerts=far)})["answer"]["outcomes"]

    assert (told["outcome"], told["problem"]) == ("written", None)
    assert "31 days" in told["note"]
    at = {"calendar_id": diary.calendar_id, "event_id": told["id"], "caller": diary.caller}
    assert invoke(events_update, **at, body={"title": "Otherwise"}).status == 200
    again = invoke(events_update, **at, body={"alerts/a/trigger/offset": "-P41D"})
    assert (again.status, again.json["errors"][0]["field"]) == (422, "alerts.a.trigger")


def test_tasks_are_written_each_under_a_condition_of_its_own_and_what_is_part_of_what_in_any_order(invoke, office):
    home = project(invoke, office.ada)
    mine = task(invoke, office.ada, home, title="Mine")

    answer = bring(
        invoke,
        office.ada,
        home,
        {"object": todo("inner", "Inner", relatedTo=part_of("outer")), "expected": 0},
        {"object": todo("outer", "Outer"), "expected": 0},
        {"object": mine["task"] | {"title": "Theirs"}, "expected": 7},
        {"object": todo("lost", relatedTo=part_of("nobody"))},
        {"object": todo("bad", due="never")},
        {"object": {"@type": "Event", "uid": "party", "title": "Party"}},
        {"object": todo("given", ours_assignee="bob")},
        {"object": todo("sorted", ours_section="nowhere")},
        {"object": todo("large", description="x" * 60_000, links={str(n): link(n) for n in range(60)})},
        {"id": mine["task_id"], "object": todo("another")},
        {"id": "nobody-knows"},
    )["answer"]["outcomes"]

    said = [(each["outcome"], each["modseq"]) for each in answer]
    assert said == [("written", 2), ("written", 2), ("conflict", 1), *[("refused", None)] * 7, ("destroyed", None)]
    assert (answer[2]["current"]["id"], answer[2]["current"]["object"]) == (mine["task_id"], mine["task"])
    why = [each["problem"] for each in answer[3:10]]
    named = ["part of", "due", "@type", "assigned", "section", "KB", "uid"]
    assert [word in told for word, told in zip(named, why, strict=True)] == [True] * 7, why
    assert titles(invoke(tasks_list, caller=office.ada, project_id=home)) == ["Mine", "Inner", "Outer"]
    inner = invoke(tasks_get, caller=office.ada, project_id=home, task_id=answer[0]["id"]).json
    assert (inner["path"], inner["created_by"], inner["origin"]) == ([answer[1]["id"]], "ada", "todoist")


def test_what_another_room_writes_of_tasks_bears_its_mark_and_writing_it_again_changes_nothing(
    invoke, office, cloud, told
):
    home = project(invoke, office.ada)
    write = {"object": todo("milk", priority=1, due="2027-01-08T09:00:00", timeZone="UTC")}
    (made,) = bring(invoke, office.ada, home, write)["answer"]["outcomes"]

    assert bring(invoke, office.ada, home, write)["answer"]["outcomes"][0]["outcome"] == "unchanged"
    (there,) = changed(invoke, office.ada, home)["answer"]["changed"]
    again = {"object": there["object"], "expected": there["modseq"]}
    assert bring(invoke, office.ada, home, again)["answer"]["outcomes"][0]["outcome"] == "unchanged", "as it is read"
    bring(invoke, office.ada, home, {"id": made["id"], "expected": made["modseq"]})

    cloud.pumps.drain()
    heard = [each for each in told("agenda.TaskChanged") if each["task_id"] == made["id"]]
    assert [(each["kind"], each["origin"], each["by"], each["moved_to"]) for each in heard] == [
        ("created", "todoist", "ada", None),
        ("destroyed", "todoist", "ada", None),
    ]
    thrown = invoke(tasks_trash, caller=office.ada, project_id=home).json["items"]
    assert [(each["task"]["title"], each["origin"]) for each in thrown] == [("Milk", "todoist")]
    back = {"project_id": home, "task_id": made["id"]}
    assert invoke(tasks_restore, caller=office.ada, **back).json["task"]["priority"] == 1


def test_ninety_tasks_are_written_at_once_and_ninety_deleted_in_as_many_transactions_as_that_takes(invoke, office):
    home = project(invoke, office.ada)
    written = bring(invoke, office.ada, home, *({"object": todo(f"t{number}")} for number in range(90)))["answer"]
    assert {(each["outcome"], each["modseq"]) for each in written["outcomes"]} == {("written", 1)}, "one change of it"
    assert written["state"] == "1"

    gone = [{"id": each["id"], "expected": each["modseq"]} for each in written["outcomes"]]
    deleted = bring(invoke, office.ada, home, *gone)["answer"]

    assert {each["outcome"] for each in deleted["outcomes"]} == {"destroyed"}
    assert deleted["state"] == "3"
    assert titles(invoke(tasks_list, caller=office.ada, project_id=home)) == []


def test_trees_that_take_several_transactions_expect_what_was_there_before_the_first(invoke, office):
    sections = [{"name": "Now"}, {"name": "Later"}]
    home = project(invoke, office.ada, sections=sections)
    now, later = (it["section_id"] for it in invoke(projects_get, caller=office.ada, project_id=home).json["sections"])
    outer = [todo(f"o{tree}", ours_section=now) for tree in range(3)]
    inner = [todo(f"i{tree}-{n}", relatedTo=part_of(f"o{tree}")) for tree in range(3) for n in range(27)]
    made = bring(invoke, office.ada, home, *({"object": each} for each in outer + inner))["answer"]["outcomes"]
    assert {each["outcome"] for each in made} == {"written"}

    moved = [each | {"stoa.app:section": later, "description": "x" * 20_000} for each in outer + inner]
    writes = [{"object": it, "expected": was["modseq"]} for it, was in zip(moved, made, strict=True)]
    answer = bring(invoke, office.ada, home, *writes[:3], *writes[:2:-1])["answer"]

    assert {each["outcome"] for each in answer["outcomes"]} == {"written"}
    assert int(answer["state"]) > made[0]["modseq"] + 1, "more than one transaction"
    seen = changed(invoke, office.ada, home)["answer"]["changed"]
    there = [each["object"]["stoa.app:section"] for each in seen]
    assert there == [later] * 84
    gone = [{"id": each["id"], "expected": each["modseq"]} for each in answer["outcomes"]]
    deleted = bring(invoke, office.ada, home, *gone)["answer"]["outcomes"]
    assert {each["outcome"] for each in deleted} == {"destroyed"}, "what is part of the first went with it before"
    assert len(changed(invoke, office.ada, home, answer["state"])["answer"]["destroyed"]) == 84


def test_what_is_part_of_a_task_goes_where_it_goes_unless_it_is_said_to_go_elsewhere(invoke, office):
    home = project(invoke, office.ada, sections=[{"name": "Now"}])
    (now,) = (it["section_id"] for it in invoke(projects_get, caller=office.ada, project_id=home).json["sections"])
    outer = task(invoke, office.ada, home, title="Outer")
    inner = task(invoke, office.ada, home, outer["task_id"], title="Inner")
    kept = task(invoke, office.ada, home, outer["task_id"], title="Kept")

    def there(it):
        found = invoke(tasks_get, caller=office.ada, **where(it))
        return (found.json["path"], found.json["task"].get("stoa.app:section")) if found.status == 200 else None

    along = {"object": inner["task"] | {"stoa.app:section": now}}
    said = bring(invoke, office.ada, home, {"object": outer["task"] | {"stoa.app:section": now}}, along)["answer"][
        "outcomes"
    ]
    modseq = invoke(tasks_get, caller=office.ada, **where(inner)).json["modseq"]
    assert [(each["outcome"], each["modseq"]) for each in said] == [("written", modseq), ("unchanged", modseq)]
    assert [there(it) for it in (outer, inner)] == [([], now), ([outer["task_id"]], now)]
    out = {name: value for name, value in kept["task"].items() if name != "relatedTo"}
    late = {"object": todo("late", relatedTo=part_of(outer["task"]["uid"]))}
    went = bring(invoke, office.ada, home, {"id": outer["task_id"]}, {"object": out}, late)["answer"]["outcomes"]
    assert [each["outcome"] for each in went] == ["destroyed", "written", "destroyed"]
    assert [there(it) for it in (outer, inner, kept)] == [None, None, ([], None)]
    circle = {"object": kept["task"] | {"relatedTo": part_of(kept["task"]["uid"])}}
    assert bring(invoke, office.ada, home, circle)["answer"]["outcomes"][0]["outcome"] == "refused"


def test_what_was_done_elsewhere_counts_for_the_day_on_which_it_was_done_and_can_be_taken_back(invoke, office, cloud):
    home = project(invoke, office.ada)
    yesterday = (datetime.now(UTC) - timedelta(days=1)).strftime("%Y-%m-%dT12:00:00Z")
    mine = task(invoke, office.ada, home, title="Mine")
    done = {"progress": "completed", "progressUpdated": yesterday}

    made, new = bring(invoke, office.ada, home, {"object": mine["task"] | done}, {"object": todo("new", **done)})[
        "answer"
    ]["outcomes"]

    cloud.pumps.drain()
    counted = invoke(tasks_done, caller=office.ada).json["days"]
    assert [(day["day"], day["done"]) for day in counted] == [(yesterday[:10], 2)]
    assert invoke(tasks_reopen, caller=office.ada, **where(mine)).json["task"] | {"updated": 0} == (
        mine["task"] | {"updated": 0}
    )
    undone = bring(invoke, office.ada, home, {"object": todo("new"), "expected": new["modseq"]})
    assert (made["outcome"], undone["answer"]["outcomes"][0]["outcome"]) == ("written", "written")
    cloud.pumps.drain()
    assert invoke(tasks_done, caller=office.ada).json["days"] == []


def test_whoever_expects_something_that_somebody_changed_meanwhile_is_told_and_nothing_is_lost(invoke, office):
    home = project(invoke, office.ada)
    made = [task(invoke, office.ada, home) for _ in range(12)]

    def theirs(number):
        write = {"object": made[number]["task"] | {"title": "theirs"}, "expected": made[number]["modseq"]}
        return bring(invoke, office.ada, home, write)["answer"]["outcomes"][0]["outcome"]

    def ours(number):
        said = {"body": {"patch": {"title": "ours"}}, "headers": {"if-match": f'"{made[number]["modseq"]}"'}}
        return invoke(tasks_update, caller=office.ada, **where(made[number]), **said).status

    with ThreadPoolExecutor(4) as pool:
        one, other = pool.map(theirs, range(12)), pool.map(ours, range(12))
        came = list(zip(one, other, strict=True))

    assert set(came) <= {("written", 412), ("conflict", 200)}, "of each there is one winner"
    names = ["theirs" if mine == "written" else "ours" for mine, _ in came]
    assert [invoke(tasks_get, caller=office.ada, **where(it)).json["task"]["title"] for it in made] == names


def test_tasks_are_written_only_where_the_caller_may(invoke, office):
    bob = office.person("bob")
    seen = project(invoke, office.ada, {"person:bob": "read"})
    write = {"object": todo("milk")}

    assert bring(invoke, bob, seen, write)["problem"]["status"] == 403
    assert bring(invoke, bob, project(invoke, office.ada), write)["problem"]["type"].endswith("no-such-project")
    assert bring(invoke, office.ada, seen, write, write)["problem"]["type"].endswith("named-twice")
    caller = {"role": "member", "session": "s", **office.ada}
    both = {"project_id": seen, "calendar_id": seen, "writes": [write], "origin": "todoist"}
    for said in (both, {"writes": [write], "origin": "todoist"}):
        assert "one of the two" in str(invoke(changes_apply, event={"caller": caller, "request": said}).payload)
