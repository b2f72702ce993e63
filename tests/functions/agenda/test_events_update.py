from agenda.attachments.bucket import FileBucket
from functions.agenda import events_get, events_move, events_update
from tests.functions.agenda.happenings import WEEKLY, Diary
from tests.functions.agenda.shipping import shipped


def test_a_patch_changes_what_it_names_and_nothing_else(invoke, diary):
    held = diary.put(locations={"a": {"@type": "Location", "name": "Park"}})

    changed = invoke(events_update, **diary.at(held), body={"locations/a/name": "Hall", "duration": None}).json

    assert changed["event"]["locations"]["a"]["name"] == "Hall"
    assert "duration" not in changed["event"]
    assert changed["event"]["title"] == "Football"
    assert changed["modseq"] == 2


def test_of_two_who_change_it_the_second_is_told_how_it_is_now(invoke, diary):
    held = diary.put()
    etag = invoke(events_get, **diary.at(held)).headers["ETag"]
    invoke(events_update, **diary.at(held), body={"title": "first"}, headers={"if-match": etag})

    second = invoke(events_update, **diary.at(held), body={"title": "second"}, headers={"if-match": etag})

    assert (second.status, second.problem) == (412, "outdated")
    assert second.json["current"]["event"]["title"] == "first"
    assert second.headers["ETag"] == invoke(events_get, **diary.at(held)).headers["ETag"]


def test_one_time_and_all_that_follow_can_be_otherwise(invoke, diary):
    held = diary.put(start="2026-12-01T18:00:00", recurrenceRules=WEEKLY)

    def change(body, **query):
        answer = invoke(events_update, **diary.at(held), body=body, query=query)
        assert answer.status == 200, answer.text
        return answer.json

    change({"start": "2026-12-09T20:00:00"}, span="this", recurrence_id="2026-12-08T18:00:00")
    rest = change({"title": "Handball"}, span="following", recurrence_id="2026-12-22T18:00:00")

    assert rest["event_id"] != held["event_id"]
    assert diary.starts() == [
        ("2026-12-01T18:00:00", "Football"),
        ("2026-12-09T20:00:00", "Football"),
        ("2026-12-15T18:00:00", "Football"),
        ("2026-12-22T18:00:00", "Handball"),
        ("2026-12-29T18:00:00", "Handball"),
    ]
    assert change({"title": "Sport"})["event_id"] == held["event_id"]
    assert [title for _, title in diary.starts()] == ["Sport", "Sport", "Sport", "Handball", "Handball"]


def test_to_change_what_follows_the_first_is_to_change_all(invoke, diary):
    held = diary.put(start="2026-12-01T18:00:00", recurrenceRules=WEEKLY)

    query = {"span": "following", "recurrence_id": "2026-12-01T18:00:00"}
    assert invoke(events_update, **diary.at(held), body={"title": "Sport"}, query=query).json["modseq"] == 2
    assert {title for _, title in diary.starts()} == {"Sport"}


def test_what_cannot_be_is_refused_and_nothing_is_half_written(invoke, diary):
    held = diary.put(recurrenceRules=WEEKLY)

    def refused(body, **query):
        answer = invoke(events_update, **diary.at(held), body=body, query=query)
        return answer.status, answer.problem

    assert refused({"uid": "another"}) == (422, "not-yours-to-say")
    assert refused({"locations/a/name": "Hall"}) == (422, "bad-patch")
    assert refused({"start": "never"}) == (422, "not-an-event")
    assert refused({"title": "x"}, span="this") == (422, "which-occurrence")
    assert refused({"title": "x"}, span="this", recurrence_id="2026-12-02T18:00:00") == (404, "no-such-occurrence")
    assert refused({"recurrenceRules": None}, span="this", recurrence_id="2026-12-08T18:00:00") == (422, "not-of-one")
    assert invoke(events_get, **diary.at(held)).json == held


def test_what_is_changed_of_an_event_that_is_on_its_way_into_another_calendar_is_there_too(invoke, office, monkeypatch):
    old, new = (Diary(invoke, office.calendar(), office.ada) for _ in range(2))
    held = old.put(links={"slides": shipped(invoke, old.calendar_id, office.ada)})
    carry, meanwhile = FileBucket.carry, [lambda: invoke(events_update, **old.at(held), body={"title": "Chess"})]

    def slowly(*args):
        while meanwhile:
            assert meanwhile.pop()().status == 200
        return carry(*args)

    monkeypatch.setattr(FileBucket, "carry", slowly)
    moved = invoke(events_move, **old.at(held), body={"calendar_id": new.calendar_id})

    assert (moved.status, moved.json["event"]["title"]) == (200, "Chess")
