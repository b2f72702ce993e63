"""Stepping up: somebody who is signed in shows once more that it is them (RFC 9470)."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from identity.acts import by
from identity.factors.model import SteppedUp, StepUp
from identity.factors.news import News
from identity.factors.proofs import Proofs, Shown, joined, proofs
from identity.factors.table import FactorTable, Held
from identity.passkeys import identified
from identity.passwords.service import Passwords
from identity.sessions.freshness import FRESH
from identity.sessions.model import over
from identity.signin.model import WrongCredentials
from identity.signing import Signing
from identity.tokens import LASTS, said
from kernel.api.request import Request
from kernel.callers import Caller


@dataclass(frozen=True, slots=True)
class SteppingUp:
    store: FactorTable
    proofs: Proofs
    passwords: Passwords
    signing: Signing
    news: News
    issuer: str
    now: Callable[[], float] = time.time

    def raised(self, caller: Caller, request: Request, wanted: StepUp) -> SteppedUp:
        """Note in the session that it is really them; whoever has a second factor shows that."""
        held = self.store.held(caller.person, identified(wanted.passkey.id) if wanted.passkey else None, caller)
        if held.session is None:
            raise over()
        shown = self._password(caller, held, wanted.password) if wanted.password is not None else None
        shown = shown or self.proofs.shown(caller.person, held, wanted, request, caller.session)
        now, amr = int(self.now()), joined(held.session.amr, shown.amr)
        name, window = self.proofs.unless(caller.person, caller.session)
        acts = [self.store.noted(by(caller, each)) for each in ("session.raise", shown.act) if each]
        seldom = self.store.seldom(name, window)
        self.store.commit(shown.parts, [seldom, self.store.raised(caller, now, amr), *shown.spent, *acts])
        if held.account is not None and shown.left is not None:
            self.news.recovered(held.account, shown.left, request)
        until = datetime.fromtimestamp(now + FRESH, UTC)
        session = held.session.model_copy(update={"amr": amr, "auth_time": now})
        return SteppedUp(
            amr=amr,
            auth_time=datetime.fromtimestamp(now, UTC),
            until=until,
            access_token=self.signing.signed(said(session, self.issuer, now), "at+jwt"),
            expires_in=LASTS,
        )

    def _password(self, caller: Caller, held: Held, password: str) -> Shown:
        account = held.account
        right = self.passwords.show(password, account.password if account else None).genuine
        if account is None or not right or account.enrolled:
            self.proofs.wrong(caller.person, caller.session)
            raise WrongCredentials("the password is wrong, or not enough for somebody with a second factor")
        return Shown(("pwd",))


def stepping_up() -> SteppingUp:
    """Stepping up, as production has it."""
    from identity.letters import post
    from identity.signing import signing
    from kernel.settings import ORIGIN

    return SteppingUp(FactorTable(), proofs(), Passwords(), signing(), News(post(), ORIGIN), ORIGIN)
