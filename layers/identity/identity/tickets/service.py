"""Making tickets and taking them back."""

import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from identity.tickets.model import Kind, Ticket, refused
from kernel.errors import Refusal
from kernel.journal import Along

LASTS: Mapping[Kind, int] = {
    "address": 24 * 3600,
    "application": 15 * 60,
    "authorization": 60,
    "enrol": 15 * 60,
    "keep": 7 * 24 * 3600,
    "link": 15 * 60,
    "magic": 15 * 60,
    "register": 24 * 3600,
    "reset": 3600,
    "second": 10 * 60,
    "socket": 30,
    "stay": 14 * 24 * 3600,
    "totp": 15 * 60,
    "undo": 7 * 24 * 3600,
}
"""Seconds for which a ticket of each kind is good."""

TRIES = 5
"""How often a code may be tried against one ticket."""

Payload = Mapping[str, Any]


class TicketStore(Protocol):
    def row(self, owner: str, key: str, payload: Payload, expires: int) -> Along:
        """What keeps a ticket, to be written with something else or alone."""

    def add(self, owner: str, key: str, payload: Payload, expires: int) -> None: ...
    def take(self, owner: str, key: str, now: int) -> Payload | None:
        """What was kept under it; from now on it is gone."""

    def spent(self, owner: str, key: str, now: int) -> Along:
        """What takes it within a transaction, or fails that with ``TicketRefused``."""

    def peek(self, owner: str, key: str, now: int, tries: int) -> Payload | None:
        """What is kept under it, if that was not asked more than ``tries`` times."""


@dataclass(frozen=True, slots=True)
class Tickets:
    store: TicketStore
    now: Callable[[], float] = time.time

    def issue(self, kind: Kind, owner: str, payload: Payload) -> str:
        """A new ticket, kept already; its text."""
        ticket = Ticket(owner, secrets.token_urlsafe(32))
        self.store.add(owner, ticket.key(kind), payload, self._ends(kind))
        return str(ticket)

    def draft(self, kind: Kind, owner: str, payload: Payload) -> tuple[str, Along]:
        """A new ticket, to be kept in a transaction: its text, and what keeps it."""
        ticket = Ticket(owner, secrets.token_urlsafe(32))
        return str(ticket), self.store.row(owner, ticket.key(kind), payload, self._ends(kind))

    def take(self, kind: Kind, text: str) -> Payload:
        """What was kept under a ticket, which is good no more; or ``TicketRefused``."""
        ticket = Ticket.parse(text)
        return _demanded(self.store.take(ticket.owner, ticket.key(kind), int(self.now())))

    def peek(self, kind: Kind, text: str, *, tries: int = TRIES) -> Payload:
        """What is kept under a ticket, which stays good, though not for ever."""
        ticket = Ticket.parse(text)
        return _demanded(self.store.peek(ticket.owner, ticket.key(kind), int(self.now()), tries))

    def spent(self, kind: Kind, text: str) -> Along:
        """What takes a ticket in the transaction for which it was shown."""
        ticket = Ticket.parse(text)
        return self.store.spent(ticket.owner, ticket.key(kind), int(self.now()))

    def marked(self, owner: str, key: str, lasts: int, refusal: Refusal) -> Along:
        """What can happen once, and fails with ``refusal`` while it is remembered that it did."""
        return self.store.row(owner, key, {}, int(self.now()) + lasts)._replace(refusal=refusal)

    def _ends(self, kind: Kind) -> int:
        return int(self.now()) + LASTS[kind]


def _demanded(payload: Payload | None) -> Payload:
    if payload is None:
        raise refused()
    return payload
