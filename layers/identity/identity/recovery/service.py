"""Letters that let people in.

Nobody learns from an answer, nor from how long it takes, whether an address has an account: the same rows are read and
written for an address that has none, and a letter goes out that says so to whoever reads it.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

from identity.accounts import Account
from identity.accounts.model import device_digest
from identity.addresses import digest
from identity.letters import Brand, Letter, NotSent, Post, Reader, Seen
from identity.letters.signing_in import magic_link, no_account, reset_password
from identity.recovery.model import (
    WINDOW,
    AskForLink,
    AskForPassword,
    Coded,
    LinkAsked,
    PasswordAsked,
    Ticketed,
    TryCode,
    allowed,
    new_code,
)
from identity.signin.model import Arrival
from identity.tickets import Ticket, Tickets
from identity.tickets.service import LASTS
from kernel.callers import PersonId
from kernel.ids import new_id
from kernel.journal import Along
from kernel.logs import log

HOUSE = Brand("Stoa")


class RecoveryStore(Protocol):
    def by_email(self, email: str) -> Account | None: ...
    def ask(self, email: str, window: int, rows: tuple[Along, ...], device: str = "") -> None:
        """Keep tickets for an address; ``AskedTooOften`` if there were enough in that window.

        They are counted by themselves for a ``device`` that the owner of the address is known by.
        """

    def exchange(self, rows: tuple[Along, ...]) -> None:
        """Spend tickets for another one; ``TicketRefused`` if one of them is good no more."""


@dataclass(frozen=True, slots=True)
class Recovery:
    store: RecoveryStore
    tickets: Tickets
    post: Post
    origin: str
    now: Callable[[], float] = time.time

    def link(self, request: AskForLink, arrival: Arrival) -> LinkAsked:
        """Send a letter with a link, and a code for the device on which it was asked for."""
        known, code = self.store.by_email(request.email), new_code()
        person = known.person if known else PersonId(new_id())
        link, row = self.tickets.draft("link", person, allowed(request.workspace))
        coded = Coded.of(person, Ticket.parse(link).key("link"), code, request.workspace)
        ticket, other = self.tickets.draft("magic", digest(request.email), coded.model_dump(mode="json"))
        self._ask(request.email, known, arrival, row, other)
        lasts = timedelta(seconds=LASTS["magic"])
        way = f"{self.origin}/link#{link}"
        self._answer(
            request.email,
            known,
            lambda to: magic_link(to, HOUSE, link=way, code=code, lasts=lasts, by=seen(arrival, self.now())),
        )
        return LinkAsked(email=request.email, ticket=ticket, expires_in=LASTS["magic"])

    def code(self, request: TryCode) -> Ticketed:
        """Take the code of a letter in place of its link."""
        coded = Coded.model_validate(self.tickets.peek("magic", request.ticket))
        coded.demand(request.digits())
        ticket, row = self.tickets.draft("link", coded.person, allowed(coded.workspace))
        link = self.tickets.store.spent(coded.person, coded.link, int(self.now()))
        self.store.exchange((self.tickets.spent("magic", request.ticket), link, row))
        return Ticketed(ticket=ticket)

    def forgotten(self, request: AskForPassword, arrival: Arrival) -> PasswordAsked:
        """Send a letter with a link to choose a new password."""
        known = self.store.by_email(request.email)
        ticket, row = self.tickets.draft("reset", known.person if known else new_id(), {})
        self._ask(request.email, known, arrival, row)
        way, lasts = f"{self.origin}/reset#{ticket}", timedelta(seconds=LASTS["reset"])
        self._answer(
            request.email,
            known,
            lambda to: reset_password(to, HOUSE, link=way, lasts=lasts, by=seen(arrival, self.now())),
        )
        return PasswordAsked(email=request.email)

    def _ask(self, email: str, known: Account | None, arrival: Arrival, *rows: Along) -> None:
        theirs = known is not None and arrival.known and known.knows(arrival.secret)
        self.store.ask(email, int(self.now()) // WINDOW, rows, device_digest(arrival.secret) if theirs else "")

    def _answer(self, email: str, known: Account | None, letter: Callable[[Reader], Letter]) -> None:
        made = letter(reader(known) if known else Reader(email))  # made for strangers too, so that it takes as long
        self.post.send(made if known else no_account(Reader(email), HOUSE, register=f"{self.origin}/register"))


def reader(account: Account) -> Reader:
    """The person as a reader of letters."""
    return Reader(account.email, account.name, account.locale, account.zone)


def told(post: Post, letter: Letter) -> None:
    """Send a letter about what has happened: it has, even if the letter does not go out."""
    try:
        post.send(letter)
    except NotSent as error:
        log.error("a letter about a change did not go out", extra={"letter": letter.kind, "reason": str(error)})


def seen(arrival: Arrival, now: float) -> Seen:
    """From where it was asked for, as letters tell of it."""
    return Seen(datetime.fromtimestamp(now, UTC), arrival.device, address=arrival.address)
