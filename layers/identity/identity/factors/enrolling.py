"""Setting up second factors: what is offered, and what becomes of it when somebody shows that it works."""

import time
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple

from identity.accounts import Account, SecondFactor
from identity.factors.challenges import answered
from identity.factors.model import NewPasskey, TotpConfirm, TotpOffer, with_passkey, with_totp
from identity.factors.proofs import once, opened
from identity.factors.table import EditAccount, FactorTable
from identity.letters.model import Factor
from identity.passkeys import Party, Passkey, PasskeyUnusable
from identity.passkeys.ceremonies import registered
from identity.passkeys.reasons import WrongPerson
from identity.tickets import Ticket, Tickets
from identity.tickets.model import refused
from identity.totp import accepted, kept, new_codes, new_secret, uri
from kernel.api.request import Request
from kernel.callers import PersonId
from kernel.journal import Along
from kernel.journal.together import Part

_WRONG_CODES = 10


class Addition(NamedTuple):
    """A second factor to be written: what changes, and what else must hold."""

    factor: Factor
    parts: tuple[Part[Any], ...]
    rows: tuple[Along, ...]
    codes: tuple[str, ...]
    """Recovery codes to show, if the person had none."""
    amr: tuple[str, ...]
    passkey: Passkey | None = None

    @property
    def name(self) -> str:
        return self.passkey.name if self.passkey else ""


@dataclass(frozen=True, slots=True)
class Enrolling:
    store: FactorTable
    tickets: Tickets
    party: Party
    now: Callable[[], float] = time.time

    def offer_totp(self, account: Account) -> TotpOffer:
        """A new secret; of what is kept meanwhile, nothing can be read without our keys."""
        from identity.totp.drawing import drawn
        from kernel.seals import seal

        secret = new_secret()
        sealed = b64encode(seal(secret.encode(), account.person)).decode()
        link = uri(secret, issuer=self.party.name, account=account.email)
        setup = self.tickets.issue("totp", account.person, {"sealed": sealed})
        return TotpOffer(setup=setup, secret=secret, uri=link, drawing=drawn(link))

    def totp(self, account: Account, wanted: TotpConfirm, before: EditAccount) -> Addition:
        """What an app with the right code comes to; ``before`` is what the account must withstand first."""
        person = account.person
        if Ticket.parse(wanted.setup).owner != person:
            raise refused()
        sealed = str(self.tickets.peek("totp", wanted.setup, tries=_WRONG_CODES)["sealed"])
        step = accepted(opened(sealed, person), wanted.code, self.now())
        factor = SecondFactor(sealed=sealed, added=datetime.fromtimestamp(self.now(), UTC))
        codes, hashed = _codes(account)
        part = self.store.edited(person, lambda found: with_totp(before(found), factor, hashed))
        used = once(self.tickets, person, sealed, step)
        return Addition("totp", (part,), (self.tickets.spent("totp", wanted.setup), used), codes, ("otp", "mfa"))

    def passkey(self, account: Account, wanted: NewPasskey, request: Request, before: EditAccount) -> Addition:
        """What a new passkey comes to."""
        person = account.person
        asked = answered(wanted.answer.response.client_data_json, request)
        if asked.person != person:
            raise PasskeyUnusable(WrongPerson("somebody else was asked"))
        now = datetime.fromtimestamp(self.now(), UTC)
        made = registered(self.party, wanted.answer, asked.challenge, person, now=now, name=wanted.name or "")
        codes, hashed = _codes(account)
        edit: EditAccount = lambda found: with_passkey(before(found), made.passkey_id, hashed)  # noqa: E731 - it is told
        part, taken = self.store.added(made, edit)
        kind = "swk" if made.backup_eligible else "hwk"
        return Addition("passkey", (part,), (taken,), codes, (kind, "user", "mfa"), made)


def unchanged(account: Account) -> Account:
    return account


def person_in(ticket: str) -> PersonId:
    """Whose a ticket says it is."""
    return PersonId(Ticket.parse(ticket).owner)


def _codes(account: Account) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """New recovery codes for somebody who has none, and what is kept of them."""
    codes = () if account.recovery else new_codes()
    return codes, kept(codes)
