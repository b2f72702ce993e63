"""Booking as production keeps it: one transaction, however many try."""

from datetime import timedelta

import pytest
from pydantic import ValidationError

from agenda.booking.model import (
    Ending,
    NoSuchBooking,
    NothingToDecide,
    OverAlready,
    SlotTaken,
    TooLateToChange,
)
from agenda.booking.page import NoSuchPage
from agenda.booking.rows import pages, turns_of, turns_place
from agenda.booking.shown import Cancel, Days, Move, Show
from agenda.invitations.addresses import calendar_address
from agenda.people.table import PeopleTable
from kernel.errors import Invalid
from kernel.journal.reading import gathered
from kernel.journal.refusals import Busy
from kernel.once import IdempotencyKeyReused, Once
from kernel.settings import MAIL_DOMAIN
from tests.layers.agenda.booking.town import MONDAY, Town
from tests.layers.kernel.crowd import crowd
from tests.soaking import more, soak

HOUR = timedelta(hours=1)
MANY = more(24, 1000)

pytestmark = soak


@pytest.fixture
def town(cloud):
    return Town()


def test_a_time_that_is_booked_stands_in_the_calendar_and_is_offered_no_more(town):
    town.page()
    town.busy(MONDAY + 10 * HOUR, 60)
    assert MONDAY + 9 * HOUR in town.begun()

    booked = town.book(9)

    assert (booked.status, booked.hosts, booked.begins.utcoffset()) == ("confirmed", ("Ada",), -4 * HOUR)
    assert town.entries() == [("07T09:00", "confirmed"), ("07T10:00", None)]
    free = town.begun()
    assert MONDAY + 9 * HOUR not in free
    assert MONDAY + 10 * HOUR not in free
    with pytest.raises(SlotTaken) as taken:
        town.book(9)
    assert (MONDAY + 8.5 * HOUR) in taken.value.instead
    assert all(each in [*free, *taken.value.instead] for each in taken.value.instead)


def test_of_many_who_want_the_same_time_at_once_one_gets_it(town):
    town.page()

    def ask(_):
        while True:
            try:
                return town.book(9).booking_id
            except SlotTaken:
                return None
            except Busy:  # of a thousand some are told to come again, and do
                continue

    won = [each for each in crowd(ask, MANY) if each]

    assert len(won) == 1
    assert town.entries() == [("07T09:00", "confirmed")]


def test_as_many_get_it_as_there_are_hosts_who_take_turns_and_nobody_is_booked_twice(town):
    town.person("bob")
    town.page(town.host("ada"), town.host("bob"))

    def ask(_):
        try:
            return town.book(9).hosts
        except SlotTaken:
            return None

    won = [each for each in crowd(ask, 12) if each]

    assert sorted(won) == [("Ada",), ("Bob",)]
    assert town.entries("ada") == town.entries("bob") == [("07T09:00", "confirmed")]


def test_a_request_that_is_repeated_books_once_and_each_answer_has_a_link_of_its_own(town):
    town.person("bob")
    town.page(town.host("ada"), town.host("bob"))
    once = Once("a key", "the same")

    answers = crowd(lambda _: town.bookings.book("ada-30", town.wanted(9), once), 6)

    assert len({each.booking_id for each in answers}) == 1
    assert sorted(town.entries("ada") + town.entries("bob")) == [("07T09:00", "confirmed")]
    assert {town.bookings.look(Show(ticket=each.ticket)).booking_id for each in answers} == {answers[0].booking_id}
    with pytest.raises(IdempotencyKeyReused):
        town.bookings.book("ada-30", town.wanted(10), Once("a key", "another"))


def test_who_moves_and_who_books_cannot_both_have_it(town):
    town.page()
    tickets = [town.book(hours).ticket for hours in (11, 12, 13)]

    def ask(number):
        try:
            if number < len(tickets):
                return town.bookings.move(
                    Move(ticket=tickets[number], begins=(MONDAY + 9 * HOUR).isoformat())
                ).booking_id
            return town.book(9).booking_id
        except SlotTaken:
            return None

    won = [each for each in crowd(ask, 9) if each]

    assert len(won) == 1
    starts = [start for start, _ in town.entries()]
    assert starts.count("07T09:00") == 1
    assert len(set(starts)) == len(starts) in {3, 4}


