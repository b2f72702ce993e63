import icalendar

from functions.agenda import calendars_delete, links_revoke
from tests.functions.agenda.feeds import linked, shown


def test_whoever_knows_the_address_sees_what_it_shows(invoke, diary, office):
    diary.calendar_id = there = office.calendar()
    diary.put("Football")
    diary.put("Doctor", privacy="private")
    diary.put("Surprise", privacy="secret")

    read = shown(invoke, linked(invoke, office, there)[1])
    busy = shown(invoke, linked(invoke, office, there, "free-busy")[1])

    events = icalendar.Calendar.from_ical(read.text).events
    assert sorted(str(it.get("SUMMARY", "busy")) for it in events) == ["Football", "busy"]
    assert read.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert "SUMMARY" not in busy.text
    assert len(icalendar.Calendar.from_ical(busy.text).events) == 2


def test_who_has_it_is_told_so_without_an_event_being_read(invoke, diary, office, request):
    trips = request.getfixturevalue("_trips")
    feed = linked(invoke, office, diary.calendar_id)[1]
    tag = shown(invoke, feed).headers["ETag"]
    since = len(trips)

    again = shown(invoke, feed, **{"if-none-match": tag})
    assert (again.status, again.text, again.headers["ETag"]) == (304, "", tag)
    assert "Query" not in trips.of("test-agenda-feeds-show", since)

    diary.put()
    assert shown(invoke, feed, **{"if-none-match": tag}).status == 200


def test_nothing_is_at_an_address_that_is_none_or_not_any_more_nor_of_a_calendar_in_the_trash(invoke, office):
    there = office.calendar()
    (link, taken_back), (_, feed) = (linked(invoke, office, there) for _ in range(2))
    assert shown(invoke, f"{'y' * 43}.ics").problem == "no-such-link"

    invoke(links_revoke, calendar_id=there, share_link=link, caller=office.ada)
    assert shown(invoke, taken_back).problem == "no-such-link"
    assert shown(invoke, feed).status == 200

    invoke(calendars_delete, calendar_id=there, caller=office.ada)
    assert shown(invoke, feed).problem == "no-such-link"
