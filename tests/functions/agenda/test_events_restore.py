from functions.agenda import events_delete, events_get, events_resend, events_restore, trash_list
from tests.functions.agenda.bringing import brought


def test_what_was_deleted_comes_back_as_it_was(invoke, diary):
    held = diary.put()
    invoke(events_delete, **diary.at(held))

    back = invoke(events_restore, **diary.at(held)).json

    assert back["event"] == held["event"]
    assert invoke(events_get, **diary.at(held)).json == back
    assert invoke(trash_list, calendar_id=diary.calendar_id, caller=diary.caller).json["items"] == []
    assert diary.starts() == [("2026-12-01T18:00:00", "Football")]


def test_what_was_written_down_anew_is_not_overwritten(invoke, diary):
    old = diary.put("old", uid="x@example.com")
    invoke(events_delete, **diary.at(old))
    diary.put("new", uid="x@example.com")

    assert invoke(events_restore, **diary.at(old)).problem == "already-exists"
    assert invoke(events_get, **diary.at(old)).json["event"]["title"] == "new"


def test_what_is_over_is_told_to_nobody_nor_what_is_said_of_times_that_are(party, invoke):
    held = brought(party, start="20200106T150000Z", more="")

    party.change(held, {"title": "Coffee"})
    party.change(held, {"status": "cancelled"})
    assert invoke(events_resend, **party.at(held), body={"to": ["grace@example.org"]}).status == 409
    assert invoke(events_delete, **party.at(held)).status == 204
    assert invoke(events_restore, **party.at(held)).status == 200
    party.cloud.pumps.drain()
    assert party.letters() == []