def test_what_a_host_does_while_somebody_books_is_seen(town):
    """The calendar changes after its times were read."""
    town.page()
    store = town.bookings.store
    rivals = iter([lambda: town.busy(MONDAY + 9 * HOUR, 15)])
    place = store.place

    def late(*said):
        for rival in rivals:
            rival()
        return place(*said)

    store.place = late

    with pytest.raises(SlotTaken):
        town.book(9)
    assert town.entries() == [("07T09:00", None)]


def test_all_hosts_of_a_collective_page_are_booked_or_none(town):
    town.person("bob")
    town.page(town.host("ada"), town.host("bob"), kind="collective", before=15)
    town.busy(MONDAY + 9 * HOUR, 60, "bob")

    with pytest.raises(SlotTaken):
        town.book(9)
    with pytest.raises(SlotTaken):
        town.book(10)  # too close to what bob has to do before
    town.book(10.5)

    assert town.entries("ada") == [("07T10:30", "confirmed")]
    assert town.entries("bob")[1:] == [("07T10:30", "confirmed")]


def test_turns_are_taken_given_back_and_begin_anew_when_who_takes_them_changes(town):
    town.person("bob")
    page = town.page(town.host("ada", weight=2), town.host("bob"))

    def had():
        found, number = turns_of(gathered([place]).get(place), page.rota)
        return {who: turn.many for who, turn in found.items()}, number

    place = turns_place(town.workspace, page.page_id)
    booked = [town.book(hours) for hours in (9, 10, 11)]

    assert [each.hosts for each in booked] == [("Ada",), ("Bob",), ("Ada",)]
    assert had() == ({"ada": 2, "bob": 1}, 3)
    town.bookings.cancel(Cancel(ticket=booked[0].ticket))
    assert had() == ({"ada": 1, "bob": 1}, 4)
    town.bookings.move(Move(ticket=booked[1].ticket, begins=(MONDAY + 14 * HOUR).isoformat()))
    assert had() == ({"ada": 1, "bob": 1}, 4)  # who had it has it still
    changed = pages().change(town.workspace, page.page_id, lambda it: it.model_copy(update={"rota": 2}))
    assert turns_of(gathered([place]).get(place), changed.rota) == ({}, 4)


def test_of_hosts_in_turn_one_whose_time_is_taken_leaves_it_to_another_when_it_is_moved(town):
    town.person("bob")
    town.page(town.host("ada"), town.host("bob"))
    town.busy(MONDAY + 15 * HOUR, 60, "ada")
    booked = town.book(9)

    moved = town.bookings.move(Move(ticket=booked.ticket, begins=(MONDAY + 15 * HOUR).isoformat()))

    assert (booked.hosts, moved.hosts) == (("Ada",), ("Bob",))
    assert town.entries("ada") == [("07T15:00", None)]
    assert town.entries("bob") == [("07T15:00", "confirmed")]


def test_guests_move_and_cancel_with_their_link_until_it_is_too_late(town):
    town.page(change_until=60)
    booked = town.book(9)

    moved = town.bookings.move(Move(ticket=booked.ticket, begins=(MONDAY + 9.5 * HOUR).isoformat()))
    assert town.entries() == [("07T09:30", "confirmed")]
    assert (moved.booking_id, moved.changeable) == (booked.booking_id, True)

    soon = town.book(0.5)
    assert not soon.changeable
    with pytest.raises(TooLateToChange):
        town.bookings.cancel(Cancel(ticket=soon.ticket))

    gone = town.bookings.cancel(Cancel(ticket=booked.ticket, reason="I am ill."))
    assert (gone.status, gone.reason) == ("cancelled", "I am ill.")
    assert town.entries() == [("07T00:30", "confirmed")]
    for again in (Cancel(ticket=booked.ticket), Move(ticket=booked.ticket, begins=MONDAY.isoformat())):
        with pytest.raises(OverAlready):
            (town.bookings.cancel if isinstance(again, Cancel) else town.bookings.move)(again)
    with pytest.raises(NoSuchBooking):
        town.bookings.look(Show(ticket=f"{booked.ticket[:-4]}aaaa"))


