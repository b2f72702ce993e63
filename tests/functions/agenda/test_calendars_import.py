from dataclasses import replace
from pathlib import Path

import pytest

from agenda.files import importing
from functions.agenda import (
    calendars_export,
    calendars_import,
    events_delete,
    events_move,
    events_page,
    events_resend,
    events_restore,
    events_update,
    jobs_list,
    proposals_list,
)
from tests.functions.agenda.bringing import brought, file, keys, only, said
from tests.functions.agenda.guests import guest, letter, reply, take
from tests.functions.agenda.happenings import Diary

FILES = Path(__file__).parents[2] / "layers/agenda/ics/files"
HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
EVENT = "BEGIN:VEVENT\r\nUID:{}\r\nDTSTAMP:20270101T000000Z\r\nDTSTART:20270102T090000Z\r\nSUMMARY:{}\r\nEND:VEVENT\r\n"


def taken(invoke, diary, text, **more):
    return invoke(calendars_import, calendar_id=diary.calendar_id, caller=diary.caller, raw=text, **more)


def counts(answer):
    assert answer.status == 200, answer.text
    return [answer.json[name] for name in ("created", "updated", "unchanged", "left_out")]


def titles(invoke, diary):
    page = invoke(events_page, calendar_id=diary.calendar_id, caller=diary.caller, query={}).json
    return sorted(it["event"].get("title", "") for it in page["items"])


def test_a_file_that_comes_again_changes_only_what_is_otherwise(invoke, diary):
    text = f"{HEAD}{EVENT.format('a', 'Football')}{EVENT.format('b', 'Handball')}END:VCALENDAR\r\n"

    assert counts(taken(invoke, diary, text)) == [2, 0, 0, 0]
    assert counts(taken(invoke, diary, text)) == [0, 0, 2, 0]
    assert counts(taken(invoke, diary, text.replace("Handball", "Tennis"))) == [0, 1, 1, 0]
    assert titles(invoke, diary) == ["Football", "Tennis"]


def test_what_cannot_be_taken_is_told_by_its_line_and_the_rest_is_taken(invoke, diary):
    bad = EVENT.format("b", "Handball").replace("DTSTART:20270102", "DTSTART:20270231")
    task = "BEGIN:VTODO\r\nUID:t\r\nDTSTAMP:20270101T000000Z\r\nEND:VTODO\r\n"
    answer = taken(invoke, diary, f"{HEAD}{EVENT.format('a', 'Football')}{bad}{task}END:VCALENDAR\r\n")

    assert counts(answer) == [1, 0, 0, 2]
    assert [(it["line"], it["where"]) for it in answer.json["problems"]] == [(12, "DTSTART"), (15, "VTODO")]
    assert titles(invoke, diary) == ["Football"]


def test_of_a_file_that_is_cut_what_is_in_it_is_counted_and_not_the_file(invoke, diary):
    answer = taken(invoke, diary, f"{HEAD}{EVENT.format('a', 'Football')}")

    assert counts(answer) == [1, 0, 0, 0]
    assert [it["where"] for it in answer.json["problems"]] == ["VCALENDAR"]
    assert counts(taken(invoke, diary, f"{HEAD}{EVENT.format('a', 'Football')}{EVENT[:60]}")) == [0, 0, 1, 1]


def test_of_what_is_too_long_and_too_many_as_much_is_kept_as_there_is_room_for(invoke, diary):
    guests = "".join(f"ATTENDEE:mailto:g{number}@x.example\r\n" for number in range(1001))
    event = EVENT.replace("END:VEVENT", f"ORGANIZER:mailto:o@x.example\r\n{guests}END:VEVENT")
    answer = taken(invoke, diary, f"{HEAD}{event.format('a', 'x' * 1025)}END:VCALENDAR\r\n")

    assert counts(answer) == [1, 0, 0, 0]
    notes = [(it["line"], it["where"], it["what"].split("; ")[0]) for it in answer.json["notes"]]
    assert notes == [
        (7, "SUMMARY", "it is longer than 1024 characters"),
        (1008, "ATTENDEE", "an event has at most 999 guests"),
    ]
    assert titles(invoke, diary) == ["x" * 1024]


def test_what_would_take_too_long_altogether_is_left_out(invoke, diary, monkeypatch):
    monkeypatch.setattr(importing, "OF_SOME", 3000)
    ruled = EVENT.replace("SUMMARY", "RRULE:FREQ=WEEKLY;COUNT=2000\r\nSUMMARY")
    answer = taken(invoke, diary, f"{HEAD}{ruled.format('a', 'x')}{ruled.format('b', 'y')}END:VCALENDAR\r\n")

    assert counts(answer) == [1, 0, 0, 1]
    assert answer.json["problems"][0]["what"].startswith("RRULE: this file's rules take too long")


def test_more_than_a_transaction_holds_is_taken(invoke, diary):
    events = "".join(EVENT.format(f"e{number}", "Football") for number in range(91))

    assert counts(taken(invoke, diary, f"{HEAD}{events}END:VCALENDAR\r\n")) == [91, 0, 0, 0]


