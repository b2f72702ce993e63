"""Meetings that somebody brought along in a file, of which guests hear when they change."""

from datetime import UTC, datetime

import pytest

from agenda.events.judging import Hand, judged
from agenda.events.model import CalendarEvent, identified
from agenda.invitations.brought import is_brought, matters, past, taken_over
from agenda.invitations.guesting import Reach
from agenda.invitations.inviting import hosted, invites
from agenda.invitations.occurrences import Version, marked, occurrence
from agenda.invitations.organizing import messages
from agenda.invitations.parties import invited, organizer, organizers, owner_key
from agenda.invitations.replying import NobodyInvites
from agenda.recurrence import OF_SOME, Effort
from contracts.agenda import Write
from tests.layers.agenda.invitations.stores import ADA, DAYS, participant, standup

MINE = "calendar-1@example.com"
BOB, CAT = "bob@example.com", "cat@example.com"
BEFORE, AMID, AFTER = (datetime(2027, 1, day, 12, tzinfo=UTC) for day in (1, 5, 20))


def changed(before, now=BEFORE, mail=ADA, **more):
    after = {**before, **more, "updated": f"{now:%Y-%m-%dT%H:%M:%SZ}"}
    return hosted(before, {name: it for name, it in after.items() if it is not None}, MINE, mail=mail)


@pytest.mark.parametrize("mail", [ADA, "ADA@Example.com"])
def test_who_invited_elsewhere_invites_to_it_here(mail):
    event = standup(BOB, sequence=3)
    moved = changed(event, mail=mail, start="2027-01-04T10:00:00")

    assert (invites(event, MINE, mail), is_brought(moved, MINE, mail), invites(moved, MINE)) == (True, False, True)
    assert (organizer(moved), organizers(moved), moved["sequence"]) == (MINE, {MINE, ADA}, 4)
    assert [key for key, _ in invited(moved)] == ["bob"]
    (said,) = messages(event, moved)
    assert (said.method, said.sender, said.to, said.sequence) == ("REQUEST", MINE, BOB, 4)


@pytest.mark.parametrize("mail", ["", "bob@example.com", "ada@example.net", "xada@example.com"])
def test_nobody_invites_to_what_another_did(mail):
    event = standup(BOB, sequence=3)

    assert not invites(event, MINE, mail)
    after = changed(event, mail=mail, start="2027-01-04T10:00:00")
    assert (organizer(after), after["sequence"]) == (ADA, 3)


def test_a_copy_of_what_came_as_a_message_is_nobodys_own():
    copy = marked(standup(BOB), Version(1, BEFORE))

    assert not invites(copy, MINE, ADA)
    with pytest.raises(NobodyInvites, match="change it there"):
        Reach(MINE, ADA).demand_asked(copy, "change it here")


def test_what_is_off_is_said_as_guests_know_it_and_comes_back_as_of_here():
    event = standup(BOB)
    off = changed(event, status="cancelled")

    assert (organizer(off), off["sequence"]) == (ADA, 1)
    assert [(each.method, each.sender) for each in messages(event, off)] == [("CANCEL", ADA)]
    assert organizer(changed(off, status=None)) == MINE


def test_who_is_taken_off_the_list_is_told_of_what_they_have():
    event = standup(BOB, CAT)
    rest = {key: it for key, it in event["participants"].items() if key != "cat"}

    said = {each.to: each for each in messages(event, changed(event, participants=rest))}
    assert {to: (each.method, organizer(each.entries[0])) for to, each in said.items()} == {
        BOB: ("REQUEST", MINE),
        CAT: ("CANCEL", ADA),
    }


