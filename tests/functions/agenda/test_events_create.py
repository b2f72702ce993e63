from functions.agenda import events_create, events_get, events_update


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
    assert [each["field"] for each in answer.json["errors"]] == ["uid"]


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


def test_reminders_that_would_never_ring_and_guests_whom_no_letter_reaches_are_refused(invoke, diary):
    def tried(**said):
        body = {"title": "x", "start": "2027-12-01T18:00:00", "timeZone": "Europe/Berlin", **said}
        answer = invoke(events_create, calendar_id=diary.calendar_id, caller=diary.caller, body=body)
        assert answer.status in {201, 422}, answer.text
        return answer.json

    def rings(**trigger):
        return tried(alerts={"a": {"trigger": trigger}})

    assert "31 days" in rings(offset="-P31DT1S")["detail"]
    assert "7 days" in rings(offset="P8D", relativeTo="end")["detail"]
    assert "31 days" in rings(**{"@type": "AbsoluteTrigger", "when": "2027-10-31T16:59:59Z"})["detail"]
    last = {"a": {"trigger": {"@type": "AbsoluteTrigger", "when": "2027-01-01T00:00:00Z"}}}
    tried(start="9999-12-31T23:59:59", timeZone="America/New_York", alerts=last)
    override = {"2027-12-01T18:00:00": {"alerts/a/trigger/offset": "-P40D"}}
    field = tried(recurrenceOverrides=override, alerts={"a": {"trigger": {"offset": "-P31D"}}})["errors"][0]["field"]
    assert field == "recurrenceOverrides.2027-12-01T18:00:00.alerts.a.trigger.offset"

    def guest(address):
        told = tried(participants={"g": {"roles": {"attendee": True}, "sendTo": {"imip": f"mailto:{address}"}}})
        return told["detail"] if "detail" in told else told["event"]["participants"]["g"]["sendTo"]["imip"]

    assert guest("hans@müller.example") == "mailto:hans@xn--mller-kva.example"
    assert "before the @" in guest("zoë@exämple.org")
    for odd in ("nobody", "@example.org", "nobody@", ""):
        assert "ada@example.com" in guest(odd), "how an address is written"


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


def test_what_stoa_notes_in_an_event_for_itself_nobody_else_writes(invoke, diary):
    note = {"bookingId": "party@example.com", "pageId": "p", "before": 10**13, "after": 0}
    rules = {"start": "2026-12-01T18:00:00", "recurrenceRules": [{"frequency": "daily", "count": 3}]}
    overrides = {"2026-12-02T18:00:00": {"title": "Late", "stoa:booking": note}}
    made = diary.put(uid="party@example.com", **{"stoa:booking": note}, **rules, recurrenceOverrides=overrides)

    assert "stoa:booking" not in made["event"]
    assert made["event"]["recurrenceOverrides"] == {"2026-12-02T18:00:00": {"title": "Late"}}
    for patch in (
        {"stoa:booking": note},
        {"stoa:booking": None},
        {"recurrenceOverrides/2026-12-02T18:00:00/stoa:booking": note},
        {"recurrenceOverrides": overrides},
    ):
        answer = invoke(events_update, **diary.at(made), body=patch)
        assert (answer.status, answer.problem) == (422, "not-yours-to-say")