@pytest.mark.parametrize(("name", "events"), [("google", 2), ("outlook", 2), ("apple", 2), ("nextcloud", 1)])
def test_files_of_other_programs_are_taken(invoke, diary, name, events):
    assert counts(taken(invoke, diary, (FILES / f"{name}.ics").read_text())) == [events, 0, 0, 0]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("<html>", "bad-calendar"),
        (f"{HEAD}METHOD:REPLY\r\n{EVENT.format('a', 'x')}END:VCALENDAR\r\n", "answered"),
        (HEAD + " " * 2**20, "file-too-large"),
        (HEAD + "".join(EVENT.format(n, "x") for n in range(1001)) + "END:VCALENDAR\r\n", "file-too-large"),
    ],
)
def test_what_no_calendar_holds_is_refused(invoke, diary, text, problem):
    assert taken(invoke, diary, text).problem == problem


def test_who_may_only_read_takes_nothing_in(invoke, diary, office):
    bob = office.person("bob")
    diary.calendar_id = office.calendar(shares={"person:bob": "read"})
    diary.caller = bob

    assert taken(invoke, diary, "whatever it may be").problem == "not-allowed"
    diary.calendar_id = office.calendar()
    assert taken(invoke, diary, "whatever it may be").problem == "no-such-calendar"


def test_the_audit_log_hears_who_brings_a_file_and_they_see_what_came_of_it(invoke, cloud, diary, told):
    answer = taken(invoke, diary, f"{HEAD}{EVENT.format('a', 'Football')}{EVENT[:60]}")
    taken(invoke, diary, f"{HEAD}METHOD:REPLY\r\nEND:VCALENDAR\r\n")
    cloud.pumps.drain()

    (job,) = invoke(jobs_list, caller=diary.caller).json["items"]
    assert (job["kind"], job["status"], job["reason"]) == ("import", "done", None)
    assert [job["counts"][name] for name in ("created", "left_out")] == [1, 1]
    assert job["problems"] == answer.json["problems"]
    (act,) = told("audit.Acted")
    assert (act["action"], act["actor"], act["target"]) == ("calendar.import", "ada", diary.calendar_id)
    assert act["details"] == {"job": job["job_id"]}


def test_guests_to_whom_no_letter_can_be_sent_are_kept_and_told_and_are_not_written_to(invoke, cloud, firm):
    written = ("mailto:jürgen@example.net", "mailto:bob@bücher.example", "mailto:用户@例え.example")
    guests = "".join(f"ATTENDEE;PARTSTAT=ACCEPTED:{each}\r\n" for each in written)
    event = EVENT.format("a", "Tea").replace("DTSTART:2027", "DTSTART:2127")
    event = event.replace("END:VEVENT", f"ORGANIZER:mailto:ada@example.com\r\n{guests}END:VEVENT")
    diary = Diary(invoke, firm.default(), firm.ada)
    answer = taken(invoke, diary, f"{HEAD}{event}END:VCALENDAR\r\n")
    cloud.pumps.drain()

    assert counts(answer) == [1, 0, 0, 0]
    assert [(it["where"], it["what"].split(" ")[0]) for it in answer.json["notes"]] == [
        ("ATTENDEE", "jürgen@example.net"),
        ("ATTENDEE", "用户@例え.example"),
    ]
    (held,) = invoke(events_page, calendar_id=diary.calendar_id, caller=diary.caller, query={}).json["items"]
    assert sorted(it["sendTo"]["imip"] for it in held["event"]["participants"].values())[1:] == sorted(written)
    assert invoke(events_update, body={"start": "2127-01-03T09:00:00"}, **diary.at(held)).status == 200
    cloud.pumps.drain()
    given = invoke(calendars_export, calendar_id=diary.calendar_id, caller=diary.caller).text.replace("\r\n ", "")
    assert all(each in given for each in written)
    sent = [to for mail in cloud.stores.outbox.sent() for to in mail.destinations]
    assert all(to.isascii() for to in sent), sent


def test_guests_hear_of_it_as_it_changes_and_answer_to_the_calendar_from_then_on(party):
    held = brought(party)

    party.change(held, {"color": "red"})
    assert party.letters() == []
    party.change(held, {"start": "2099-01-06T15:00:00"}, comment="My train is late")
    mail = only(party)
    assert (mail["To"], mail["Reply-To"]) == ("grace@example.org", party.address)
    assert "My train is late" in mail.get_body(("plain",)).get_content()
    text = said(mail)
    assert "METHOD:REQUEST" in text
    assert "UID:tea@old.example" in text
    assert "SEQUENCE:4" in text
    (line,) = (each for each in text.splitlines() if each.startswith("ORGANIZER"))
    assert line.endswith(f":mailto:{party.address}")
    assert "EMAIL=ada@example.com" in line

    after = party.change(held, {"locations": {"a": {"@type": "Location", "name": "Kitchen"}}})
    assert (after["event"]["sequence"], len(party.letters())) == (4, 2)


