import icalendar

from functions.agenda import events_export
from tests.functions.agenda.happenings import WEEKLY


def test_an_event_is_a_file_that_other_programs_read(invoke, diary):
    held = diary.put("Fußball: Köln", recurrenceRules=WEEKLY)

    answer = invoke(events_export, **diary.at(held))

    (event,) = icalendar.Calendar.from_ical(answer.text).events
    assert (event["SUMMARY"], event["UID"], event["RRULE"]["FREQ"]) == (
        "Fußball: Köln",
        held["event"]["uid"],
        ["WEEKLY"],
    )
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="Fuball-Koln.ics"'
    assert answer.headers["ETag"] == f'"{held["modseq"]}"'
    again = invoke(events_export, **diary.at(held), headers={"if-none-match": answer.headers["ETag"]})
    assert (again.status, again.text) == (304, "")


def test_who_invites_is_named_in_it_whoever_of_the_office_writes_it_down(invoke, diary, office):
    guests = {"g": {"@type": "Participant", "sendTo": {"imip": "mailto:g@x.example"}, "roles": {"attendee": True}}}
    held = diary.put("Tea", participants=guests)
    (event,) = icalendar.Calendar.from_ical(invoke(events_export, **diary.at(held)).text).events
    assert event["ORGANIZER"].params["CN"] == "Ada"

    bob = office.person("bob")
    diary.calendar_id, diary.caller = office.calendar(shares={"person:bob": "write"}), bob
    held = diary.put("Tea", participants=guests)
    (event,) = icalendar.Calendar.from_ical(invoke(events_export, **diary.at(held)).text).events
    assert event["ORGANIZER"].params.get("CN") != "Bob", "it is Ada who invites from her calendar"


def test_what_one_may_not_see_is_in_no_file(invoke, diary, office):
    bob = office.person("bob")
    diary.calendar_id = office.calendar(shares={"person:bob": "read"})
    private, secret = (diary.put("Doctor", privacy=privacy) for privacy in ("private", "secret"))

    assert "Doctor" not in invoke(events_export, **{**diary.at(private), "caller": bob}).text
    assert invoke(events_export, **{**diary.at(secret), "caller": bob}).problem == "no-such-event"
