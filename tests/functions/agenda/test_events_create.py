from functions.agenda import events_create, events_get


def test_an_event_gets_a_uid_and_is_found_by_it(invoke, diary):
    made = diary.put("Football", description="Bring shoes", **{"x.example/field": 7})

    assert made["modseq"] == 1
    assert made["by"] == "ada"
    assert made["event"]["uid"]
    assert made["event"]["x.example/field"] == 7, "what we do not know of is kept"
    assert invoke(events_get, **diary.at(made)).json == made


def test_a_uid_is_in_a_calendar_once(invoke, diary):
    diary.put(uid="party@example.com")
    twice = {"title": "Party", "uid": "party@example.com", "start": "2026-12-01T18:00:00"}

    answer = invoke(events_create, calendar_id=diary.calendar_id, caller=diary.caller, body=twice)

    assert (answer.status, answer.problem) == (409, "already-exists")


def test_what_is_no_event_says_what_is_wrong(invoke, diary):
    def refused(**said):
        body = {"title": "x", "start": "2026-12-01T18:00:00", **said}
        answer = invoke(events_create, calendar_id=diary.calendar_id, caller=diary.caller, body=body)
        assert answer.status in {413, 422}, answer.text
        return answer.json.get("errors", [{"field": answer.problem}])[0]["field"]

    assert refused(start="tomorrow") == "start"
    assert refused(timeZone="Europe/Atlantis") == "timeZone"
    assert refused(recurrenceRules=[{"frequency": "weekly", "rscale": "chinese"}]) == "recurrenceRules.0.rscale"
    assert refused(recurrenceOverrides={"2026-12-02T18:00:00": {"start": "now"}}).endswith("start")
    assert refused(description="x" * 65_000, descriptions=["x" * 65_000] * 3) == "event-too-large"


def test_only_who_may_write_writes(invoke, diary, office):
    reader, stranger = office.person("bob"), office.person("eve")
    shared = office.calendar(shares={"person:bob": "read"})
    fed = office.calendar(kind="subscribed")

    def tried(calendar_id, caller):
        answer = invoke(events_create, calendar_id=calendar_id, caller=caller, body={"start": "2026-12-01T18:00:00"})
        return answer.status, answer.problem

    assert tried(shared, reader) == (403, "not-allowed")
    assert tried(shared, stranger) == (404, "no-such-calendar")
    assert tried(fed, office.ada) == (403, "subscribed")
