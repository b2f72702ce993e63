import pytest

from agenda.events.rows import account, journal
from functions.agenda import bookings_follow, events_delete, events_move, events_update
from kernel.pages import Page
from tests.functions.agenda.fronts import answers, entry, left, subjects, ticket


@pytest.fixture
def booked(front):
    """What was booked, and what Ada does with it."""
    front.page(approval=False)
    return Host(front, *front.asked(9))


class Host:
    def __init__(self, front, booking, link, name="ada"):
        from agenda.events.model import identified

        self.front, self.booking, self.link, self.name = front, booking, link, name
        self.event_id = identified(booking["booking_id"])

    def does(self, function, name=None, **said):
        who = name or self.name
        at = {"calendar_id": self.front.office.default(who), "event_id": self.event_id}
        answer = self.front.invoke(function, **at, caller={**self.front.office.ada, "person": who}, **said)
        assert answer.status < 300, answer.text
        return {to: each["Subject"].partition(":")[0] for to, each in self.letters().items()}

    def letters(self):
        self.last = self.front.letters()
        return self.last

    @property
    def told(self):
        return self.front.show(self.link).json


def test_what_a_host_moves_in_their_calendar_is_moved_and_its_guest_told(booked):
    start = f"{booked.front.day:%Y-%m-%d}T15:00:00"

    assert booked.does(events_update, body={"start": start, "duration": "PT45M"}) == {"grace@example.com": "Moved"}

    method, event = entry(booked.last["grace@example.com"])
    assert (method, event["SEQUENCE"], event.decoded("DTSTART").hour * 0) == ("REQUEST", 1, 0)
    assert event.decoded("DTSTART") == booked.front.day.replace(hour=15)
    assert booked.told["status"] == "confirmed"
    assert booked.front.book(15).status == 409
    assert booked.front.book(9).status == 201


def test_what_a_host_deletes_or_calls_off_there_is_cancelled(booked, front):
    assert booked.does(events_delete) == {"grace@example.com": "Cancelled"}
    assert entry(booked.last["grace@example.com"])[0] == "CANCEL"
    assert (booked.told["status"], booked.told["changeable"]) == ("cancelled", False)

    another = Host(front, *front.asked(10))
    assert another.does(events_update, body={"status": "cancelled"}) == {"grace@example.com": "Cancelled"}
    assert front.entries() == []


def test_what_a_host_only_files_elsewhere_or_calls_otherwise_stays_as_it_is(booked, front):
    other = front.office.calendar()

    assert booked.does(events_update, body={"title": "Grace!", "color": "red"}) == {}
    assert booked.does(events_move, body={"calendar_id": other}) == {}
    assert booked.told["status"] == "confirmed"
    assert front.cancel(booked.link).status == 200
    from agenda.events.table import EventTable

    assert EventTable().find(front.office.workspace, other, [booked.event_id]) == {}


def test_of_several_hosts_one_moves_it_for_all_and_cancels_it_for_all(front):
    front.office.person("bob")
    front.page("ada", "bob", caller=front.office.manager(), kind="collective")
    host = Host(front, *front.asked(9))
    start = f"{front.day:%Y-%m-%d}T15:00:00"

    told = host.does(events_update, name="bob", body={"start": start})
    assert told == {"grace@example.com": "Moved", "ada@example.com": "Moved"}
    assert front.entries("ada") == front.entries("bob") == [("15:00", "confirmed")]

    told = host.does(events_delete)
    assert told == {"grace@example.com": "Cancelled", "bob@example.com": "Cancelled"}
    assert front.entries("ada") == front.entries("bob") == []


def test_who_moves_what_waits_for_them_or_confirms_it_agrees_to_it(front):
    front.page(approval=True)
    start = f"{front.day:%Y-%m-%d}T15:00:00"

    first, second = Host(front, *front.asked(9)), Host(front, *front.asked(10))
    assert first.does(events_update, body={"start": start}) == {"grace@example.com": "Moved"}
    assert second.does(events_update, body={"status": "confirmed"}) == {"grace@example.com": "It takes place"}
    assert front.entries() == [("10:00", "confirmed"), ("15:00", "confirmed")]


def test_a_guest_who_declines_in_their_own_calendar_frees_the_time(front):
    front.page()
    booked = front.book(9).json
    first = front.letters()["grace@example.com"]

    assert answers(front, first, "accepted") == {}
    assert answers(front, first, "declined", dmarc="FAIL") == {}
    assert answers(front, first, "declined", source="eve@example.net") == {}
    assert front.entries() == [("09:00", "confirmed")]

    link = ticket(first)
    assert front.move(link, 11).status == 200
    moved = front.letters()["grace@example.com"]
    assert answers(front, first, "declined") == {}, "of how it was before"
    told = answers(front, moved, "declined")
    assert told == {"grace@example.com": "Cancelled", "ada@example.com": "Cancelled"}
    assert front.entries() == []
    assert (front.show(link).json["status"], front.show(link).json["booking_id"]) == ("cancelled", booked["booking_id"])


def test_who_declines_when_it_is_too_late_to_cancel_is_seen_in_the_calendar_alone(front):
    front.page(change_until=60 * 24 * 10)
    front.book(9)

    assert answers(front, front.letters()["grace@example.com"], "declined") == {}
    assert front.entries() == [("09:00", "confirmed")]
    (it,) = journal().page(account(front.office.workspace, front.office.default()), Page(limit=1)).items
    assert it.event["participants"]["guest"]["participationStatus"] == "declined"


def test_other_events_are_none_of_its_concern(front, invoke):
    invoke(bookings_follow)
    front.busy(12)
    assert front.letters() == {}


@pytest.fixture
def both(front):
    """What was booked with Ada and Bob at once, and the letter about it."""
    front.office.person("bob")
    front.page("ada", "bob", caller=front.office.manager(), kind="collective")
    front.book(9)
    return front.letters()["grace@example.com"]


def test_a_guest_who_declines_by_letter_reaches_the_hosts_who_are_left(front, both):
    left(front, "ada")

    assert answers(front, both, "declined") == {"grace@example.com": "Cancelled", "bob@example.com": "Cancelled"}
    assert front.entries("bob") == []


def test_what_a_host_who_left_had_is_deleted_for_them_alone(front, both):
    left(front, "ada")
    owner = account(front.office.workspace, front.office.default("ada"))
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
