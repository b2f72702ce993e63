"""Whose a ticket is, read with the account."""

from collections.abc import Mapping
from typing import Any

from identity.accounts import Account
from identity.accounts.table import ACCOUNT
from identity.accounts.table import journal as accounts
from identity.tickets.model import Kind, refused
from identity.tickets.table import place, read
from kernel.journal.reading import gathered
from kernel.journal.rows import alive


def owned(ticket: str, kind: Kind, now: float) -> tuple[Mapping[str, Any], Account]:
    """What is kept under a ticket, which stays good, and whose it is, in one round trip; or ``TicketRefused``."""
    shape, where = accounts().shape, place(ticket, kind)
    whose = (shape.name, where[1], ACCOUNT)
    found = gathered((where, whose))
    said = read(found.get(where), now)
    if not alive(found.get(whose)):
        raise refused()
    return said, shape.object(found[whose])
