import icalendar

from functions.agenda import calendars_delete
from tests.functions.agenda.feeds import opened, shown


def test_whoever_knows_the_address_sees_what_it_shows(invoke, diary, office):
    diary.calendar_id = there = office.calendar()
    diary.put("Football")
    diary.put("Doctor", privacy="private")
    diary.put("Surprise", privacy="secret")

    read = shown(invoke, opened(invoke, office, there))
    busy = shown(invoke, opened(invoke, office, there, "free-busy"))

    events = icalendar.Calendar.from_ical(read.text).events
    assert sorted(str(it.get("SUMMARY", "busy")) for it in events) == ["Football", "busy"]
    assert read.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert "SUMMARY" not in busy.text
    assert len(icalendar.Calendar.from_ical(busy.text).events) == 2


def test_who_has_it_is_told_so_without_an_event_being_read(invoke, diary, office, request):
    trips = request.getfixturevalue("_trips")
    feed = opened(invoke, office, diary.calendar_id)
    tag = shown(invoke, feed).headers["ETag"]
    since = len(trips)

    again = shown(invoke, feed, **{"if-none-match": tag})
    assert (again.status, again.text, again.headers["ETag"]) == (304, "", tag)
    assert "Query" not in trips.of("test-agenda-feeds-show", since)

    diary.put()
    assert shown(invoke, feed, **{"if-none-match": tag}).status == 200


def test_nothing_is_at_an_address_that_nobody_made_nor_of_a_calendar_in_the_trash(invoke, office):
    there = office.calendar()
    feed = opened(invoke, office, there)
    assert shown(invoke, f"{'y' * 43}.ics").problem == "no-feed"

    invoke(calendars_delete, calendar_id=there, caller=office.ada)

    assert shown(invoke, feed).problem == "no-feed"
