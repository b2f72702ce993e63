"""What is true of tickets wherever they are kept: in the table, and in the fake that stands for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity.tickets import Ticket, TicketRefused, Tickets
from identity.tickets.model import refused
from identity.tickets.service import LASTS, TRIES
from identity.tickets.table import TicketTable
from kernel.journal import Along
from kernel.journal.together import together


class FakeTickets:
    """Tickets in a dictionary. What is to be written with something else is a function that ``happen`` calls."""

    def __init__(self):
        self.kept, self.tried = {}, {}

    def row(self, owner, key, payload, expires):
        return Along({"do": lambda: self.add(owner, key, payload, expires)}, refused())

    def add(self, owner, key, payload, expires):
        self.kept[owner, key] = (dict(payload), expires)

    def _good(self, owner, key, now):
        return (owner, key) in self.kept and self.kept[owner, key][1] > now

    def take(self, owner, key, now):
        return self.kept.pop((owner, key))[0] if self._good(owner, key, now) else None

    def spent(self, owner, key, now):
        def do():
            if self.take(owner, key, now) is None:
                raise refused()

        return Along({"do": do}, refused())

    def peek(self, owner, key, now, tries):
        tried = self.tried.get((owner, key), 0)
        if not self._good(owner, key, now) or tried >= tries:
            return None
        self.tried[owner, key] = tried + 1
        return self.kept[owner, key][0]


class Clock:
    time = 1_000_000.0

    def __call__(self):
        return self.time


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture(params=["fake", "table"])
def tickets(request, clock):
    if request.param == "fake":
        return Tickets(FakeTickets(), clock)
    request.getfixturevalue("cloud")
    return Tickets(TicketTable(), clock)


def happen(*along):
    """Let what was drafted happen."""
    for each in along:
        if "do" in each.item:
            each.item["do"]()
    if real := [each for each in along if "do" not in each.item]:
        together(along=real)


def test_a_ticket_brings_back_what_was_kept_and_is_good_once(tickets):
    text = tickets.issue("link", "ada", {"amr": ["pwd"]})

    assert tickets.take("link", text) == {"amr": ["pwd"]}
    with pytest.raises(TicketRefused):
        tickets.take("link", text)


def test_a_ticket_that_was_drafted_is_good_when_it_is_written(tickets):
    text, row = tickets.draft("link", "ada", {"amr": ["pwd"]})
    with pytest.raises(TicketRefused):
        tickets.take("link", text)

    happen(row)

    happen(tickets.spent("link", text))
    with pytest.raises(TicketRefused):
        happen(tickets.spent("link", text))


@pytest.mark.parametrize("kind", sorted(LASTS))
def test_each_kind_is_good_for_as_long_as_it_says(tickets, clock, kind):
    text = tickets.issue(kind, "ada", {})
    clock.time += LASTS[kind] - 1
    assert tickets.peek(kind, text) == {}

    clock.time += 1

    for use in (tickets.take, tickets.peek):
        with pytest.raises(TicketRefused):
            use(kind, text)
    with pytest.raises(TicketRefused):
        happen(tickets.spent(kind, text))


def test_a_ticket_of_one_kind_is_none_of_another(tickets):
    text = tickets.issue("second", "ada", {})

    with pytest.raises(TicketRefused):
        tickets.take("link", text)
    assert tickets.take("second", text) == {}


def test_a_ticket_is_its_owners_only(tickets):
    ticket = Ticket.parse(tickets.issue("link", "ada", {}))

    with pytest.raises(TicketRefused):
        tickets.take("link", str(Ticket("grace", ticket.secret)))
    assert tickets.take("link", str(ticket)) == {}


def test_one_may_look_at_a_ticket_so_often_and_no_more(tickets):
    text = tickets.issue("second", "ada", {"who": "ada"})

    assert [tickets.peek("second", text)["who"] for _ in range(TRIES)] == ["ada"] * TRIES
    with pytest.raises(TicketRefused):
        tickets.peek("second", text)


@given(st.text(max_size=120))
def test_what_is_no_ticket_is_refused(text):
    try:
        found = Ticket.parse(text)
    except TicketRefused:
        return
    assert str(found) == text


@given(st.from_regex(r"[A-Za-z0-9-]{1,64}", fullmatch=True), st.from_regex(r"[A-Za-z0-9_-]{43}", fullmatch=True))
def test_the_row_of_a_ticket_does_not_hold_its_secret(owner, secret):
    ticket = Ticket(owner, secret)

    assert Ticket.parse(str(ticket)) == ticket
    assert secret not in ticket.key("link")
    assert ticket.key("link") != ticket.key("second")
