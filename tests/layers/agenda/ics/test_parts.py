"""A file that is read in parts says what it says when it is read at once."""

import resource
import tempfile
import time
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agenda.ics import BadCalendar, parts, read
from agenda.ics.parts import MOST_BYTES, MOST_ENTRIES, read_part, taken_apart
from tests.soaking import more, soak

pytestmark = soak
HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:Mine\r\n"
ZONE = """BEGIN:VTIMEZONE
TZID:There
BEGIN:STANDARD
DTSTART:19701025T030000
TZOFFSETFROM:+0100
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""
UID = st.sampled_from(["UID:a\n", "UID:b\n", "UID:c\n", "", "UID:\n"])
STAMP = st.sampled_from(["20270101T000000Z", "20270102T000000Z"])
OF = st.sampled_from(["", "RECURRENCE-ID:20270109T090000Z\n", "RECURRENCE-ID:20270116T090000Z\n"])
RULE = st.sampled_from(["", "RRULE:FREQ=WEEKLY\n", "RRULE:FREQ=NEVER\n"])
START = st.sampled_from([":20270102T090000Z", ";TZID=There:20270102T090000", ";TZID=Nowhere:20270102T090000", ":x"])
END = st.sampled_from(["END:VEVENT\n", "", "nothing\nEND:VEVENT\n", "BEGIN:VALARM\nACTION:DISPLAY\nEND:VEVENT\n"])


@st.composite
def components(draw):
    said = f"{draw(UID)}DTSTAMP:{draw(STAMP)}\nDTSTART{draw(START)}\n{draw(OF)}"
    return f"BEGIN:VEVENT\n{said}{draw(RULE)}SUMMARY:{draw(st.text('äx,;', max_size=3))}\n{draw(END)}"


TASK = "BEGIN:VTODO\nUID:a\nDTSTAMP:20270101T000000Z\nEND:VTODO\n"
JOURNAL = "BEGIN:VJOURNAL\nUID:j\nEND:VJOURNAL\n"
OTHERS = st.sampled_from([ZONE, JOURNAL, TASK, "?\n", "END:VCALENDAR\nBEGIN:VCALENDAR\n", "END:VEVENT\n"])
FILES = st.lists(st.one_of(components(), OTHERS), max_size=12).map(
    lambda some: HEAD + "".join(some) + "END:VCALENDAR\n"
)


def by_parts(data):
    """What all parts of a file hold, and what is of none."""
    apart = taken_apart(data, BytesIO())
    return [read_part(apart.head(), each) for each in apart.parts()], apart


@given(FILES, st.integers(1, 4))
@settings(max_examples=more(60, 3000), deadline=None)
def test_the_parts_of_a_file_say_what_the_whole_says(text, most):
    whole = read(text.encode())
    before, parts.ENTRIES = parts.ENTRIES, most
    try:
        found, apart = by_parts(text.encode())
    finally:
        parts.ENTRIES = before

    entries = [(line, entry) for each in found for line, entry in zip(each.lines, each.entries, strict=True)]
    assert sorted(entries, key=lambda it: it[0]) == list(zip(whole.lines, whole.entries, strict=True))
    problems = [*apart.problems.told, *(it for each in found for it in each.problems)]
    assert sorted(problems) == whole.problems
    assert {it.what for each in found for it in each.notes} <= {it.what for it in whole.notes}
    if found:
        assert found[0].name == whole.name == "Mine"


def event(number, more=""):
    said = f"UID:{number}@x\nDTSTAMP:20270101T000000Z\nDTSTART:20270102T090000Z\nSUMMARY:{number}\n"
    return f"BEGIN:VEVENT\n{said}{more}END:VEVENT\n"


def test_what_is_said_of_one_event_stays_together_and_too_much_is_told(monkeypatch):
    monkeypatch.setattr(parts, "ENTRIES", 2)
    monkeypatch.setattr(parts, "MOST_OF_ONE", 3)
    times = "".join(event(0, f"RECURRENCE-ID:202701{day:02}T090000Z\n") + event(day) for day in range(1, 6))
    found, apart = by_parts(f"{HEAD}{times}END:VCALENDAR\n".encode())

    assert [len(each.lines) for each in found] == [3, 2, 2, 1]
    assert [it.what for it in apart.problems.told] == ["the file says too much of this one event"] * 2


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("<html>", "line 1: a line begins with the name of a property"),
        (HEAD + "BEGIN:VEVENT\n" + "BEGIN:A\n" * 9, "components are nested too deeply"),
        (HEAD + " " * MOST_BYTES, "the file is larger than 50 MB"),
    ],
)
def test_what_is_no_calendar_or_too_large_is_refused(text, problem):
    with pytest.raises(BadCalendar, match=problem):
        by_parts(text.encode())


def test_one_event_is_no_bomb():
    said = "".join(f"X-{number % 1000}:{'x' * 900}\n" for number in range(20_000))
    found, apart = by_parts((HEAD + event(1, said) + event(2)).encode())

    assert [entry["title"] for each in found for entry in each.entries] == ["2"]
    assert [it.what for each in found for it in each.problems] == ["VEVENT takes more than 16 MB"]
    assert apart.entries == 2


def test_what_cannot_be_read_takes_no_room_however_often_it_stands_there(monkeypatch):
    data = (HEAD + "?\n" * 25 + "".join(event(each, "?\n" * 500) for each in range(20)) + "END:VCALENDAR\n").encode()
    found, apart = by_parts(data)

    assert apart.spool.seek(0, 2) < len(data)
    assert [it.what for it in apart.problems.told][-1] == "5 more of its lines cannot be read"
    assert sorted([*apart.problems.told, *(it for each in found for it in each.problems)]) == read(data).problems
    monkeypatch.setattr(parts, "MOST_SPOOLED", 600)
    _, apart = by_parts((HEAD + event(1) * 9 + "END:VCALENDAR\n").encode())
    assert apart.spool.seek(0, 2) <= 600
    assert 0 < apart.problems.count < apart.entries == 9
    assert {it.what for it in apart.problems.told} == {"the file says too much altogether; divide it"}


def test_a_hundred_thousand_events_of_fifty_megabytes_are_taken_apart_in_bounded_time_and_room():
    number = more(2000, MOST_ENTRIES)
    filler = "DESCRIPTION:" + "words and words " * 22 + "\nBEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT10M\nEND:VALARM\n"
    data = (HEAD + "".join(event(each, filler) for each in range(number)) + "END:VCALENDAR\n").encode()
    assert 0.95 * MOST_BYTES * number / MOST_ENTRIES < len(data) <= MOST_BYTES
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    with tempfile.TemporaryFile() as spool:
        apart = taken_apart(data, spool)
        sizes = [len(each) for each in apart.parts()]
    took, grew = time.process_time() - began, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(f"{len(data) / 1e6:.1f} MB, {apart.entries} events: {took:.1f} s, {grew:.0f} MB more, {len(sizes)} parts")

    assert (apart.entries, apart.problems.count) == (number, 0)
    assert took < 120
    assert grew < 300
    assert max(sizes) < 2 * parts.BYTES


def test_more_events_than_anybody_has_are_refused_with_what_to_do(monkeypatch):
    monkeypatch.setattr(parts, "MOST_ENTRIES", 3)
    with pytest.raises(BadCalendar, match="line 10: VEVENT: a file has at most 3 events; export a year at a time"):
        by_parts((HEAD + "BEGIN:VEVENT\nEND:VEVENT\n" * 4).encode())
