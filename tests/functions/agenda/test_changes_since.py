from functions.agenda import changes_since, events_delete, events_update, tasks_delete, tasks_move, tasks_update
from tests.functions.agenda.exchanging import bring, changed, link, todo
from tests.functions.agenda.planning import project, task, where


def test_a_room_is_told_what_changed_and_how_it_is_now(invoke, diary):
    kept, gone = diary.put("kept"), diary.put("gone")

    def since(state, caller=diary.caller):
        request = {"calendar_id": diary.calendar_id, "since": state}
        usual = {"role": "member", "session": "s"}
        return invoke(changes_since, event={"caller": {**usual, **caller}, "request": request}).payload

    first = since("0")["answer"]
    assert {each["object"]["title"] for each in first["changed"]} == {"kept", "gone"}
    invoke(events_update, **diary.at(kept), body={"title": "changed"})
    invoke(events_delete, **diary.at(gone))

    told = since(first["state"])["answer"]
    assert [(each["object"]["title"], each["modseq"], each["by"]) for each in told["changed"]] == [
        ("changed", 3, "ada")
    ]
    assert told["destroyed"] == [gone["event_id"]]
    assert since("nonsense")["problem"]["type"].endswith("cannot-calculate-changes")


def test_it_sees_what_the_caller_may_see(invoke, diary, office):
    bob = office.person("bob")
    diary.put("Doctor")
    diary.put("Surprise", privacy="secret")
    request = {"calendar_id": diary.calendar_id, "since": "0"}

    answer = invoke(changes_since, event={"caller": {**bob, "role": "member", "session": "s"}, "request": request})

    changed = answer.payload["answer"]["changed"]
    assert [each["object"].get("title") for each in changed] == [None]


def test_a_room_is_told_what_changed_in_a_project(invoke, office):
    bob = office.person("bob")
    home, other = project(invoke, office.ada, {"person:bob": "read"}), project(invoke, office.ada)
    kept, gone, moved = (task(invoke, office.ada, home, title=each) for each in ("Kept", "Gone", "Moved"))

    def since(state, caller=office.ada, where=home):
        return changed(invoke, caller, where, state)

    first = since("0", bob)["answer"]
    assert {each["object"]["title"] for each in first["changed"]} == {"Kept", "Gone", "Moved"}
    invoke(tasks_update, caller=office.ada, **where(kept), body={"patch": {"title": "Changed"}})
    invoke(tasks_delete, caller=office.ada, **where(gone))
    invoke(tasks_move, caller=office.ada, **where(moved), body={"project_id": other})

    told = since(first["state"], bob)["answer"]
    assert [(each["id"], each["object"]["title"], each["by"]) for each in told["changed"]] == [
        (kept["task_id"], "Changed", "ada")
    ]
    assert set(told["destroyed"]) == {gone["task_id"], moved["task_id"]}
    assert since("nonsense")["problem"]["type"].endswith("cannot-calculate-changes")
    assert since("0", bob, other)["problem"]["type"].endswith("no-such-project")


def test_what_says_much_comes_in_as_many_portions_as_an_answer_takes(invoke, office):
    home = project(invoke, office.ada)
    for number in range(6):
        links = {str(n): link(n) for n in range(40)}
        writes = ({"object": todo(f"t{number}-{n}", description="x" * 60_000, links=links)} for n in range(5))
        assert {each["outcome"] for each in bring(invoke, office.ada, home, *writes)["answer"]["outcomes"]} == {
            "written"
        }

    found, state, answers = [], "0", 0
    while True:
        told = changed(invoke, office.ada, home, state)["answer"]
        found += [each["id"] for each in told["changed"]]
        state, answers = told["state"], answers + 1
        if not told["has_more"]:
            break
    assert (len(found), len(set(found)), answers > 1) == (30, 30, True)