def test_what_goes_on_here_stays_as_it_is_when_its_file_comes_once_more(party, invoke):
    held = brought(party)
    moved = party.change(held, {"start": "2099-01-06T15:00:00"})["event"]
    again = party.invoke(calendars_import, calendar_id=party.office.default(), caller=party.office.ada, raw=file())

    assert counts(again) == [0, 0, 1, 0]
    assert [(each["line"], each["where"]) for each in again.json["notes"]] == [(3, "ORGANIZER")]
    (now,) = party.invoke(events_page, calendar_id=party.office.default(), caller=party.office.ada, query={}).json[
        "items"
    ]
    assert now["event"] == moved
    party.change(held, {"title": "Late tea"})
    assert ["SEQUENCE:4" in said(each) for each in party.letters()] == [True, True]


def test_what_is_over_is_invited_to_from_nowhere(party):
    held = brought(party, start="20200105T150000Z")

    after = party.change(held, {"replyTo": None})
    assert (after["event"]["replyTo"], party.letters()) == (held["event"]["replyTo"], [])


@pytest.mark.parametrize("to", ["new", "old"])
def test_an_answer_is_taken_that_names_either_address(party, to):
    held = brought(party)
    held = party.change(held, {"title": "Coffee"})
    by = party.address if to == "new" else "ada@example.com"

    answer = reply(held, party.address, status="declined", replyTo={"imip": f"mailto:{by}"})
    take(party, party.address, letter(answer))

    (mine,) = (it for it in party.copy(held, "ada")["participants"].values() if "owner" not in it["roles"])
    assert mine["participationStatus"] == "declined"


def test_it_is_cancelled_by_its_status_as_well(party):
    held = brought(party)

    party.change(held, {"status": "cancelled"})

    text = said(only(party))
    assert ("METHOD:CANCEL" in text, "SEQUENCE:4" in text, ":mailto:ada@example.com" in text) == (True, True, True)


def test_somebody_who_is_new_to_it_is_invited_and_the_others_see_who_comes(party):
    held = brought(party)

    party.change(held, {"participants/eve": guest("eve@example.net")})

    assert sorted(each["To"] for each in party.letters()) == ["eve@example.net", "grace@example.org"]
    assert {f":mailto:{party.address}" in said(each) for each in party.letters()} == {True}


def test_nobody_hears_that_it_lies_in_another_calendar_now(party, invoke):
    held, other = brought(party), party.office.calendar()

    assert invoke(events_move, **party.at(held), body={"calendar_id": other}).status == 200
    party.cloud.pumps.drain()
    assert party.letters() == []


@pytest.mark.parametrize("by", ["bob@example.com", "ada@example.net", "boss@example.org"])
def test_nobody_writes_in_the_name_of_another_by_a_file_that_says_so(party, invoke, firm, by):
    firm.person("bob")
    held = brought(party, by=by)

    party.change(held, {"title": "Pay at once", "start": "2099-01-06T15:00:00"})
    party.change(held, {"participants/eve": guest("eve@example.net")})
    assert invoke(events_resend, **party.at(held), body={"to": ["grace@example.org"]}).status == 409
    assert invoke(events_delete, **party.at(held)).status == 204
    assert invoke(events_restore, **party.at(held)).status == 200
    party.cloud.pumps.drain()
    assert party.letters() == []
    assert party.copy(held, "ada")["replyTo"] == {"imip": f"mailto:{by}"}


def test_a_colleague_who_brought_their_copy_follows_and_answers(party, invoke, firm):
    bob = firm.person("bob")
    held = brought(party, guests=("bob@example.com", "cat@example.com"))
    firm.person("cat")
    raw = file(guests=("bob@example.com", "cat@example.com"))
    assert invoke(calendars_import, calendar_id=firm.default("bob"), caller=bob, raw=raw).json["created"] == 1
    party.cloud.pumps.drain()

    party.change(held, {"start": "2099-01-06T15:00:00"})
    copy = party.copy(held, "bob")
    assert (copy["start"], copy["replyTo"]) == ("2099-01-06T15:00:00", {"imip": f"mailto:{party.address}"})
    assert invoke(proposals_list, caller=bob, query={}).json["items"] == []
    assert party.letters() == []

    party.change(held, {"participants/" + keys(held, "bob@example.com")[0]: None})
    assert party.copy(held, "bob")["status"] == "cancelled"


def test_nobody_outside_moves_a_copy_by_naming_a_calendar_here(party, invoke, firm):
    """Whoever knows Ada's calendar address, and writes in its name, changes nothing that a guest brought along."""
    bob = firm.person("bob")
    held = brought(party, guests=("bob@example.com",))
    raw = file(guests=("bob@example.com",))
    assert invoke(calendars_import, calendar_id=firm.default("bob"), caller=bob, raw=raw).json["created"] == 1
    forged = {"participants": {"b": guest("bob@example.com")}, "replyTo": {"imip": f"mailto:{party.address}"}}
    asked = replace(
        reply(
            held, "calendar-bob@parlour.example.com", party.address, start="2099-02-01T15:00:00", sequence=9, **forged
        ),
        method="REQUEST",
    )

    take(party, "calendar-bob@parlour.example.com", letter(asked, "mallory@example.org"), "bob", "mallory@example.org")

    assert party.copy(held, "bob")["start"] == "2099-01-05T15:00:00"
