"""What somebody who is signed in does to have one more second factor."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from identity.accounts import Account
from identity.acts import by
from identity.factors.challenges import party
from identity.factors.enrolling import Addition, Enrolling, unchanged
from identity.factors.keeping import nobody
from identity.factors.model import Added, NewPasskey, PasskeyAdded, PasskeyShown, TotpConfirm, TotpOffer, missing
from identity.factors.news import News
from identity.factors.table import FactorTable
from identity.sessions.freshness import since
from kernel.api.request import Request
from kernel.callers import Caller, PersonId


@dataclass(frozen=True, slots=True)
class Adding:
    store: FactorTable
    enrolling: Enrolling
    news: News
    now: Callable[[], float] = time.time

    def offer_totp(self, caller: Caller) -> TotpOffer:
        """A secret for an authenticator app."""
        return self.enrolling.offer_totp(self._account(caller.person))

    def confirm_totp(self, caller: Caller, request: Request, wanted: TotpConfirm) -> Added:
        """Keep an authenticator app that has shown a code; it takes the place of one that there was."""
        account = self._account(caller.person)
        found = self.enrolling.totp(account, wanted, unchanged)
        self._add(caller, request, account, found)
        return Added(recovery_codes=found.codes)

    def register(self, caller: Caller, request: Request, wanted: NewPasskey) -> PasskeyAdded:
        """Keep a new passkey."""
        account = self._account(caller.person)
        found = self.enrolling.passkey(account, wanted, request, unchanged)
        self._add(caller, request, account, found)
        if found.passkey is None:
            raise missing()
        return PasskeyAdded(**dict(PasskeyShown.of(found.passkey)), recovery_codes=found.codes)

    def _add(self, caller: Caller, request: Request, account: Account, found: Addition) -> None:
        act = by(caller, "factor.add", found.factor, {"name": found.name} if found.name else None)
        fresh = self.store.fresh(caller, since(self.now()), own=account.enrolled)
        self.store.commit(found.parts, [fresh, *found.rows, self.store.noted(act)])
        self.news.added(account, found.factor, request, found.name)

    def _account(self, person: PersonId) -> Account:
        account = self.store.held(person).account
        if account is None:
            raise nobody()
        return account


def adding() -> Adding:
    """As production has it."""
    from identity.letters import post
    from identity.tickets import tickets
    from kernel.settings import ORIGIN

    store = FactorTable()
    return Adding(store, Enrolling(store, tickets(), party(ORIGIN)), News(post(), ORIGIN))
