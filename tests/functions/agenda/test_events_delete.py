from functions.agenda import (
    calendars_give,
    calendars_import,
    calendars_update,
    events_delete,
    events_get,
    events_resend,
    events_restore,
    events_update,
    trash_list,
)
from tests.functions.agenda.bringing import brought, file, only, said
from tests.functions.agenda.happenings import WEEKLY


def test_what_is_deleted_lies_in_the_trash(invoke, diary):
    held = diary.put()

    assert invoke(events_delete, **diary.at(held)).status == 204

    assert invoke(events_get, **diary.at(held)).problem == "no-such-event"
    assert diary.starts() == []
    thrown = invoke(trash_list, calendar_id=diary.calendar_id, caller=diary.caller).json["items"]
    assert [each["event"]["title"] for each in thrown] == ["Football"]
    assert thrown[0]["deleted"]


def test_one_time_or_all_that_follow_can_be_left_out(invoke, diary):
    held = diary.put(start="2026-12-01T18:00:00", recurrenceRules=WEEKLY)

    def leave(span, recurrence_id):
        query = {"span": span, "recurrence_id": recurrence_id}
        assert invoke(events_delete, **diary.at(held), query=query).status == 204

    leave("this", "2026-12-08T18:00:00")
    leave("following", "2026-12-22T18:00:00")

    assert [start for start, _ in diary.starts()] == ["2026-12-01T18:00:00", "2026-12-15T18:00:00"]
    leave("following", "2026-12-01T18:00:00")
    assert invoke(events_get, **diary.at(held)).problem == "no-such-event", "nothing was left of it"


def test_who_has_an_older_one_deletes_nothing(invoke, diary):
    held = diary.put()

    answer = invoke(events_delete, **diary.at(held), headers={"if-match": '"7"'})

    assert (answer.status, answer.headers["ETag"]) == (412, '"1"')


def test_what_is_off_is_off_in_the_copies_that_guests_have_and_on_again_when_it_comes_back(party, invoke):
    held = brought(party)

    assert invoke(events_delete, **party.at(held), query={"comment": "I am ill"}).status == 204
    party.cloud.pumps.drain()
    mail = only(party)
    text = said(mail)
    assert ("METHOD:CANCEL" in text, "SEQUENCE:4" in text, "COMMENT;VALUE=TEXT:I am ill" in text) == (True, True, True)
    (line,) = (each for each in text.splitlines() if each.startswith("ORGANIZER"))
    assert line.endswith(":mailto:ada@example.com")
    assert 'SENT-BY="mailto:no-reply@' in line

    back = invoke(events_restore, **party.at(held)).json["event"]
    party.cloud.pumps.drain()
    assert (back["replyTo"]["imip"], back["sequence"]) == (f"mailto:{party.address}", 5)
    assert "METHOD:REQUEST" in said(party.letters()[-1])


def test_of_a_series_guests_hear_what_is_yet_to_come(party, invoke):
    held = brought(party, start="20240101T150000Z", more="RRULE:FREQ=WEEKLY;COUNT=5000\r\n")

    past = {"span": "this", "recurrence_id": "2024-01-08T15:00:00"}
    party.change(held, {"title": "Coffee"}, **past)
    assert invoke(events_delete, **party.at(held), query={**past, "recurrence_id": "2024-01-15T15:00:00"}).status == 204
    party.cloud.pumps.drain()
    assert party.letters() == []

    party.change(held, {"title": "Cake"}, span="this", recurrence_id="2099-01-05T15:00:00")
    assert "METHOD:REQUEST" in said(only(party))


def test_who_looks_after_anothers_calendar_goes_on_inviting_to_what_that_one_brought(party, invoke, firm):
    bob = firm.person("bob")
    shared = firm.calendar(shares={"person:bob": "write"})
    held = brought(party, shared)
    own = firm.calendar(owner="bob", shares={"person:ada": "write"})

    path = {"calendar_id": shared, "event_id": held["event_id"], "caller": bob}
    assert invoke(events_delete, **path).status == 204
    party.cloud.pumps.drain()
    assert "METHOD:CANCEL" in said(only(party))

    path = {"calendar_id": own, "caller": bob}
    assert invoke(calendars_import, **path, raw=file()).json["created"] == 1
    assert invoke(events_delete, **path, event_id=held["event_id"]).status == 204
    party.cloud.pumps.drain()
    assert len(party.letters()) == 1, "what Bob brought is not Ada's, though she may write there"


def test_nobody_invites_as_who_was_given_a_calendar_and_may_never_have_come(party, invoke, firm):
    """A directory lets people be here, at any address, who prove it only when they come in."""
    mia, bob, eve = firm.manager(), firm.person("bob"), firm.person("eve", email="eve@elsewhere.example")
    given = firm.calendar(owner="mia", shares={"person:bob": "write"})
    held = brought(party, given, mia, by="eve@elsewhere.example")
    path = {"calendar_id": given, "event_id": held["event_id"]}
    assert invoke(calendars_give, caller=mia, calendar_id=given, body={"person": "eve"}).status == 200

    assert invoke(events_update, **path, caller=bob, body={"title": "Cake"}).json["event"]["replyTo"] == {
        "imip": "mailto:eve@elsewhere.example"
    }
    assert invoke(events_resend, **path, caller=bob, body={}).problem == "nobody-to-remind"
    assert invoke(events_delete, **path, caller=bob).status == 204
    assert invoke(events_restore, **path, caller=bob).status == 200
    party.cloud.pumps.drain()
    assert party.letters() == []

    assert invoke(calendars_update, caller=eve, calendar_id=given, body={"name": "Mine"}).status == 200
    assert invoke(events_delete, **path, caller=bob).status == 204
    party.cloud.pumps.drain()
    assert "mailto:eve@elsewhere.example" in said(only(party)), "she looks after it now, and lets him"


def test_who_was_given_a_calendar_invites_from_it_themselves(party, invoke, firm):
    mia, eve = firm.manager(), firm.person("eve")
    given = firm.calendar(owner="mia")
    held = brought(party, given, mia, by="eve@example.com")
    assert invoke(calendars_give, caller=mia, calendar_id=given, body={"person": "eve"}).status == 200

    assert invoke(events_delete, calendar_id=given, event_id=held["event_id"], caller=eve).status == 204
    party.cloud.pumps.drain()
    assert "METHOD:CANCEL" in said(only(party))
