"""Deleting one's account, keeping it after all, and completing what was asked two weeks ago."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Protocol

from identity.accounts import Account
from identity.leaving.model import GRACE, LOOKED_BACK, Kept, Leaving, StillNeeded, WithTicket
from identity.letters import Brand, Post, Seen
from identity.letters.security import account_gone, account_leaving
from identity.people import LastAdmin
from identity.recovery.service import reader, told
from identity.sessions.freshness import since
from identity.signin.model import Arrival
from identity.tickets import Tickets
from kernel.callers import Caller, PersonId
from kernel.journal import Along
from kernel.logs import log

HOUSE = Brand("Stoa")


class NotDeleted(Exception):
    """Some accounts are still there; the next run tries again."""


class DepartureStore(Protocol):
    def account(self, person: PersonId) -> Account: ...
    def needed(self, account: Account) -> list[str]:
        """What the workspaces are called that would be without an Admin."""

    def leave(self, caller: Caller, account: Account, at: datetime, row: Along, *, since: int, address: str) -> None:
        """Note it, end every session, and keep a ticket; ``StepUpNeeded`` if the caller has not shown who they are."""

    def keeping(self, ticket: str, now: float) -> Account: ...
    def keep(self, account: Account, row: Along, address: str) -> None: ...
    def due(self, day: date) -> Iterable[PersonId]:
        """Who is to go on that day."""

    def find(self, person: PersonId) -> Account | None: ...
    def depart(self, account: Account) -> None:
        """Take somebody out of every workspace; ``LastAdmin`` if one cannot do without them."""

    def erase(self, account: Account) -> None:
        """Let nothing be left of an account that is in no workspace."""

    def forget(self, day: date, person: PersonId) -> None:
        """Take it off the list."""


@dataclass(frozen=True, slots=True)
class Departure:
    store: DepartureStore
    tickets: Tickets
    post: Post
    origin: str
    now: Callable[[], float] = time.time

    def leave(self, caller: Caller, arrival: Arrival) -> Leaving:
        """Let the caller's account be deleted in two weeks."""
        account = self.store.account(caller.person)
        if needed := self.store.needed(account):
            raise StillNeeded(needed)
        now = datetime.fromtimestamp(self.now(), UTC)
        at = account.leaving or now + GRACE
        ticket, row = self.tickets.draft("stay", account.person, {})
        self.store.leave(caller, account, at, row, since=since(self.now()), address=arrival.address)
        by, keep = Seen(now, arrival.device, address=arrival.address), f"{self.origin}/stay#{ticket}"
        told(self.post, account_leaving(reader(account), HOUSE, at=at, keep=keep, by=by))
        return Leaving(at=at)

    def keep(self, shown: WithTicket, arrival: Arrival) -> Kept:
        """Let it stay after all."""
        account = self.store.keeping(shown.ticket, self.now())
        self.store.keep(account, self.tickets.spent("stay", shown.ticket), arrival.address)
        return Kept(email=account.email)

    def complete(self) -> None:
        """Delete the accounts that are due. One that cannot be keeps no other one waiting, and is tried again."""
        today, failed = datetime.fromtimestamp(self.now(), UTC), 0
        for back in range(LOOKED_BACK + 1):
            day = (today - timedelta(days=back)).date()
            for person in self.store.due(day):
                try:
                    self._complete(day, person, today)
                except Exception:  # noqa: BLE001 - whatever it is, those who come after are due as well
                    log.exception("an account that is due was not deleted")
                    failed += 1
        if failed:
            raise NotDeleted(f"{failed} accounts that are due could not be deleted")

    def _complete(self, day: date, person: PersonId, now: datetime) -> None:
        account = self.store.find(person)
        if account is None or account.leaving is None:
            self.store.forget(day, person)
            return
        if account.leaving > now:
            return
        try:
            self.store.depart(account)
        except LastAdmin:
            log.warning("an account cannot be deleted yet: a workspace would be without an Admin")
            return
        self.store.erase(account)
        self.store.forget(day, person)
        told(self.post, account_gone(reader(account), HOUSE, register=f"{self.origin}/register"))