@pytest.mark.parametrize(
    ("now", "more", "heard"),
    [
        (BEFORE, {"title": "Daily"}, True),
        (BEFORE, {"color": "red"}, False),
        (AFTER, {"title": "Daily"}, False),
        (AMID, {"recurrenceOverrides": {DAYS[0]: {"title": "Daily"}}}, False),
        (AMID, {"recurrenceOverrides": {DAYS[0]: {"excluded": True}}}, False),
        (AMID, {"recurrenceOverrides": {DAYS[0]: {"title": "Daily"}, DAYS[3]: {"excluded": True}}}, True),
        (AMID, {"recurrenceOverrides": {DAYS[0]: {"start": "2027-02-01T09:00:00"}}}, True),
        (AFTER, {"start": "2027-02-01T09:00:00"}, True),
        (AFTER, {"status": "cancelled"}, False),
    ],
)
def test_guests_hear_of_what_is_yet_to_come(now, more, heard):
    event = standup(BOB)
    after = changed(event, now, **more)

    assert matters(event, {**event, **more}, now) is heard
    assert (after.get("sequence") > 0) is heard
    assert (organizer(after) == MINE) is heard


def test_it_is_over_when_nothing_of_it_is_to_come():
    assert [past(standup(BOB), each) for each in (BEFORE, AMID, AFTER)] == [False, False, True]
    assert not past({**standup(BOB), "recurrenceRules": [{"@type": "RecurrenceRule", "frequency": "daily"}]}, AFTER)


def test_at_each_of_its_times_answers_come_to_one_place():
    there = participant(ADA, roles={"owner": True, "attendee": True})
    patches = {
        DAYS[0]: {"replyTo": {"imip": f"mailto:{ADA}"}, "title": "First"},
        DAYS[1]: {"participants": {"ada": there, "cat": participant(CAT)}},
        DAYS[2]: {"participants/ada": there},
        DAYS[3]: {"participants/ada/sendTo": {"imip": f"mailto:{ADA}"}, "participants/ada/name": "Ada"},
    }
    event = taken_over(standup(BOB, recurrenceOverrides=patches), MINE)

    for day in DAYS[:4]:
        it = occurrence(event, day)
        assert (organizer(it), it["participants"][owner_key(it)]["sendTo"]) == (MINE, {"imip": f"mailto:{MINE}"})
    assert occurrence(event, DAYS[0])["title"] == "First"
    assert [key for key, _ in invited(occurrence(event, DAYS[1]))] == ["cat"]


def test_it_goes_on_at_once_where_that_is_asked_for():
    event = standup(BOB, sequence=3)
    after = changed(event, replyTo=None)

    assert (organizer(after), organizers(after), after["sequence"]) == (MINE, {MINE, ADA}, 4)
    assert [(each.method, each.to) for each in messages(event, after)] == [("REQUEST", BOB)]


@pytest.mark.parametrize(("now", "more"), [(AFTER, {}), (AFTER, {"title": "Daily"}), (BEFORE, {"status": "cancelled"})])
def test_what_is_over_or_off_goes_on_nowhere(now, more):
    event = standup(BOB, sequence=3, **more)
    after = changed(event, now, replyTo=None)

    assert (organizer(after), after["sequence"]) == (ADA, 3)
    assert list(messages(event, after)) == []


def test_a_file_takes_back_nothing_that_goes_on_here_and_other_rooms_write_as_before():
    at = f"calendar-{'1' * 32}@example.com"
    file = {**standup(BOB, sequence=3), "@type": "Event", "uid": "tea"}
    here = {**taken_over(file, at), "sequence": 4}
    there = CalendarEvent(calendar_id="c", event_id=identified("tea"), event=here)

    fates = [judged(Write(object=file), "c", there, Hand("ada", "x", BEFORE, each)) for each in (Effort(OF_SOME), None)]
    assert [each.outcome.outcome if each.outcome else organizer(each.after.event) for each in fates] == [
        "unchanged",
        ADA,
    ]
    own = judged(Write(object={**here, "title": "Tea"}), "c", there, Hand("ada", "x", BEFORE, Effort(OF_SOME)))
    assert own.after.event["title"] == "Tea"
