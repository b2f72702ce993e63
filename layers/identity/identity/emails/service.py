"""Changing one's address. Nobody learns whether somebody else has the new one: a letter says that to who reads it."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

from identity.accounts import Account
from identity.emails.model import AskForChange, ChangeAsked, Changed, SameAddress, Undone, WithTicket, changed_meanwhile
from identity.letters import Brand, Post, Reader, Seen
from identity.letters.security import address_changed, new_address
from identity.letters.signing_in import already_registered
from identity.recovery.service import reader, told
from identity.sessions.freshness import since
from identity.signin.model import Arrival
from identity.tickets import Tickets
from identity.tickets.service import LASTS
from kernel.callers import Caller, PersonId
from kernel.journal import Along

HOUSE = Brand("Stoa")


class EmailStore(Protocol):
    def account(self, person: PersonId) -> Account: ...
    def taken(self, email: str) -> bool:
        """Whether somebody has an address, as far as is known."""

    def ask(self, caller: Caller, account: Account, since: int, row: Along) -> None:
        """Keep a ticket for somebody who has shown who they are since then; ``StepUpNeeded`` otherwise."""

    def asked(self, ticket: str, now: float) -> tuple[Account, str, str]:
        """Whose ticket it is, the address that they had when they asked, and the one that they want."""

    def change(self, account: Account, email: str, rows: tuple[Along, ...], address: str) -> None:
        """Let the account have another address, everywhere and with ``rows``; ``AddressTaken`` if it is taken."""

    def undoing(self, ticket: str, now: float) -> tuple[Account, str, datetime]:
        """Whose ticket it is, which address they had, and until when."""

    def undo(self, account: Account, email: str, since: datetime, rows: tuple[Along, ...], address: str) -> None:
        """Let it have the old one; no session, password or ticket is good any more, nor what was added."""


@dataclass(frozen=True, slots=True)
class ChangingEmails:
    store: EmailStore
    tickets: Tickets
    post: Post
    origin: str
    now: Callable[[], float] = time.time

    def ask(self, caller: Caller, wanted: AskForChange) -> ChangeAsked:
        """Send a letter to the new address."""
        account = self.store.account(caller.person)
        if wanted.email == account.email:
            raise SameAddress
        taken = self.store.taken(wanted.email)
        said = {"from": account.email, "to": wanted.email}
        ticket, row = self.tickets.draft("address", account.person, said)
        self.store.ask(caller, account, since(self.now()), row)
        to = Reader(wanted.email, account.name, account.locale, account.zone)
        link, lasts = f"{self.origin}/email#{ticket}", timedelta(seconds=LASTS["address"])
        asked = new_address(to, HOUSE, link=link, lasts=lasts)  # made for one that is taken too: it takes as long
        known = already_registered(Reader(wanted.email), HOUSE, sign_in=f"{self.origin}/sign-in")
        self.post.send(known if taken else asked)
        return ChangeAsked(email=wanted.email)

    def confirm(self, shown: WithTicket, arrival: Arrival) -> Changed:
        """Change it, for whoever has read that letter; the old address hears of it, and can undo it."""
        account, before, email = self.store.asked(shown.ticket, self.now())
        if account.email != before:  # a change ends such tickets, but for one that was asked for in that moment
            raise changed_meanwhile()
        now = datetime.fromtimestamp(self.now(), UTC)
        ticket, row = self.tickets.draft("undo", account.person, {"email": before, "at": now.isoformat()})
        self.store.change(account, email, (self.tickets.spent("address", shown.ticket), row), arrival.address)
        by = Seen(now, arrival.device, address=arrival.address)
        until, undo = now + timedelta(seconds=LASTS["undo"]), f"{self.origin}/undo#{ticket}"
        told(self.post, address_changed(reader(account), HOUSE, new=email, undo=undo, expires=until, by=by))
        return Changed(email=email)

    def undo(self, shown: WithTicket, arrival: Arrival) -> Undone:
        """Give the account back to whoever reads mail to its old address, and to nobody else."""
        account, email, since = self.store.undoing(shown.ticket, self.now())
        ticket, row = self.tickets.draft("reset", account.person, {})
        self.store.undo(account, email, since, (self.tickets.spent("undo", shown.ticket), row), arrival.address)
        return Undone(email=email, ticket=ticket)
