from functions.agenda import events_get, events_move
from tests.functions.agenda.happenings import Diary


def test_an_event_goes_from_one_calendar_to_another(invoke, diary, office):
    held, other = diary.put(), Diary(invoke, office.calendar(), office.ada)

    moved = invoke(events_move, **diary.at(held), body={"calendar_id": other.calendar_id}).json

    assert moved["calendar_id"] == other.calendar_id
    assert (diary.starts(), other.starts()) == ([], [("2026-12-01T18:00:00", "Football")])
    assert invoke(events_get, **diary.at(held)).problem == "no-such-event"


def test_one_must_be_allowed_to_write_in_both(invoke, diary, office):
    bob = office.person("bob")
    held, target = diary.put(), office.calendar("bob", {"person:ada": "read"})

    def tried(calendar_id, **said):
        return invoke(events_move, **{**diary.at(held), **said}, body={"calendar_id": calendar_id}).problem

    assert tried(target) == "not-allowed"
    assert tried(target, caller=bob) == "not-allowed"
    assert tried(diary.calendar_id) == "already-there"
    assert tried(office.calendar(), headers={"if-match": '"7"'}) == "outdated"
