"""What guests may ask for, and of whom: those who are there, the times that are offered, and who comes along."""

from datetime import timedelta
from uuid import UUID

import pytest

from agenda.booking.model import Ending, SlotTaken
from agenda.booking.page import Absent
from agenda.booking.pages_table import PageTable
from agenda.booking.refusing import NotOffered
from agenda.booking.shown import Move
from agenda.people.table import PeopleTable
from kernel.errors import Invalid
from kernel.pages import Page as Paging
from tests.layers.agenda.booking.town import MONDAY, Town
from tests.layers.kernel.crowd import crowd

HOUR = timedelta(hours=1)


@pytest.fixture
def town(cloud):
    return Town()


def test_of_hosts_who_are_all_there_those_go_on_who_did_not_leave_and_nothing_without_one_who_lost_their_calendar(town):
    for each in ("bob", "cleo"):
        town.person(each)
    page = town.page(town.host("ada"), town.host("bob"), kind="collective")
    first = town.book(9)
    ada = PeopleTable().find(town.workspace, ["ada"])["ada"]
    PeopleTable().keep(town.workspace, ada.model_copy(update={"status": "gone", "modseq": 2}), 1)

    moved = town.bookings.move(Move(ticket=first.ticket, begins=(MONDAY + 11 * HOUR).isoformat()))
    assert (moved.hosts, town.entries("ada")) == (("Bob",), [])
    assert town.entries("bob") == [("07T11:00", "confirmed")]
    assert PageTable().absent(town.workspace, [page]) == [(Absent(person="ada", why="left"),)]

    nowhere = {**town.host("cleo"), "calendars": [str(UUID(int=1))]}
    other = town.page(town.host("bob"), nowhere, kind="collective", slug="other")
    with pytest.raises(NotOffered):
        town.book(15, slug="other")
    assert PageTable().absent(town.workspace, [other]) == [(Absent(person="cleo", why="calendar"),)]


@pytest.mark.parametrize("decides", ["agreed", "ended"])
def test_where_one_of_several_hosts_has_it_no_more_the_others_decide(town, decides):
    town.person("bob")
    page = town.page(town.host("ada"), town.host("bob"), kind="collective", approval=True)
    booked = town.book(9)
    (it,) = town.events.page(town.account("ada"), Paging(limit=5)).items
    town.events.delete(town.account("ada"), it.event_id)  # as when a calendar goes for good: nobody is told

    at = town.workspace, *town.bookings.store.get(town.workspace, page.page_id, booked.booking_id)
    if decides == "agreed":
        assert town.bookings.agreed(*at, "bob").status == "confirmed"
        assert town.entries("bob") == [("07T09:00", "confirmed")]
        town.bookings.move(Move(ticket=booked.ticket, begins=(MONDAY + 11 * HOUR).isoformat()))
        assert town.entries("ada") == town.entries("bob") == [("07T11:00", "tentative")]
    else:
        assert town.bookings.ended(*at, Ending("declined", "", "bob")).status == "declined"
        assert town.entries("bob") == []


def test_on_pages_that_share_hosts_nobody_is_booked_twice_however_many_try_at_once(town):
    for each in ("bob", "cleo"):
        town.person(each)
    town.page(town.host("ada"), town.host("bob"), kind="collective", slug="both")
    town.page(town.host("bob"), town.host("cleo"), slug="turns")
    town.page(town.host("ada"), slug="alone")

    def ask(number):
        try:
            return town.book(9, slug=("both", "turns", "alone")[number % 3]).hosts
        except SlotTaken:
            return ()

    won = [who for hosts in crowd(ask, 12) for who in hosts]

    assert sorted(won) == sorted(set(won))
    for name in ("ada", "bob", "cleo"):
        assert town.entries(name) == [("07T09:00", "confirmed")] * won.count(name.title())
    assert len(won) >= 2


def test_who_comes_along_stands_in_the_calendar_once_and_no_host_a_second_time(town):
    town.page(allow_guests=True)

    booked = town.book(9, guests=["kay@example.com", "KAY@example.com", "Grace@example.com", "ada@example.com"])

    assert booked.guests == ("kay@example.com", "ada@example.com")
    (it,) = town.events.page(town.account(), Paging(limit=5)).items
    assert {key: each["participationStatus"] for key, each in it.event["participants"].items()} == {
        "ada": "accepted",
        "guest": "accepted",
        "along1": "needs-action",
    }
    town.page(slug="alone")
    with pytest.raises(Invalid, match="guests"):
        town.book(10, slug="alone", guests=["kay@example.com"])


def test_a_time_that_was_never_to_be_had_says_why_and_what_is_instead(town):
    monday = {"zone": "UTC", "week": {"mo": [{"begins": "09:00", "ends": "17:00"}]}}
    town.page({**town.host("ada"), "hours": monday}, notice=60, horizon=15)

    def refused(hours):
        with pytest.raises(NotOffered) as found:
            town.book(hours)
        return found.value.errors[0]["code"], [f"{each:%dT%H:%M}" for each in found.value.instead][:1]

    assert refused(-24 * 60) == ("past", ["07T09:00"])
    assert refused(0.5) == ("too-soon", ["07T09:00"])
    assert refused(24 * 40) == ("too-far", ["21T14:30"])
    assert refused(9.25) == ("off-grid", ["07T09:00"])
    assert refused(24 * 4) == ("closed", ["14T09:00"])
    assert town.entries() == []
