"""Choosing a new password with the ticket of a letter."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from identity import attacks
from identity.accounts import Account
from identity.letters import Post
from identity.letters.security import password_changed
from identity.passwords.about import about, lately
from identity.recovery.model import ChoosePassword, Closed, PasswordChosen, allowed
from identity.recovery.service import HOUSE, reader, seen, told
from identity.signin.choosing import Homes, shut
from identity.signin.model import Arrival
from identity.tickets import Tickets
from kernel.journal import Along


class Passwords(Protocol):
    def keep(self, password: str, about: tuple[str, ...] = ()) -> str:
        """What to keep of a new password, or why it cannot be one."""


class ResetStore(Protocol):
    def shown(self, ticket: str, now: float) -> Account:
        """Whose ticket for a new password it is, or ``TicketRefused``."""

    def homes(self, account: Account) -> Homes:
        """How it stands with the person in each of their workspaces, at this moment."""

    def reset(self, account: Account, password: str, at: datetime, rows: tuple[Along, ...], seen: Arrival) -> None:
        """Keep a new password, with ``rows``; everything that was open to whoever knew the old one is closed."""


@dataclass(frozen=True, slots=True)
class Choosing:
    store: ResetStore
    passwords: Passwords
    tickets: Tickets
    post: Post
    origin: str
    now: Callable[[], float] = time.time

    def reset(self, request: ChoosePassword, arrival: Arrival) -> PasswordChosen:
        """Keep a new password, sign everybody out, and let in whoever chose it, or say why that cannot be."""
        account = self.store.shown(request.ticket, self.now())
        homes = self.store.homes(account)
        found = [homes[each].workspace for each in lately(account)]
        kept = self.passwords.keep(request.password, about(account, [each for each in found if each]))
        ticket, row = self.tickets.draft("link", account.person, allowed(None))
        spent = self.tickets.spent("reset", request.ticket)
        self.store.reset(account, kept, datetime.fromtimestamp(self.now(), UTC), (spent, row), arrival)
        attacks.recovered()
        by = seen(arrival, self.now())
        told(self.post, password_changed(reader(account), HOUSE, by=by, not_me=f"{self.origin}/reset"))
        reason = shut(account, homes)
        return PasswordChosen(ticket=ticket, closed=Closed(reason=reason.kind, detail=str(reason)) if reason else None)


def choosing() -> Choosing:
    """As production does it."""
    from identity.letters import post
    from identity.passwords.choosing import passwords
    from identity.recovery.table import RecoveryTable
    from identity.tickets import tickets
    from kernel.settings import ORIGIN

    return Choosing(RecoveryTable(), passwords(), tickets(), post(), ORIGIN)
