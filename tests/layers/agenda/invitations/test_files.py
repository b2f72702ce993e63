"""What Google, Exchange and Apple say is understood; and what we say comes back as it was."""

from pathlib import Path

import pytest

from agenda.ics import read as read_ics
from agenda.invitations.files import messages, written
from agenda.invitations.occurrences import happens, moment, occurrence
from agenda.invitations.organizing import messages as told
from agenda.invitations.organizing import prepared
from agenda.invitations.parties import key_of, people
from agenda.invitations.post import BadLetter, File, Mail, read
from agenda.invitations.receiving import received
from agenda.invitations.replying import respond
from agenda.invitations.senders import Sender, trust
from tests.layers.agenda.invitations.stores import ADA, DAYS, standup

FILES = Path(__file__).parent / "files"
BOB = "bob@example.com"
NOW = moment("2026-12-05T10:00:00Z")
GOOD = dict.fromkeys(("spf", "dkim", "dmarc", "spam", "virus"), "PASS")


def said(name, to):
    mail = read((FILES / f"{name}.eml").read_bytes())
    (message,) = messages(mail, to)
    return mail, message


def taken(name, stored=None, me=BOB):
    """What becomes of an event by a letter, if its sender is believed."""
    mail, message = said(name, me)
    sender = Sender(mail.author, mail.author, mail.answers_to, GOOD)
    assert trust(sender, message, stored) == "theirs"
    return received(message, stored, frozenset({me}), NOW)


def test_google_invites_moves_one_and_cancels():
    event = taken("google-request").event
    assert (event["title"], event["start"], event["timeZone"]) == ("Stand-up", DAYS[0], "Europe/Berlin")
    assert event["locations"]

    moved = taken("google-request-one", event).event
    assert occurrence(moved, DAYS[1])["start"] == "2027-01-05T11:00:00"
    assert occurrence(moved, DAYS[2])["start"] == DAYS[2]

    assert taken("google-request", moved).event is None
    assert taken("google-cancel", moved).event["status"] == "cancelled"


def test_exchange_invites_and_cancels_one_without_undoing_the_rest():
    event = taken("exchange-request").event
    assert (event["timeZone"], event["start"]) == ("Europe/Berlin", "2027-01-05T09:00:00")
    assert "alerts" not in event

    after = taken("exchange-cancel-one", event).event
    assert not happens(after, "2027-01-19T09:00:00")
    assert happens(after, "2027-02-02T09:00:00")
    assert "status" not in after or after["status"] == "confirmed"


def test_apple_hides_where_answers_go_and_still_is_who_it_says():
    event = taken("apple-request").event
    mine, (answer,) = respond(event, frozenset({BOB}), "accepted", NOW)

    assert answer.to.endswith("@imip.me.com")
    assert people(mine)[key_of(mine, frozenset({BOB}))]["participationStatus"] == "accepted"


@pytest.mark.parametrize(
    ("name", "status", "comment"),
    [
        ("google-reply", "accepted", ""),
        ("apple-reply", "accepted", ""),
        ("exchange-reply", "tentative", "Vielleicht zu spät"),
    ],
)
def test_their_answers_are_understood(name, status, comment):
    event = taken(name, standup(BOB), ADA).event

    bob = people(event)["bob"]
    assert (bob["participationStatus"], bob.get("participationComment", "")) == (status, comment)
    assert occurrence(event, DAYS[3])["participants"]["bob"]["participationStatus"] == status


def test_an_answer_to_one_occurrence_names_it_in_another_zone():
    event = taken("google-reply-one", standup(BOB), ADA).event

    then = people(occurrence(event, DAYS[2]))["bob"]
    assert (then["participationStatus"], then["participationComment"]) == ("declined", "Dentist")
    assert people(event)["bob"]["participationStatus"] == "needs-action"


@pytest.mark.parametrize("name", ["google-counter", "exchange-counter"])
def test_the_time_that_somebody_proposes_is_shown(name):
    proposal = taken(name, standup(BOB), ADA).proposal

    assert (proposal.kind, proposal.sender, proposal.recurrence_id) == ("counter", BOB, DAYS[1])
    assert "ug" in proposal.comment or "train" in proposal.comment


def test_what_we_say_is_the_same_when_it_was_written_and_read():
    event = prepared(
        None, standup(BOB, recurrenceOverrides={DAYS[1]: {"title": "Long one"}, DAYS[2]: {"excluded": True}}), NOW
    )
    (request,) = told(None, event)
    file = written(request)
    assert file.startswith(b"BEGIN:VCALENDAR\r\n")
    assert b"\r\nMETHOD:REQUEST\r\n" in file

    (back,) = messages(Mail(ADA, frozenset(), "", "", (File("REQUEST", file),)), BOB)
    assert (back.method, back.sender, back.sequence, back.stamp) == ("REQUEST", ADA, 0, NOW)
    copy = received(back, None, frozenset({BOB}), NOW).event
    assert [happens(copy, rid) for rid in DAYS] == [True, True, False, True, True]
    assert occurrence(copy, DAYS[1])["title"] == "Long one"

    _, (answer,) = respond(copy, frozenset({BOB}), "declined", NOW, rid=DAYS[3], comment="Sorry")
    (heard,) = messages(Mail(BOB, frozenset(), "", "", (File(None, written(answer)),)), ADA)
    known = people(occurrence(received(heard, event, frozenset({ADA}), NOW).event, DAYS[3]))["bob"]
    assert (known["participationStatus"], known["participationComment"]) == ("declined", "Sorry")
    assert len(read_ics(written(answer)).entries) == 1


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "does not ask for anything"),
        (b"BEGIN:VCALENDAR\r\nMETHOD:DANCE\r\nEND:VCALENDAR\r\n", "DANCE is not known"),
        (b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n", "nothing of an event"),
        (b"nothing", "cannot be read"),
        (
            (
                b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:u\r\nDTSTART:00010101T000000\r\n"
                b"DTEND:20270104T090000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
            ),
            "nothing of an event",
        ),
    ],
)
def test_what_says_nothing_is_refused(data, why):
    with pytest.raises(BadLetter, match=why):
        messages(Mail(ADA, frozenset(), "", "", (File(None, data),)), BOB)
