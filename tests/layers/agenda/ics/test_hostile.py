"""Files that are written to keep us busy are read or refused, in time that grows no faster than they do."""

import time
import tracemalloc
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest

from agenda.ics import BadCalendar, read
from agenda.ics.components import MOST
from agenda.ics.lines import MOST_BYTES
from agenda.times import instant

WHOLE = (Path(__file__).parent / "files" / "fastmail.ics").read_bytes().replace(b"\n", b"\r\n")
SECONDS = 10
"""Of the processor, for a megabyte: what is not linear takes an hour."""
HEAD = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTAMP:20270101T000000Z\nDTSTART:20270102T090000Z\n"
END = b"END:VEVENT\nEND:VCALENDAR\n"
PEOPLE = b"".join(b"ATTENDEE:mailto:%d@example.com\n" % each for each in range(900))
CHANGED = (
    b"BEGIN:VEVENT\nUID:a\nDTSTAMP:20270101T000000Z\nDTSTART:20270102T090000Z\n"
    b"RECURRENCE-ID:2027%02d%02dT%02d0000Z\nATTENDEE:mailto:0@example.com\nEND:VEVENT\n"
)
TIMES = [(month, day, hour) for month in range(1, 13) for day in range(1, 29) for hour in range(10)]
RESTLESS = b"""BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
RRULE:FREQ=SECONDLY
END:STANDARD
"""
BOMBS = {
    "one parameter again and again": HEAD + b"X" + b";A=1" * 100_000 + b":1\n" + END,
    "quotes that never close": HEAD + b'X;A="b' * 100_000 + b"\n" + END,
    "commas": HEAD + b"X;A=" + b"," * 400_000 + b":1\n" + END,
    "backslashes": HEAD + b"SUMMARY:" + b"\\" * 400_000 + b"\n" + END,
    "categories": HEAD + b"CATEGORIES:" + b"a\\,," * 100_000 + b"\n" + END,
    "a line of many pieces": HEAD + b"X:1" + b"\n 1" * 200_000 + b"\n" + END,
    "lines without anything": HEAD + b"\n" * 1_000_000 + END,
    "lines that are none": HEAD + b"none\n" * 100_000 + END,
    "links": HEAD + b"ATTACH:a:b\n" * 40_000 + END,
    "alarms": HEAD + b"BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT1M\nEND:VALARM\n" * 10_000 + END,
    "times": HEAD + b"RDATE:" + b"20270101T000000Z," * 50_000 + b"\n" + END,
    "other times": HEAD + b"".join(b"EXDATE:2027%02d%02dT%02d0000Z\n" % each for each in TIMES) * 4 + END,
    "what is changed about many people": HEAD
    + PEOPLE
    + b"END:VEVENT\n"
    + b"".join(CHANGED % each for each in TIMES)
    + b"END:VCALENDAR\n",
    "JSON within JSON": HEAD + b"JSPROP;JSPTR=a:" + b"[" * 150_000 + b"\n" + END,
    "paths within paths": HEAD + b"".join(b"JSPROP;JSPTR=a/%d:1\n" % each for each in range(30_000)) + END,
    "zones": HEAD.replace(b"BEGIN:VEVENT", b"BEGIN:VTIMEZONE\nTZID:z\nEND:VTIMEZONE\n" * 10_000 + b"BEGIN:VEVENT")
    + END,
    "a zone whose clocks never rest": b"BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:z\n"
    + RESTLESS * 400
    + b"END:VTIMEZONE\n"
    + HEAD.removeprefix(b"BEGIN:VCALENDAR\n").replace(b"DTSTART", b"DTSTART;TZID=z")
    + END,
}


def test_a_file_may_end_at_any_byte():
    for size in range(len(WHOLE)):
        with suppress(BadCalendar):
            found = read(WHOLE[:size])
            assert len(found.entries) == (b"END:VEVENT" in WHOLE[:size])
            assert found.problems or size >= len(WHOLE) - 2


@pytest.mark.parametrize("data", BOMBS.values(), ids=BOMBS)
def test_bombs_do_not_go_off(data):
    began = time.process_time()
    with suppress(BadCalendar):
        assert len(read(data).entries) <= 1

    assert time.process_time() - began < SECONDS


def test_what_is_changed_about_many_takes_no_more_room_than_it_took():
    data = BOMBS["what is changed about many people"]
    (entry,) = read(data).entries

    assert len(entry["recurrenceOverrides"]) == len(TIMES)
    assert len(str(entry["recurrenceOverrides"])) < 2 * len(data)


def test_files_that_are_too_large_are_refused_before_they_are_read():
    data = b"BEGIN:VCALENDAR\n" * (50 * 1024**2 // 16)
    tracemalloc.start()
    with pytest.raises(BadCalendar, match="larger than 20 MB"):
        read(data)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert most < 1024**2
    assert len(data) > MOST_BYTES


def test_too_many_components_and_too_many_within_each_other_are_refused_by_line():
    with pytest.raises(BadCalendar, match=f"line {MOST + 1}: VEVENT: a file has at most 50000 components"):
        read(b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\n" * 100_000)
    with pytest.raises(BadCalendar, match="line 5: A: components are nested too deeply"):
        read(b"BEGIN:VCALENDAR\n" + b"BEGIN:A\n" * 100_000)


NEVER = {
    "a time beside the first": b"RDATE;TZID=Pacific/Kiritimati:99991231T235959",
    "a time that is left out": b"EXDATE:00010101T000000Z",
    "its end": b"DTEND;TZID=Etc/GMT+12:99991231T235959",
    "a period": b"RDATE;VALUE=PERIOD:20270102T090000Z/99991231T235959Z",
    "which of its times it is": b"RECURRENCE-ID:00010101T000000Z",
}


@pytest.mark.parametrize("line", NEVER.values(), ids=NEVER)
@pytest.mark.parametrize("zone", [b";TZID=America/Adak", b";TZID=Pacific/Kiritimati", b""])
def test_a_time_that_is_in_no_calendar_is_a_problem_of_its_event_alone(line, zone):
    said = HEAD.replace(b"DTSTART:20270102T090000Z", b"DTSTART" + zone + b":20270102T090000") + line + b"\nEND:VEVENT\n"
    found = read(
        said + END.replace(b"END:VEVENT", HEAD.partition(b"\n")[2].replace(b"UID:a", b"UID:b") + b"END:VEVENT")
    )

    assert "b" in {each["uid"] for each in found.entries}
    for each in found.entries:
        begins = datetime.fromisoformat(each["start"]), each.get("timeZone", "Etc/UTC")
        assert instant(*begins).year == 2027


@pytest.mark.parametrize("line", [b"RECURRENCE-ID:00010101T000000Z", b'JSPROP;JSPTR=participants:{"a":"b"}'])
def test_what_a_message_leaves_out_makes_the_rest_of_it_no_truer(line):
    """A message need not say when an event begins; what it does say ends up in calendars all the same."""
    bare = b"BEGIN:VCALENDAR\nMETHOD:CANCEL\nBEGIN:VEVENT\nUID:a\nDTSTAMP:20270101T000000Z\n"
    found = read(bare + line + b"\n" + END)

    assert (found.entries, len(found.problems)) == ([], 1)
