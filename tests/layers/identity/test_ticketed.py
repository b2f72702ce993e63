"""Whoever opens a WebSocket with a ticket: believed once, and refused as late as anybody else."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from identity.callers.service import REFUSED_AFTER, Callers, CredentialRefused
from identity.callers.ticketed import Ticketed
from identity.tickets import Tickets
from identity.tickets.table import TicketTable
from kernel.callers import Caller, PersonId, Shown, WorkspaceId
from tests.layers.identity.test_tickets import Clock, FakeTickets

ADA = Caller(WorkspaceId("acme"), PersonId("ada"), "admin", frozenset({"people:read", "me:read"}), "s1")


def believing(tickets, wait=time.sleep):
    """Callers as far as tickets go: nothing else is asked."""
    return Callers(None, None, None, None, Ticketed(tickets), wait=wait)


def test_a_ticket_is_good_for_half_a_minute_and_is_refused_as_late_as_any_credential():
    waited, clock = [], Clock()
    tickets = Tickets(FakeTickets(), clock)
    known, early, late = (
        believing(tickets, waited.append),
        *(tickets.issue("socket", "acme", ADA.context()) for _ in "ab"),
    )

    clock.time += 29
    assert known.caller(Shown(early, ticket=True)) == ADA
    clock.time += 2
    for text in (early, late, "acme.x", "x"):
        with pytest.raises(CredentialRefused):
            known.caller(Shown(text, ticket=True))

    assert len(waited) == 4
    assert all(0 < each <= REFUSED_AFTER for each in waited)


def test_of_many_who_show_one_ticket_at_once_one_comes_in(cloud):
    tickets = Tickets(TicketTable())
    known, ticket = believing(tickets), tickets.issue("socket", "acme", ADA.context())

    def comes(_):
        try:
            return known.caller(Shown(ticket, ticket=True))
        except CredentialRefused:
            return None

    with ThreadPoolExecutor(8) as several:
        found = list(several.map(comes, range(8)))

    assert sorted(found, key=str) == [ADA, *[None] * 7]
