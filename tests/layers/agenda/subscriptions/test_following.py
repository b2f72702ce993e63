"""What is written when a file comes again."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agenda.events.model import identified
from agenda.ics import BadCalendar, write
from agenda.subscriptions import following
from agenda.subscriptions.alphabets import utf8
from agenda.subscriptions.following import difference, found
from tests.layers.agenda.ics.entries import entries

GOOGLE = (Path(__file__).parents[1] / "ics/files/google.ics").read_bytes()
SOME = st.lists(entries().filter(lambda it: it["@type"] == "Event"), max_size=3, unique_by=lambda it: it["uid"])


@given(SOME, SOME)
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=15, deadline=None)
def test_what_is_written_makes_of_what_is_there_what_was_found(before, after):
    there, file = found(write(before)).events, found(write(after))

    change = difference(there, file)

    whole = {each: it for each, it in {**there, **change.written}.items() if each not in change.vanished}
    assert whole.keys() - file.broken == file.events.keys()
    assert difference(whole, file) == ({}, ())


def test_the_moment_of_the_download_makes_no_event_and_no_file_another_one():
    file = found(GOOGLE)

    again = GOOGLE.replace(b"DTSTAMP:20270102", b"DTSTAMP:20270109")
    assert difference(file.events, found(again)) == ({}, ())
    assert found(again).says == file.says
    other = found(GOOGLE.replace(b"LAST-MODIFIED:2026", b"X-WAS:2026"))
    assert (len(difference(file.events, other).written), other.says == file.says) == (2, False)
    moved = found(GOOGLE.replace(b"DTSTART;VALUE=DATE:20270501", b"DTSTART;VALUE=DATE:20270502"))
    assert [it["title"] for it in difference(file.events, moved).written.values()] == ["Off-site"]


def test_what_is_not_there_any_more_vanishes_unless_the_file_was_cut_or_it_is_there_somehow():
    there = found(GOOGLE).events
    one = write([there[identified("7trip@google.com")]])
    other = next(each for each in there if each != identified("7trip@google.com"))

    assert difference(there, found(one)) == ({}, (other,))
    assert difference(there, found(one.removesuffix(b"END:VCALENDAR\r\n"))).vanished == ()
    uid = there[other]["uid"].encode()
    broken = one.replace(b"END:VCALENDAR", b"BEGIN:VEVENT\r\nUID:" + uid + b"\r\nEND:VEVENT\r\nEND:VCALENDAR")
    assert (difference(there, found(broken)), found(broken).left_out) == (({}, ()), 1)


def test_no_alert_of_a_file_is_taken_not_even_of_one_time_of_a_series():
    alarm = "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT{}M\r\nEND:VALARM\r\n"
    event = "BEGIN:VEVENT\r\nUID:a\r\nDTSTART:20270102T090000Z\r\n{}END:VEVENT\r\n"
    series, one = "RRULE:FREQ=DAILY\r\n", "RECURRENCE-ID:20270103T090000Z\r\nSUMMARY:x\r\n"
    text = event.format(series + alarm.format(5)) + event.format(one + alarm.format(9))
    (it,) = found(f"BEGIN:VCALENDAR\r\n{text}END:VCALENDAR\r\n".encode()).events.values()

    assert it["useDefaultAlerts"] is True
    assert it["recurrenceOverrides"]["2027-01-03T09:00:00"].keys() == {"start", "title"}
    assert "alerts" not in it


def test_what_would_take_too_long_altogether_is_left_out_and_stays_as_it_was(monkeypatch):
    monkeypatch.setattr(following, "OF_A_FILE", 30_000)
    event = "BEGIN:VEVENT\r\nUID:{}\r\nDTSTART:20270102T090000Z\r\nRRULE:FREQ={}\r\nEND:VEVENT\r\n"
    rules = [("a", "WEEKLY;COUNT=10"), *((f"x{each}", "WEEKLY;COUNT=8000") for each in range(5)), ("b", "DAILY")]
    file = found(f"BEGIN:VCALENDAR\r\n{''.join(event.format(*each) for each in rules)}END:VCALENDAR\r\n".encode())

    assert {it["uid"] for it in file.events.values()} == {"a", "x0", "x1", "x2", "b"}
    assert (file.broken, file.left_out) == ({identified("x3"), identified("x4")}, 2)


def test_more_than_anybody_reads_is_not_followed(monkeypatch):
    monkeypatch.setattr(following, "MOST", 1)
    with pytest.raises(BadCalendar, match="more than 1 events"):
        found(GOOGLE)


@pytest.mark.parametrize(
    ("data", "media", "read"),
    [
        ("ß".encode(), "text/calendar; charset=iso-8859-1", "ß".encode()),
        (b"\xdf", 'text/calendar; charset="ISO-8859-1"', "ß".encode()),
        (b"\xdf", "text/calendar; charset=punycode", b"\xdf"),
        (b"\xdf", "text/calendar", b"\xdf"),
        ("ß".encode("utf-16"), "text/calendar", "ß".encode()),
        (b"\xff\xfe\x00", "text/calendar", b"\xff\xfe\x00"),
    ],
)
def test_a_file_is_read_in_the_alphabet_that_it_says(data, media, read):
    assert utf8(data, media) == read
