"""What is read of a file, and what is said of what cannot be."""

import pytest

from agenda.ics import BadCalendar, read, write

EVENT = "BEGIN:VEVENT\nUID:{uid}\nDTSTAMP:20270101T000000Z\nDTSTART:20270102T090000Z\nSUMMARY:{uid}\n{more}END:VEVENT\n"
TEXT = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:a
DTSTAMP:20270101T000000Z
DTSTART:20270102T090000Z
SUMMARY:Grüße
DESCRIPTION:one
  two
END:VEVENT
END:VCALENDAR
"""
OWN = """BEGIN:VTIMEZONE
TZID:Own
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0017
TZOFFSETTO:+0017
END:STANDARD
END:VTIMEZONE
"""
ANSWER = """BEGIN:VEVENT
UID:a
DTSTAMP:20270101T000000Z
LAST-MODIFIED:20260101T000000Z
ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@example.com
END:VEVENT
"""


def calendar(*events, head=""):
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{''.join(events)}END:VCALENDAR\n".encode()


def event(uid="a", *more):
    return EVENT.format(uid=uid, more="".join(f"{line}\n" for line in more))


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_lines_end_as_they_may(end, mark):
    (found,) = read(mark + TEXT.replace("\n", end).encode()).entries

    assert (found["title"], found["description"]) == ("Grüße", "one two")


def test_a_line_may_be_folded_within_a_character():
    data = TEXT.encode().replace("ü".encode(), "ü".encode()[:1] + b"\n " + "ü".encode()[1:])

    assert read(data).entries[0]["title"] == "Grüße"


def test_what_vcalendar_quoted_is_read_and_what_cannot_be_is_told_by_its_line():
    quoted = "SUMMARY;CHARSET={};ENCODING=QUOTED-PRINTABLE:Caf={}=0D=0ABEGIN:=\nVEVENT\n".format
    found = read(calendar(event().replace("SUMMARY:a\n", quoted("UTF-8", "C3=A9"))).replace(b"VERSION:2", b"VERSION:1"))
    latin = read(calendar(event().replace("SUMMARY:a\n", quoted("ISO-8859-1", "E9"))))
    wrong = read(calendar(event().replace("SUMMARY:a\n", quoted("UTF-8", "E9")), event("b")))

    assert [each.entries[0]["title"] for each in (found, latin)] == ["Café\nBEGIN:VEVENT"] * 2
    assert read(write(found.entries)).entries[0]["title"] == "Café\nBEGIN:VEVENT"
    assert [(it.line, it.where) for it in wrong.problems] == [(7, "SUMMARY")]
    assert [it["uid"] for it in wrong.entries] == ["b"]


def test_where_a_quoted_line_breaks_a_blank_may_come_next_and_is_kept():
    quoted = "SUMMARY;ENCODING=QUOTED-PRINTABLE:Tea=\n at=\n\tfour\nLOCATION:Caf\n \u00e9\n"

    (found,) = read(calendar(event().replace("SUMMARY:a\n", quoted))).entries

    assert found["title"] == "Tea at\tfour"
    assert [it["name"] for it in found["locations"].values()] == ["Caf\u00e9"]


def test_parameters_are_quoted_and_escaped():
    line = 'ATTENDEE;CN="Doe, J; ^\'the^\' one^nand ^^ only";X-A=1,"2,3":mailto:a@example.com'
    (found,) = read(calendar(event("a", line))).entries
    (person,) = found["participants"].values()

    assert person["name"] == 'Doe, J; "the" one\nand ^ only'
    assert b'X-A=1,"2,3"' in write([found]).replace(b"\r\n ", b"")
    assert read(write([found])).entries[0]["participants"] == found["participants"]


def test_another_charset_is_told_by_line_and_property_and_costs_nobody_else_anything():
    data = calendar(event("a"), event("b", "LOCATION:Köln"), event("c")).decode().encode("latin-1")
    found = read(data)

    assert [it["uid"] for it in found.entries] == ["a", "c"]
    assert [str(it) for it in found.problems] == [
        "line 14: LOCATION: this is not UTF-8; save the file as UTF-8 and try again"
    ]


BAD = {
    "DTEND:20270101T000000Z": (15, "DTEND", "it ends before it begins"),
    "DURATION:later": (15, "DURATION", "a duration is written PT45M, P1DT2H or P2W"),
    "no property": (15, "NO", "there is no colon before its value"),
    ":value": (15, "", "a line begins with the name of a property"),
    "RRULE:FREQ=OFTEN": (15, "RRULE", "FREQ: Input should be 'yearly'"),
    "RRULE:RSCALE=HEBREW;FREQ=YEARLY": (15, "RRULE", "RSCALE=HEBREW: only the Gregorian calendar is known"),
    "RECURRENCE-ID;RANGE=THISANDFUTURE:20270102T090000Z": (15, "RECURRENCE-ID", "what is changed from one time on"),
    "EXDATE:tomorrow": (15, "EXDATE", "'TOMORROW' is neither a day, 20270131, nor a time"),
    "CREATED:20270231T000000Z": (15, "CREATED", "there is no 20270231T000000Z in the calendar"),
    f"LOCATION:{'x' * 2000}": (15, "LOCATION", "this is too long; it has 1024 characters at most"),
    "END:VALARM": (15, "END", "VALARM ends where it did not begin"),
    "BEGIN:VALARM": (15, "VALARM", "VEVENT ends before this does"),
}


@pytest.mark.parametrize(("line", "told"), BAD.items())
def test_what_cannot_be_read_is_left_out_and_told_and_the_others_are_read(line, told):
    found = read(calendar(event("a"), event("b", line), event("c")))

    assert [it["uid"] for it in found.entries] == ["a", "c"]
    ((number, where, what),) = found.problems
    assert (number - 1, where) == (told[0] - 2, told[1])
    assert what.startswith(told[2])


@pytest.mark.parametrize("data", [b"", b"<html>", b"BEGIN:VCARD\r\nEND:VCARD\r\n", "BEGIN:VCALENDAR".encode("utf-16")])
def test_what_is_no_calendar_is_refused(data):
    with pytest.raises(BadCalendar, match="line 1: "):
        read(data)


def test_a_file_that_ends_too_early_gives_what_was_whole():
    data = calendar(event("a"), event("b"))
    found = read(data[: data.rindex(b"SUMMARY")])

    assert [it["uid"] for it in found.entries] == ["a"]
    assert [it.what for it in found.problems] == ["the file ends before this does"] * 2


def test_what_one_leaves_open_ends_where_the_next_begins():
    found = read(calendar(event("a").replace("END:VEVENT\n", ""), event("b")))

    assert [it["uid"] for it in found.entries] == ["b"]
    assert [str(it) for it in found.problems] == ["line 3: VEVENT: another begins before this ends"]


def test_a_changed_time_of_a_series_that_is_not_there_stands_alone():
    (found,) = read(calendar(event("a", "RECURRENCE-ID;TZID=Europe/Berlin:20270102T080000"))).entries

    assert (found["recurrenceId"], found["recurrenceIdTimeZone"]) == ("2027-01-02T08:00:00", "Europe/Berlin")
    assert b"RECURRENCE-ID;TZID=Europe/Berlin:20270102T080000" in write([found])


def test_a_time_is_named_by_whatever_clock_the_file_likes():
    series = event("a", "RRULE:FREQ=DAILY;COUNT=9").replace(
        "DTSTART:20270102T090000Z", "DTSTART;TZID=Europe/Berlin:20270102T100000"
    )
    changed = event("a", "RECURRENCE-ID:20270103T090000Z").replace(
        "DTSTART:20270102T090000Z", "DTSTART:20270103T100000Z"
    )
    (found,) = read(calendar(series.replace("END", "EXDATE;VALUE=DATE:20270104\nEND"), changed)).entries

    assert found["recurrenceOverrides"]["2027-01-04T10:00:00"] == {"excluded": True}
    assert found["recurrenceOverrides"]["2027-01-03T10:00:00"] == {
        "start": "2027-01-03T10:00:00",
        "timeZone": "Etc/UTC",
    }


def test_what_was_left_out_of_a_series_stays_out():
    found = read(
        calendar(
            event("a", "RRULE:FREQ=DAILY", "EXDATE:20270103T090000Z"), event("a", "RECURRENCE-ID:20270103T090000Z")
        )
    )

    assert found.entries[0]["recurrenceOverrides"] == {"2027-01-03T09:00:00": {"excluded": True}}
    assert [it.where for it in found.problems] == ["VEVENT"]


def test_the_newer_of_two_with_one_uid_is_taken():
    found = read(calendar(event("a", "SEQUENCE:2"), event("a", "SEQUENCE:1", "COLOR:red")))

    assert [it["sequence"] for it in found.entries] == [2]
    assert [(it.line, it.what[:20]) for it in found.problems] == [(10, "it is there twice; t")]


def test_an_event_without_a_uid_gets_one_that_it_keeps():
    data = calendar(event("a").replace("UID:a\n", ""))
    found = read(data)

    assert found.entries[0]["uid"] == read(data.replace(b"20270101", b"20270109")).entries[0]["uid"]
    assert [it.what for it in found.notes] == ["it has no UID; one is made of what it says"]


def test_a_zone_that_nobody_knows_is_said_to_be_unknown():
    found = read(calendar(event("a").replace("DTSTART:20270102T090000Z", "DTSTART;TZID=Mars/Olympus:20270102T090000")))

    assert "timeZone" not in found.entries[0]
    assert [it.where for it in found.notes] == ["DTSTART"]


def test_a_zone_that_is_like_none_is_the_nearest_and_said_to_be():
    fixed = OWN.replace("+0017", "+0900")
    of_it = event("a").replace("DTSTART:20270102T090000Z", "DTSTART;TZID=Own:20270102T090000")

    assert len(read(calendar(OWN, of_it)).notes) == 1
    found = read(calendar(fixed, of_it))
    assert (found.entries[0]["timeZone"], found.notes) == ("Asia/Tokyo", [])
    indian = read(calendar(OWN.replace("+0017", "+0530"), of_it))
    assert (indian.entries[0]["timeZone"], indian.notes) == ("Asia/Kolkata", [])


def test_what_is_neither_an_event_nor_a_task_is_told_to_be_left_out():
    found = read(calendar("BEGIN:VJOURNAL\nUID:j\nEND:VJOURNAL\n", event("a")))

    assert len(found.entries) == 1
    assert [str(it) for it in found.problems] == ["line 3: VJOURNAL: only events and tasks are read"]


def test_a_message_may_be_about_an_event_without_saying_when_it_is():
    found = read(calendar(ANSWER, head="METHOD:reply\n"))

    assert (found.method, "start" in found.entries[0]) == ("REPLY", False)
    assert found.entries[0]["updated"] == "2027-01-01T00:00:00Z"
    assert [it.what for it in read(calendar(ANSWER)).problems] == ["it does not say when it begins"]
