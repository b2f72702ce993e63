"""Times that are kept until their guests confirm them."""

from datetime import timedelta

import pytest

from agenda.booking.holding import Hold, Lapsing
from agenda.booking.model import NotConfirmedYet, OverAlready, Ticket, fresh_secret
from agenda.booking.shown import Move, Show
from agenda.events.model import identified
from tests.layers.agenda.booking.town import GRACE, MONDAY, Town
from tests.layers.kernel.crowd import crowd
from tests.soaking import more, soak

HOUR = timedelta(hours=1)
HOURS = more(3, 60)

pytestmark = soak


@pytest.fixture
def town(cloud):
    return Town()


def kept(town, hours=9):
    """A time that is kept for whoever gets the letter, and what its link says."""
    booked = town.book(hours, guest={**GRACE, "email": f"grace{hours}@example.com"})
    it, _ = town.bookings.store.get(town.workspace, page_of(town), booked.booking_id)
    secret = fresh_secret()
    town.bookings.store.link(town.workspace, it, secret)
    return it, Show(ticket=str(Ticket(town.workspace, it.page_id, it.booking_id, secret)))


def page_of(town):
    return town.bookings.store.page("ada-30")[1].page_id


def test_who_confirms_and_what_lapses_cannot_both_have_it(town):
    town.person("bob")
    town.page(town.host("ada"), town.host("bob"), confirm_email=True)
    store = town.bookings.store
    late = Lapsing(store, lambda *_: None, now=lambda: MONDAY + timedelta(minutes=15))
    ends = set()

    for hours in range(9, 9 + HOURS):
        it, link = kept(town, hours)
        hold = Hold(workspace=town.workspace, page_id=it.page_id, booking_id=it.booking_id)

        def ask(number, link=link, hold=hold):
            try:
                return late.lapse(hold) if number % 2 else town.bookings.confirm(link).status
            except OverAlready:
                return "over"

        answers = {each for each in crowd(ask, 6) if each}
        ended = store.get(town.workspace, it.page_id, it.booking_id)[0].status
        ends.add(ended)
        assert answers == ({"confirmed"} if ended == "confirmed" else {"over"})
        here = [each for name in ("ada", "bob") for each in town.entries(name) if each[0] == f"07T{hours:02}:00"]
        assert here == ([(f"07T{hours:02}:00", "confirmed")] if ended == "confirmed" else [])

    assert ends <= {"confirmed", "lapsed"}


def test_what_is_kept_counts_for_limits_and_free_times_until_it_lapses(town):
    page = town.page(confirm_email=True, limits={"day": 1})
    it, link = kept(town)
    hold = Hold(workspace=town.workspace, page_id=page.page_id, booking_id=it.booking_id)

    assert (town.entries(), town.begun()) == ([("07T09:00", "tentative")], [])
    with pytest.raises(NotConfirmedYet):
        town.bookings.move(Move(ticket=link.ticket, begins=(MONDAY + 9.5 * HOUR).isoformat()))
    Lapsing(town.bookings.store, lambda *_: None, now=lambda: MONDAY + HOUR).lapse(hold)
    assert MONDAY + 9 * HOUR in town.begun()
    with pytest.raises(OverAlready):
        town.bookings.confirm(link)
    assert town.bookings.look(link).status == "lapsed"


def test_what_a_host_took_out_of_their_calendar_just_then_is_not_confirmed(town):
    town.page(confirm_email=True)
    it, link = kept(town)
    town.events.delete(town.account(), identified(it.booking_id))

    with pytest.raises(OverAlready):
        town.bookings.confirm(link)
