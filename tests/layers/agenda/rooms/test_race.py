"""A room as production keeps it: one transaction, however many want it at once."""

from contextlib import suppress

import pytest

from agenda.events.rows import account, journal, trashed
from agenda.invitations.table import InvitationBooks
from agenda.rooms.desk import FrontDesk
from agenda.rooms.table import Ledgers
from kernel.journal.refusals import Busy
from kernel.pages import Page
from tests.functions.agenda.offices import Office
from tests.layers.agenda.rooms.hotel import ADDRESS, BLUE, Hotel, mail
from tests.layers.kernel.crowd import crowd
from tests.soaking import more, soak

MANY = more(24, 1000)

pytestmark = soak


class Ears(list):
    """What is told to those who invite."""

    def put(self, errand):
        self.append(errand.message)


class People(InvitationBooks):
    """Everybody has the address that they have where no mail comes."""

    def at(self, workspace, address):
        return super().colleague(workspace, "ada") if address == mail("ada") else None


@pytest.fixture
def office(cloud):
    office = Office()
    office.calendar(owner=None, calendar_id=BLUE, kind="room", name="Blue", bookable={})
    return office


def test_of_many_who_want_a_room_at_once_one_gets_it_and_all_are_told(office):
    hotel, ears = Hotel(), Ears()
    for number in range(MANY):
        hotel.meeting(f"meeting {number}")
    asked = hotel.post
    assert {each.to for each in asked} == {ADDRESS}
    desk = FrontDesk(Ledgers(), People(), ears, lambda: hotel.now)

    def brought(number):
        """As its queue does it: where too much goes on at once, it comes again."""
        while True:
            with suppress(Busy):
                return desk.ask("acme", BLUE, asked[number])

    crowd(brought, MANY)

    hotel.post = ears
    hotel.settle()
    (won,) = journal().page(account("acme", BLUE), Page(limit=100)).items
    assert [uid for _, uid in hotel.promised()] == [won.event["uid"]]
    answers = [hotel.answer(uid)[0] for uid in hotel.events]
    assert sorted(answers) == ["accepted", *["declined"] * (MANY - 1)]
    assert len(journal().page(trashed("acme", BLUE), Page(limit=200)).items) == min(MANY - 1, 200)
