from functions.agenda import changes_since, events_delete, events_update


def test_a_room_is_told_what_changed_and_how_it_is_now(invoke, diary):
    kept, gone = diary.put("kept"), diary.put("gone")

    def since(state, caller=diary.caller):
        request = {"calendar_id": diary.calendar_id, "since": state}
        usual = {"role": "member", "session": "s"}
        return invoke(changes_since, event={"caller": {**usual, **caller}, "request": request}).payload

    first = since("0")["answer"]
    assert {each["event"]["title"] for each in first["changed"]} == {"kept", "gone"}
    invoke(events_update, **diary.at(kept), body={"title": "changed"})
    invoke(events_delete, **diary.at(gone))

    told = since(first["state"])["answer"]
    assert [(each["event"]["title"], each["modseq"], each["by"]) for each in told["changed"]] == [("changed", 3, "ada")]
    assert told["destroyed"] == [gone["event_id"]]
    assert since("nonsense")["problem"]["type"].endswith("cannot-calculate-changes")


def test_it_sees_what_the_caller_may_see(invoke, diary, office):
    bob = office.person("bob")
    diary.put("Doctor")
    diary.put("Surprise", privacy="secret")
    request = {"calendar_id": diary.calendar_id, "since": "0"}

    answer = invoke(changes_since, event={"caller": {**bob, "role": "member", "session": "s"}, "request": request})

    changed = answer.payload["answer"]["changed"]
    assert [each["event"].get("title") for each in changed] == [None]
