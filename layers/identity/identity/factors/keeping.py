"""What somebody who is signed in does with the second factors that they have."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from identity.accounts import Account, NoSuchAccount
from identity.acts import by
from identity.factors.challenges import offered
from identity.factors.model import (
    Codes,
    Factors,
    PasskeyShown,
    Renamed,
    missing,
    with_codes,
    without_passkey,
    without_totp,
)
from identity.factors.news import News
from identity.factors.table import FactorTable
from identity.passkeys import Party
from identity.sessions.freshness import since
from identity.totp import kept, new_codes
from kernel.answers import Answer
from kernel.api.request import Request
from kernel.callers import Caller, PersonId
from kernel.journal import Along


@dataclass(frozen=True, slots=True)
class Keeping:
    store: FactorTable
    party: Party
    news: News
    now: Callable[[], float] = time.time

    def all(self, caller: Caller) -> Factors:
        """What the caller has."""
        account, passkeys = self.store.everything(caller.person)
        if account is None:
            raise nobody()
        shown = tuple(PasskeyShown.of(each) for each in sorted(passkeys, key=lambda each: each.created))
        since_when = account.totp.added if account.totp else None
        return Factors(totp=since_when, passkeys=shown, recovery_codes=len(account.recovery))

    def remove_totp(self, caller: Caller, request: Request) -> None:
        """Forget the authenticator app."""
        account = self._account(caller.person)
        without_totp(account)
        act = by(caller, "factor.remove", "totp")
        part = self.store.edited(caller.person, without_totp)
        self.store.commit([part], [self._fresh(caller), self.store.noted(act)])
        self.news.removed(account, "totp", request)

    def renew_codes(self, caller: Caller, request: Request) -> Codes:
        """Other recovery codes; the old ones are worth nothing any more."""
        account, codes = self._account(caller.person), new_codes()
        hashed = kept(codes)
        part = self.store.edited(caller.person, lambda found: with_codes(found, hashed))
        act = by(caller, "recovery-codes.renew")
        self.store.commit([part], [self._fresh(caller), self.store.noted(act)])
        self.news.added(account, "recovery_codes", request)
        return Codes(recovery_codes=codes)

    def offer_passkey(self, caller: Caller) -> Answer:
        """Ask the caller's device for a new passkey, unless it has one of theirs."""
        account, passkeys = self.store.everything(caller.person)
        if account is None:
            raise nobody()
        options, cookie = offered(self.party, account, passkeys)
        return Answer(options, cookies=(cookie,))

    def rename(self, caller: Caller, passkey_id: str, wanted: Renamed) -> PasskeyShown:
        """Call a passkey something else."""
        return PasskeyShown.of(self.store.rename(caller.person, passkey_id, wanted.name))

    def remove(self, caller: Caller, request: Request, passkey_id: str) -> None:
        """Forget a passkey."""
        held = self.store.held(caller.person, passkey_id)
        if held.account is None or held.passkey is None:
            raise missing()
        part, released = self.store.removed(caller.person, passkey_id, lambda found: without_passkey(found, passkey_id))
        act = by(caller, "factor.remove", "passkey", {"name": held.passkey.name})
        self.store.commit([part], [self._fresh(caller), released, self.store.noted(act)])
        self.news.removed(held.account, "passkey", request, held.passkey.name)

    def _fresh(self, caller: Caller) -> Along:
        return self.store.fresh(caller, since(self.now()), own=True)

    def _account(self, person: PersonId) -> Account:
        account = self.store.held(person).account
        if account is None:
            raise nobody()
        return account


def nobody() -> NoSuchAccount:
    return NoSuchAccount("there is no such account")
