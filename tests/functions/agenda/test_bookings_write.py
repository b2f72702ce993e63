import time

import pytest

from agenda.booking.rows import account, bookings
from agenda.booking.words import Word
from agenda.invitations.table import InvitationBooks
from functions.agenda import bookings_write
from tests.functions.agenda.fronts import answers, entry, said, subjects
from tests.functions.batches import delivery, message


def about(front, **more):
    """What is to be written of a booking, as it waits."""
    page = front.page()
    booked = front.book().json
    front.letters()
    it = bookings().get(account(front.office.workspace, page["page_id"]), booked["booking_id"])
    return Word(workspace=front.office.workspace, kind="guest_moved", booking=it, **more)


def write(front, word):
    body = word.model_dump_json()
    sent = message(1, body, workspace=word.workspace, queue="test-agenda-bookings")
    return front.invoke(bookings_write, event=delivery(sent)).payload["batchItemFailures"]


def test_a_letter_is_written_once_by_the_clock_of_its_reader(front):
    word = about(front)
    assert [write(front, word), write(front, word)] == [[], []]

    ((to, letter),) = front.letters().items()
    assert (to, letter["From"].addresses[0].display_name) == ("grace@example.com", "Ada")
    assert "America/New_York" in said(letter)


def test_who_is_interrupted_while_writing_is_waited_for_and_then_replaced(front, monkeypatch):
    word = about(front)
    assert InvitationBooks().claim(word.workspace, word.claim)
    assert write(front, word)
    later = time.time() + 301
    monkeypatch.setattr("agenda.invitations.table.time.time", lambda: later)
    assert not write(front, word)
    assert len(front.letters()) == 1


def test_who_left_or_cannot_be_reached_holds_up_nobody(front):
    word = about(front)
    nobody = word.booking.guest.model_copy(update={"email": "grace@-.example.com"})

    for each in (
        word.model_copy(update={"to": "zoe", "kind": "host_booked"}),
        word.model_copy(update={"booking": word.booking.model_copy(update={"guest": nobody})}),
        word.model_copy(update={"booking": word.booking.model_copy(update={"booking_id": "gone"})}),
    ):
        assert write(front, each) == []
    assert front.letters() == {}


def test_who_comes_along_is_invited_answers_and_hears_what_becomes_of_it(front):
    page = front.page(allow_guests=True)
    booked = front.book(9, guests=["kay@example.com"]).json
    sent = front.letters()
    assert sent.keys() == {"grace@example.com", "ada@example.com", "kay@example.com"}
    method, event = entry(sent["kay@example.com"])
    assert (method, booked["ticket"] in sent["kay@example.com"].as_string()) == ("REQUEST", False)
    assert "mailto:kay@example.com" in {str(each) for each in event["ATTENDEE"]}
    assert "kay@example.com" in sent["ada@example.com"].get_body(("plain",)).get_content()

    assert answers(front, sent["kay@example.com"], "declined", source="kay@example.com") == {}
    at = account(front.office.workspace, page["page_id"])
    assert bookings().get(at, booked["booking_id"]).status == "confirmed", "who comes along cancels it for nobody"

    assert front.move(booked["ticket"], 11).status == 200
    assert subjects(front)["kay@example.com"] == "Moved"
    assert front.cancel(booked["ticket"]).status == 200
    sent = front.letters()
    assert entry(sent["kay@example.com"])[0] == "CANCEL"


def test_what_waits_for_a_host_is_told_to_who_comes_along_once_they_agreed(front):
    front.page(allow_guests=True, approval=True)
    booked = front.book(9, guests=["kay@example.com"]).json
    assert "kay@example.com" not in front.letters()
    assert front.cancel(booked["ticket"]).status == 200
    assert "kay@example.com" not in front.letters()


@pytest.mark.parametrize("told", [None, "Asia/Tokyo"])
def test_who_chose_a_time_by_a_clock_is_written_to_by_it_unless_they_told_another_themselves(front, told):
    books, word = InvitationBooks(), about(front)
    workspace, mail = word.workspace, word.booking.guest.email
    if told:
        books.lives(workspace, mail, told)
    word = word.model_copy(update={"kind": "guest_approved"})
    assert write(front, word) == []
    assert books.clock(workspace, mail) == (told or "America/New_York")

    moved = word.booking.guest.model_copy(update={"zone": "Europe/Lisbon"})
    later = word.booking.model_copy(update={"guest": moved, "modseq": word.booking.modseq + 1})
    assert write(front, word.model_copy(update={"booking": later})) == []
    assert books.clock(workspace, mail) == (told or "Europe/Lisbon")


def test_a_clock_by_which_nobody_lives_is_not_remembered(front):
    word = about(front)
    nowhere = word.booking.guest.model_copy(update={"zone": "Etc/UTC", "email": "zoe@example.org"})
    booking = word.booking.model_copy(update={"guest": nowhere})

    assert write(front, word.model_copy(update={"kind": "guest_approved", "booking": booking})) == []
    assert InvitationBooks().clock(word.workspace, "zoe@example.org") is None
