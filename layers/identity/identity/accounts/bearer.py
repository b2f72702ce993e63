"""Who shows a ticket: it is read together with the account that it belongs to, in one round trip."""

from typing import Any

from identity.accounts.model import Account
from identity.accounts.table import ACCOUNT
from identity.tickets.model import Kind, refused
from identity.tickets.table import place, read
from kernel.journal import Journal
from kernel.journal.reading import gathered
from kernel.journal.rows import alive


def bearer(accounts: Journal[Account], ticket: str, kind: Kind, now: float) -> tuple[Account, Any]:
    """The account, and what the ticket says; ``TicketRefused`` if it is good for nothing, or the account is gone."""
    where, shape = place(ticket, kind), accounts.shape
    whose = (shape.name, where[1], ACCOUNT)
    found = gathered((where, whose))
    said = read(found.get(where), now)
    if not alive(found.get(whose)):
        raise refused()
    return shape.object(found[whose]), said
