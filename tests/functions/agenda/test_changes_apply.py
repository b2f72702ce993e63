from functions.agenda import changes_apply, events_get, events_update, trash_list


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
        {"event": event("new"), "expected": 0},
        {"event": event("mine", "theirs"), "expected": 7},
        {"event": event("bad", start="never")},
        {"event_id": mine["event_id"], "event": event("another")},
        {"event_id": "nobody-knows"},
    )

    assert outcomes(answer) == [
        ("written", 2),
        ("conflict", 1),
        ("refused", None),
        ("refused", None),
        ("destroyed", None),
    ]
    told = answer["answer"]["outcomes"]
    assert told[1]["current"]["event"]["title"] == "mine"
    assert "start" in told[2]["problem"]
    assert answer["answer"]["state"] == "2"


def test_what_it_writes_bears_its_mark_and_writing_it_again_changes_nothing(invoke, diary, cloud, told):
    write = {"event": event("x", updated="2026-11-01T00:00:00Z")}
    apply(invoke, diary, write)

    assert outcomes(apply(invoke, diary, write)) == [("unchanged", 1)]
    gone = apply(invoke, diary, {"event_id": apply(invoke, diary, write)["answer"]["outcomes"][0]["event_id"]})

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
    written = apply(invoke, diary, *({"event": event(name)} for name in names))
    assert set(outcomes(written)) == {("written", 1)}, "one change of the calendar"

    deleted = apply(invoke, diary, *({"event_id": each["event_id"]} for each in written["answer"]["outcomes"]))

    assert set(outcomes(deleted)) == {("destroyed", None)}
    event_id = written["answer"]["outcomes"][0]["event_id"]
    assert invoke(events_get, **diary.at({"event_id": event_id})).status == 404


def test_it_writes_only_where_the_caller_may(invoke, diary, office):
    bob = office.person("bob")
    diary.caller = bob

    assert apply(invoke, diary, {"event": event("x")})["problem"]["status"] == 403
    diary.caller = office.ada
    twice = {"event": event("x")}
    assert apply(invoke, diary, twice, twice)["problem"]["type"].endswith("events-named-twice")


def test_large_events_are_written_in_as_many_transactions_as_they_take(invoke, diary):
    large = [{"event": event(f"e{each}", description="x" * 30_000)} for each in range(50)]
    answer = apply(invoke, diary, *large)

    assert [what for what, _ in outcomes(answer)] == ["written"] * 50
    assert answer["answer"]["state"] == "2", "a megabyte of them at once"


def test_a_reminder_that_never_rings_is_kept_and_noted_and_hinders_no_other_change(invoke, diary):
    far = {"a": {"@type": "Alert", "trigger": {"@type": "OffsetTrigger", "offset": "-P40D"}}}

    (told,) = apply(invoke, diary, {"event": event("far", alerts=far)})["answer"]["outcomes"]

    assert (told["outcome"], told["problem"]) == ("written", None)
    assert "31 days" in told["note"]
    at = {"calendar_id": diary.calendar_id, "event_id": told["event_id"], "caller": diary.caller}
    assert invoke(events_update, **at, body={"title": "Otherwise"}).status == 200
    again = invoke(events_update, **at, body={"alerts/a/trigger/offset": "-P41D"})
    assert (again.status, again.json["errors"][0]["field"]) == (422, "alerts.a.trigger")
