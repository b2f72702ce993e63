"""Pages with as many hosts, calendars and guests as there can be: one transaction is enough for all of them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from agenda.booking.flooding import MOST as MOST_LETTERS
from agenda.booking.flooding import BookedTooOften
from agenda.booking.model import MOST_GUESTS
from agenda.booking.page import MOST_CALENDARS, MOST_HOSTS
from agenda.booking.rows import pages
from agenda.booking.shown import Move
from tests.layers.agenda.booking.town import MONDAY, Town
from tests.layers.kernel.wire import disturbed

GUESTS = [f"guest{number}@example.com" for number in range(MOST_GUESTS)]
PEOPLE = [f"p{number:02}" for number in range(2 * MOST_HOSTS)]
HOLDS = 100
"""Items of one transaction, here as at AWS."""


class Company(Town):
    """Two dozen people, each with as many calendars as count."""

    def __init__(self):
        super().__init__()
        self.theirs = {}
        for each in PEOPLE:
            self.person(each)
            others = (self.calendar(each) for _ in range(MOST_CALENDARS - 1))
            self.theirs[each] = [self.default(each), *others]

    def all_of(self, people):
        hosts = [self.host(each, calendars=self.theirs[each]) for each in people]
        self.made = self.page(*hosts, kind="collective", allow_guests=True)

    def rewritten(self, people):
        hosts = [self.host(each, calendars=self.theirs[each]) for each in people]
        anew = type(self.made).model_validate({**self.made.model_dump(mode="json"), "hosts": hosts})
        pages().change(self.workspace, self.made.page_id, lambda _: anew)

    def moved(self, ticket, hours):
        begins = MONDAY.replace(hour=hours)
        return self.bookings.move(Move.model_validate({"ticket": ticket, "begins": begins.isoformat()}))


@pytest.fixture
def company(cloud):
    return Company()


def items(deed):
    """How many items each transaction holds that something takes."""
    found = []

    def look(params, **_):
        found.append(len(params["TransactItems"]))

    with disturbed("provide-client-params.dynamodb.TransactWriteItems", look):
        deed()
    return found


@pytest.mark.parametrize(
    ("gone", "sent"),
    [(0, [86]), (7, [100]), (8, [MOST_GUESTS + 2, 90]), (MOST_HOSTS, [MOST_GUESTS + 2, 98])],
)
def test_all_hosts_of_a_page_are_booked_at_once_and_others_take_it_from_them(company, gone, sent):
    company.all_of(PEOPLE[:MOST_HOSTS])
    booked = company.book(9, guests=GUESTS)
    now = PEOPLE[gone : gone + MOST_HOSTS]
    company.rewritten(now)

    assert items(lambda: company.moved(booked.ticket, 10)) == sent
    assert max(sent) <= HOLDS
    stands = {each: company.entries(each) for each in PEOPLE}
    assert stands == {each: [("07T10:00", "confirmed")] if each in now else [] for each in PEOPLE}


def test_letters_that_are_counted_apart_are_counted(company):
    company.all_of(PEOPLE[:MOST_HOSTS])
    booked = company.book(0, guests=GUESTS)
    halves = PEOPLE[:MOST_HOSTS], PEOPLE[MOST_HOSTS:]
    for number in range(1, MOST_LETTERS):
        company.rewritten(halves[number % 2])
        company.moved(booked.ticket, number)

    company.rewritten(halves[0])
    with pytest.raises(BookedTooOften):
        company.moved(booked.ticket, MOST_LETTERS)


def test_letters_are_counted_by_the_clock_of_who_books(company):
    company.all_of(PEOPLE[:1])
    for number in range(MOST_LETTERS):
        company.book(number)
    with pytest.raises(BookedTooOften) as refused:
        company.book(MOST_LETTERS)

    assert MONDAY < refused.value.again <= MONDAY + timedelta(days=1)
    company.bookings = replace(company.bookings, now=lambda: refused.value.again)
    assert company.book(MOST_LETTERS + 24).status == "confirmed"
