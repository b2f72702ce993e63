"""Guests who bring others, hosts who leave, and strangers who invite: who hears of what was booked, and who is free."""

import pytest

from agenda.booking.rows import account, bookings
from agenda.people.table import PeopleTable
from functions.agenda import busy_show, events_move, events_reply, invitations_receive
from tests.functions.agenda.fronts import entry
from tests.functions.agenda.guests import came, guest, letter
from tests.functions.agenda.test_bookings_follow import Host, answers


def subjects(front):
    return {to: each["Subject"].partition(":")[0] for to, each in front.letters().items()}


def left(front, name):
    """Somebody is in the workspace no more."""
    known = PeopleTable().find(front.office.workspace, [name])[name]
    gone = known.model_copy(update={"status": "gone", "email": "", "modseq": known.modseq + 1})
    PeopleTable().keep(front.office.workspace, gone, known.modseq)


@pytest.fixture
def both(front):
    """What was booked with Ada and Bob at once, and the letter about it."""
    front.office.person("bob")
    front.page("ada", "bob", caller=front.office.manager(), kind="collective")
    front.book(9)
    return front.letters()["grace@example.com"]


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


def test_a_guest_who_declines_by_letter_reaches_the_hosts_who_are_left(front, both):
    left(front, "ada")

    assert answers(front, both, "declined") == {"grace@example.com": "Cancelled", "bob@example.com": "Cancelled"}
    assert front.entries("bob") == []


def test_what_a_host_who_left_had_is_deleted_for_them_alone(front, both):
    from agenda.events.rows import account as calendar
    from agenda.events.rows import journal
    from kernel.pages import Page

    left(front, "ada")
    owner = calendar(front.office.workspace, front.office.default("ada"))
    (it,) = journal().page(owner, Page(limit=5)).items
    journal().delete(owner, it.event_id)

    assert subjects(front) == {}
    assert front.entries("bob") == [("09:00", "confirmed")]
    assert answers(front, both, "declined") == {"grace@example.com": "Cancelled", "bob@example.com": "Cancelled"}


def test_what_a_host_filed_elsewhere_is_found_by_the_answer_of_its_guest(front):
    front.page()
    host = Host(front, front.book(9).json, "")
    sent = front.letters()["grace@example.com"]
    assert host.does(events_move, body={"calendar_id": front.office.calendar()}) == {}

    assert answers(front, sent, "declined") == {"grace@example.com": "Cancelled", "ada@example.com": "Cancelled"}
    assert front.book(9).status == 201


def test_who_is_invited_by_a_stranger_and_has_not_answered_can_be_booked_then(front):
    front.page()
    office = front.office
    from agenda.invitations.addresses import calendar_address
    from agenda.invitations.model import Message
    from agenda.invitations.table import InvitationBooks
    from tests.functions.agenda.guests import DOMAIN

    mine = calendar_address(office.workspace, "ada", DOMAIN)
    InvitationBooks().keep(office.workspace, "ada")
    people = {
        "o": guest("eve@example.net", roles={"owner": True, "attendee": True}),
        "a": guest(mine, participationStatus="accepted"),
    }
    said = {"start": f"{front.day:%Y-%m-%d}T00:00:00", "duration": "P1D", "timeZone": "Etc/UTC"}
    body = {"@type": "Event", "uid": "spam@example.net", "title": "Win", "updated": "2026-11-20T00:00:00Z", **said}
    body |= {"replyTo": {"imip": "mailto:eve@example.net"}, "participants": people, "sequence": 0}
    message = Message("REQUEST", body["uid"], "eve@example.net", mine, (body,), front.day, 0)
    raw = letter(message, "eve@example.net")
    front.invoke(invitations_receive, event=came(front.cloud, "spam", raw, mine, source="eve@example.net"))
    front.letters()

    def busy():
        span = {"from": front.at(0).replace("+00:00", "Z"), "to": front.at(24).replace("+00:00", "Z")}
        answer = front.invoke(busy_show, body={"people": ["ada"], **span}, caller=office.ada)
        return [each["kind"] for each in answer.json["people"][0]["busy"]]

    assert front.entries() == [("00:00", "confirmed")]
    assert busy() == []
    assert front.book(9).status == 201

    from agenda.events.model import identified

    at = {"calendar_id": office.default(), "event_id": identified(body["uid"])}
    assert front.invoke(events_reply, **at, body={"status": "tentative"}, caller=office.ada).status == 200
    assert set(busy()) == {"busy", "tentative"}
    assert front.book(11).problem == "slot-taken"
