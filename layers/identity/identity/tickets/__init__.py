"""Tickets: links in letters, second steps and codes, each good once."""

from identity.tickets.model import Kind, Ticket, TicketRefused
from identity.tickets.service import Tickets

__all__ = ["Kind", "Ticket", "TicketRefused", "Tickets", "tickets"]


def tickets() -> Tickets:
    """The tickets as production keeps them."""
    from identity.tickets.table import TicketTable

    return Tickets(TicketTable())
