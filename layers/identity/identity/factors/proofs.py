"""Showing a second factor: whatever it is, it comes to how it is called, what is used up by it, and what changes."""

import time
from base64 import b64decode
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, NamedTuple, Protocol

from identity import attacks
from identity.accounts import Account
from identity.factors.challenges import answered
from identity.factors.model import Proof
from identity.factors.table import FactorTable, Held
from identity.passkeys import AssertionAnswer, Party, PasskeyRefused, identified
from identity.passkeys.ceremonies import asserted
from identity.signin.model import MOST_FAILURES, WINDOW
from identity.signin.service import too_many
from identity.tickets import Tickets
from identity.totp import CodeRefused, CodeUsed, CodeWrong, accepted, spent
from kernel.api.request import Request
from kernel.callers import PersonId
from kernel.journal import Along
from kernel.journal.together import Part
from kernel.logs import log

_STEP = 300
"""Seconds for which it is remembered that a code was used: longer than any code is good."""


class Attempts(Protocol):
    def failed(self, email: str, window: int, person: PersonId | None = None) -> int:
        """Count a failed attempt on the second step of ``person``; how many there were in that window."""


class Shown(NamedTuple):
    """What came of a proof that is believed."""

    amr: tuple[str, ...]
    spent: tuple[Along, ...] = ()
    parts: tuple[Part[Any], ...] = ()
    act: str = ""
    """What is worth noting by itself."""
    left: int | None = None
    """How many recovery codes there still are, if one was used."""


@dataclass(frozen=True, slots=True)
class Proofs:
    store: FactorTable
    attempts: Attempts
    tickets: Tickets
    party: Party
    now: Callable[[], float] = time.time

    def shown(self, person: PersonId, held: Held, proof: Proof, request: Request, apart: str = "") -> Shown:
        """What somebody has shown, or what it is refused with; wrong ones are counted for the person."""
        try:
            if proof.passkey is not None:
                return self.passkey(person, held, proof.passkey, request)
            return self._typed(held.account, proof)
        except (CodeRefused, PasskeyRefused):
            self.wrong(person, apart)
            raise

    def passkey(self, person: PersonId, held: Held, answer: AssertionAnswer, request: Request) -> Shown:
        """What somebody has shown with a passkey, who is that person or nobody."""
        asked = answered(answer.response.client_data_json, request)
        known = held.passkey if held.account and identified(answer.id) in held.account.passkeys else None
        now = datetime.fromtimestamp(self.now(), UTC)
        try:
            found = asserted(self.party, answer, asked.challenge, known, now=now, person=person)
        except PasskeyRefused as error:
            log.warning("a passkey was refused", extra={"reason": type(error.reason).__name__})
            raise
        kind = "swk" if found.passkey.backup_eligible else "hwk"
        return Shown((kind, "user", "mfa"), parts=(self.store.used(found.passkey),))

    def unless(self, person: PersonId, apart: str = "") -> tuple[str, int]:
        """Under what wrong proofs of a person are counted; too many, and right ones are refused for a while.

        ``apart``: a device that they are known by, or the session in which they are: nobody else uses up its attempts.
        """
        return f"second step of {person} {apart}".rstrip(), int(self.now()) // WINDOW

    def wrong(self, person: PersonId, apart: str = "") -> None:
        """Count a wrong one; ``TooManyAttempts`` if that was one too many."""
        name, window = self.unless(person, apart)
        attacks.second_factor_failed()
        if self.attempts.failed(name, window, person) > MOST_FAILURES:
            raise too_many(window, self.now())

    def _typed(self, account: Account | None, proof: Proof) -> Shown:
        if account is None:
            raise CodeWrong
        if proof.recovery_code is not None:
            return self._recovery(account, proof.recovery_code)
        if account.totp is None:
            raise CodeWrong
        sealed = account.totp.sealed
        step = accepted(opened(sealed, account.person), proof.code or "", self.now())
        return Shown(("otp", "mfa"), spent=(once(self.tickets, account.person, sealed, step),))

    def _recovery(self, account: Account, code: str) -> Shown:
        left = spent(account.recovery, code)  # now, so that a wrong one changes nothing, and again on what is written

        def edit(before: Account) -> Account:
            return before.model_copy(update={"recovery": spent(before.recovery, code)})

        attacks.recovered()
        return Shown(
            ("otp", "mfa"), parts=(self.store.edited(account.person, edit),), act="recovery-code.use", left=len(left)
        )


def opened(sealed: str, person: PersonId) -> str:
    """The secret of an authenticator app."""
    from kernel.seals import unseal

    return unseal(b64decode(sealed), person).decode()


def once(tickets: Tickets, person: PersonId, sealed: str, step: int) -> Along:
    """What makes a code of an app good once: that of its step. Another app of the person has steps of its own."""
    which = sha256(sealed.encode()).hexdigest()[:16]
    return tickets.marked(person, f"step#{step}#{which}", _STEP, CodeUsed())


def joined(*several: Iterable[str]) -> tuple[str, ...]:
    """All that was used, each once, and ``mfa`` after them."""
    found = dict.fromkeys(each for amr in several for each in amr)
    return (*(each for each in found if each != "mfa"), *(("mfa",) if "mfa" in found else ()))


def proofs() -> Proofs:
    """As production has them."""
    from identity.factors.challenges import party
    from identity.signin.table import SignInTable
    from identity.tickets import tickets
    from kernel.settings import ORIGIN

    return Proofs(FactorTable(), SignInTable(), tickets(), party(ORIGIN))
