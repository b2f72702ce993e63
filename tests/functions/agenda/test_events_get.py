from functions.agenda import events_get


def test_what_one_sees_depends_on_the_share_and_on_how_private_it_is(invoke, diary, office):
    office.person("bob")
    seen = {}
    for role in ("free-busy", "read", "write"):
        shared = office.calendar(shares={"person:bob": role})
        for privacy in ("public", "private", "secret"):
            diary.calendar_id = shared
            held = diary.put("Doctor", privacy=privacy, locations={"a": {"@type": "Location", "name": "Clinic"}})
            answer = invoke(events_get, **{**diary.at(held), "caller": {**office.ada, "person": "bob"}})
            seen[role, privacy] = answer.json["event"].get("title", "busy") if answer.status == 200 else answer.problem
            assert ("Clinic" in answer.text) == (seen[role, privacy] == "Doctor")

    assert seen == {
        ("free-busy", "public"): "busy",
        ("free-busy", "private"): "busy",
        ("free-busy", "secret"): "no-such-event",
        ("read", "public"): "Doctor",
        ("read", "private"): "busy",
        ("read", "secret"): "no-such-event",
        ("write", "public"): "Doctor",
        ("write", "private"): "Doctor",
        ("write", "secret"): "Doctor",
    }


def test_who_sees_only_that_a_time_is_taken_is_not_told_its_uid(invoke, diary, office):
    office.person("bob")
    diary.calendar_id = office.calendar(shares={"person:bob": "free-busy"})
    held = diary.put("Doctor")

    seen = invoke(events_get, **{**diary.at(held), "caller": {**office.ada, "person": "bob"}})

    assert held["event"]["uid"] not in seen.text
    assert seen.json["event"]["uid"] == held["event_id"]


def test_nobody_knows_what_another_calendar_holds(invoke, diary, office):
    held = diary.put()

    answer = invoke(events_get, **{**diary.at(held), "calendar_id": office.calendar()})

    assert (answer.status, answer.problem) == (404, "no-such-event")