def test_where_a_host_has_to_agree_the_time_is_kept_and_freed_if_they_do_not(town):
    page = town.page(approval=True)
    first, second = town.book(9), town.book(10)
    assert town.entries() == [("07T09:00", "tentative"), ("07T10:00", "tentative")]

    def get(booked):
        return town.bookings.store.get(town.workspace, page.page_id, booked.booking_id)

    town.bookings.agreed(town.workspace, *get(first), "ada")
    town.bookings.ended(town.workspace, *get(second), Ending("declined", "no time"))

    assert town.entries() == [("07T09:00", "confirmed")]
    assert get(second)[0].reason == "no time"
    with pytest.raises(NothingToDecide):
        town.bookings.agreed(town.workspace, *get(first), "ada")


def test_what_a_host_declined_leaves_them_free_under_whichever_address_they_were_invited(town):
    town.page()
    invited = {"sendTo": {"imip": f"mailto:{calendar_address(town.workspace, 'ada', MAIL_DOMAIN)}"}}
    town.busy(MONDAY + 9 * HOUR, 30, participants={"a": {**invited, "participationStatus": "declined"}})
    town.busy(MONDAY + 10 * HOUR, 30, participants={"a": {**invited, "participationStatus": "accepted"}})

    assert town.book(9).status == "confirmed"
    with pytest.raises(SlotTaken):
        town.book(10)


def test_a_link_that_goes_out_while_a_host_decides_does_not_stand_in_their_way(town):
    page = town.page(approval=True)
    booked = town.book(9)
    seen = town.bookings.store.get(town.workspace, page.page_id, booked.booking_id)
    town.bookings.store.link(town.workspace, seen[0], "another")

    assert town.bookings.agreed(town.workspace, *seen, "ada").by == "ada"
    with pytest.raises(OverAlready):
        town.bookings.ended(town.workspace, *seen, Ending("declined", ""))
    moved = Move(ticket=booked.ticket, begins=(MONDAY + 9.5 * HOUR).isoformat())
    assert town.bookings.move(moved).status == "pending"


def test_who_left_or_has_no_calendar_any_more_is_not_booked(town):
    town.person("bob")
    town.page(town.host("ada"), town.host("bob"))
    ada = PeopleTable().find(town.workspace, ["ada"])["ada"]
    PeopleTable().keep(town.workspace, ada.model_copy(update={"status": "gone", "modseq": 2}), 1)

    assert {town.book(hours).hosts for hours in (9, 10)} == {("Bob",)}


def test_only_pages_that_are_open_are_booked_and_only_for_what_they_offer(town):
    town.page(open=False)
    for slug in ("ada-30", "nobody"):
        with pytest.raises(NoSuchPage):
            town.book(slug=slug)
    town.page(slug="other", questions=[{"key": "topic", "label": "What about?", "required": True}])
    for wrong in ({"duration": 45, "answers": {"topic": "x"}}, {}):
        with pytest.raises(Invalid):
            town.book(slug="other", **wrong)
    with pytest.raises(ValidationError):
        Days(**{"from": "2027-06-07", "to": "2027-08-07"}, zone="UTC")


def test_a_host_who_is_somewhere_else_is_booked_by_their_own_clock(town):
    office = {"zone": "Asia/Kathmandu", "week": {"mo": [{"begins": "09:00", "ends": "10:00"}]}}
    town.page({**town.host("ada"), "hours": office}, interval=15)

    assert [f"{each:%H:%M%z}" for each in town.begun(zone="Europe/Berlin")] == [
        "05:15+0200",
        "05:30+0200",
        "05:45+0200",
    ]
