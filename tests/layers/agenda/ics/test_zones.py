"""Zones as we describe them to others, who know nothing but what we say."""

from datetime import UTC, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import icalendar
import pytest
from dateutil.tz import tzical

from agenda.ics import write
from agenda.ics.writing.folding import written
from agenda.ics.writing.timezones import timezone

ZONES = {
    "Europe/Berlin": 1990,
    "America/New_York": 2000,  # its rules changed in 2007
    "America/Sao_Paulo": 2010,  # had summers until 2019
    "America/Santiago": 2015,  # the first Sunday on or after the second
    "Africa/Casablanca": 2020,  # by the moon
    "Australia/Lord_Howe": 2024,  # by half an hour
    "Asia/Kathmandu": 2024,
    "Asia/Jerusalem": 2024,  # the Friday before the last Sunday
    "Pacific/Apia": 2010,  # had a day less in 2011
    "Europe/Dublin": 2024,  # winters are what is saved
    "America/Nuuk": 2022,
    "Europe/Istanbul": 2014,
}


@pytest.mark.parametrize(("name", "since"), ZONES.items())
def test_others_find_the_same_time_by_our_description(name, since):
    described = written([timezone(name, since, None)]).replace(f"TZID:{name}".encode(), b"TZID:Own")
    theirs = tzical(StringIO(described.decode())).get("Own")
    ours = ZoneInfo(name)

    at = datetime(since, 1, 1, tzinfo=UTC)
    while at < datetime(2060, 1, 1, tzinfo=UTC):
        shown = at.astimezone(ours).replace(tzinfo=None)
        expected = shown.replace(tzinfo=ours)
        if expected.utcoffset() == shown.replace(tzinfo=ours, fold=1).utcoffset():
            assert shown.replace(tzinfo=theirs).utcoffset() == expected.utcoffset(), shown
        at += timedelta(days=5, hours=5)


def test_an_event_is_at_the_same_moment_for_a_reader_that_knows_no_zones():
    entry = {
        "@type": "Event",
        "uid": "a",
        "updated": "2027-01-01T00:00:00Z",
        "start": "2027-07-01T09:00:00",
        "timeZone": "Africa/Casablanca",
    }
    data = write([entry]).replace(b"Africa/Casablanca", b"Own")
    (event,) = icalendar.Calendar.from_ical(data).events

    assert event.start.utcoffset() == datetime(2027, 7, 1, 9, tzinfo=ZoneInfo("Africa/Casablanca")).utcoffset()


def test_a_description_says_no_more_than_is_needed():
    berlin = timezone("Europe/Berlin", 2027, None)
    nowhere = timezone("Asia/Kathmandu", 2027, 2028)

    assert [(each.name, each.first("RRULE").value) for each in berlin.components] == [
        ("DAYLIGHT", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"),
        ("STANDARD", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"),
    ]
    assert len(nowhere.components) == 1
    assert len(written([timezone("Africa/Casablanca", 2027, 2028)])) < 2000
