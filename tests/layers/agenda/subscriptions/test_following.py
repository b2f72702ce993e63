"""What is written when a file comes again."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agenda.events.model import identified
from agenda.ics import read, write
from agenda.subscriptions import difference
from tests.layers.agenda.ics.entries import entries

GOOGLE = (Path(__file__).parents[1] / "ics/files/google.ics").read_bytes()
SOME = st.lists(entries().filter(lambda it: it["@type"] == "Event"), max_size=3, unique_by=lambda it: it["uid"])


def held(calendar):
    return {identified(it["uid"]): it for it in calendar.entries}


@given(SOME, SOME)
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=15, deadline=None)
def test_what_is_written_makes_of_what_is_there_what_was_found(before, after):
    there, found = held(read(write(before))), read(write(after))

    change = difference(there, found)

    whole = {each: it for each, it in {**there, **change.written}.items() if each not in change.vanished}
    assert whole.keys() == held(found).keys()
    assert difference(whole, found) == ({}, ())


def test_the_moment_of_the_download_makes_no_event_another_one():
    there = held(read(GOOGLE))

    again = GOOGLE.replace(b"DTSTAMP:20270102", b"DTSTAMP:20270109").replace(b"LAST-MODIFIED:2026", b"X-WAS:2026")
    moved = GOOGLE.replace(b"DTSTART;VALUE=DATE:20270501", b"DTSTART;VALUE=DATE:20270502")

    assert difference(there, read(GOOGLE.replace(b"DTSTAMP:20270102", b"DTSTAMP:20270109"))) == ({}, ())
    assert len(difference(there, read(again)).written) == 2
    assert [it["title"] for it in difference(there, read(moved)).written.values()] == ["Off-site"]


def test_what_is_not_there_any_more_vanishes_unless_some_could_not_be_read():
    there = held(read(GOOGLE))
    one = read(GOOGLE).entries[:1]

    assert difference(there, read(write(one))) == ({}, (identified("7trip@google.com"),))
    assert difference(there, read(write(one).removesuffix(b"END:VCALENDAR\r\n"))).vanished == ()
