from urllib.parse import parse_qs, urlsplit

import boto3
import icalendar

from functions.agenda import calendars_delete, calendars_export, links_revoke
from tests.functions.agenda.carrying import BUCKET
from tests.functions.agenda.feeds import linked, shown


def test_whoever_knows_the_address_sees_what_it_shows(invoke, diary, office):
    diary.calendar_id = there = office.calendar()
    diary.put("Football")
    diary.put("Doctor", privacy="private")
    diary.put("Surprise", privacy="secret")

    read = shown(invoke, linked(invoke, office, there)[1])
    busy = shown(invoke, linked(invoke, office, there, "free-busy")[1])

    events = icalendar.Calendar.from_ical(read.text).events
    assert sorted(str(it["SUMMARY"]) for it in events) == ["Busy", "Football"]
    assert read.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert [str(it["SUMMARY"]) for it in icalendar.Calendar.from_ical(busy.text).events] == ["Busy", "Busy"]


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


def test_nobody_who_follows_a_calendar_is_reminded_by_its_alerts(invoke, diary, office):
    alerts = {"1": {"@type": "Alert", "trigger": {"@type": "OffsetTrigger", "offset": "-PT10M"}}}
    others = {"@type": "ICalComponent", "components": [["valarm", [["action", {}, "text", "PROCEDURE"]], []]]}
    week = {"2026-12-08T18:00:00": {"title": "Final", "alerts": alerts}, "2026-12-15T18:00:00": {"alerts/1": None}}
    weekly = [{"@type": "RecurrenceRule", "frequency": "weekly"}]
    diary.put(alerts=alerts, iCalComponent=others, recurrenceRules=weekly, recurrenceOverrides=week)

    text = shown(invoke, linked(invoke, office, diary.calendar_id)[1]).text
    assert "Final" in text
    assert "alarm" not in text.lower()
    assert "alert" not in text.lower()
    assert "BEGIN:VALARM" in invoke(calendars_export, calendar_id=diary.calendar_id, caller=diary.caller).text


def test_what_is_too_large_to_be_answered_with_lies_beside_and_is_made_once(
    invoke, diary, office, request, monkeypatch
):
    monkeypatch.setattr("agenda.files.exporting.LARGEST_ANSWER", 500)
    trips = request.getfixturevalue("_trips")
    feed = linked(invoke, office, diary.calendar_id)[1]
    titles = ["Football", "Tea"]
    for title in titles:
        diary.put(title, description="x" * 300)

    def led(**headers):
        """What calendar programs read that are led there."""
        answer = shown(invoke, feed, **headers)
        assert (answer.status, answer.text) == (302, ""), answer.text
        link = urlsplit(answer.headers["Location"])
        assert parse_qs(link.query)["response-content-type"] == ["text/calendar; charset=utf-8"]
        return boto3.client("s3").get_object(Bucket=BUCKET, Key=link.path.lstrip("/"))

    first = led()
    found = icalendar.Calendar.from_ical(first["Body"].read()).events
    assert sorted(str(it["SUMMARY"]) for it in found) == titles
    since = len(trips)
    again = shown(invoke, feed, **{"if-none-match": first["ETag"]})
    assert (again.status, again.headers["ETag"]) == (304, first["ETag"])
    assert "Query" not in trips.of("test-agenda-feeds-show", since)
    assert led()["ETag"] == first["ETag"]

    diary.put("Doctor")
    assert b"Doctor" in led(**{"if-none-match": first["ETag"]})["Body"].read()
    monkeypatch.setattr("agenda.files.exporting.LARGEST_BESIDE", 500)
    diary.put("Lunch")
    assert shown(invoke, feed).status == 413
