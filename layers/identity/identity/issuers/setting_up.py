"""Setting a provider up: its secret is sealed, and nobody is shown it again.

What it says of somebody is believed, Admins included; so whoever sets one up may all that an Admin may.
"""

import secrets
import time
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass

from contracts.scopes import SCOPES
from identity.acts import by
from identity.issuers.model import Issuer, IssuerDraft, IssuerUpdate
from identity.issuers.service import Asking, IssuerStore, asked, at
from identity.roles.model import within
from kernel.callers import Caller
from kernel.etags import IfMatch


@dataclass(frozen=True, slots=True)
class SettingUp:
    store: IssuerStore
    asking: Asking
    seal: Callable[[bytes, str], bytes]
    now: Callable[[], float] = time.time

    def create(self, caller: Caller, draft: IssuerDraft) -> Issuer:
        """Set one up; it is asked what it says of itself before anything is kept."""
        within(caller, SCOPES)
        metadata = asked(self.asking, draft.issuer)[0]
        issuer = Issuer(
            issuer_id=f"{caller.workspace}-{secrets.token_hex(4)}",
            **draft.model_dump(exclude={"client_secret"}),
            metadata=metadata,
            sealed=self._sealed(draft.client_secret, caller),
            created=at(self.now()),
            checked=at(self.now()),
        )
        act = by(
            caller, "issuer.create", issuer.issuer_id, {"issuer": issuer.issuer, "domains": " ".join(issuer.domains)}
        )
        return self.store.create(caller, issuer, self.now(), act)

    def update(self, caller: Caller, issuer_id: str, update: IssuerUpdate, expected: IfMatch) -> Issuer:
        within(caller, SCOPES)
        sealed = self._sealed(update.client_secret, caller) if update.client_secret else None
        act = by(caller, "issuer.update", issuer_id, {"of": " ".join(sorted(update.model_dump(exclude_none=True)))})
        return self.store.change(
            caller,
            issuer_id,
            lambda issuer: issuer.updated(update, sealed),
            expected,
            now=self.now(),
            domains=update.domains or (),
            act=act,
        )

    def _sealed(self, secret: str, caller: Caller) -> str:
        return b64encode(self.seal(secret.encode(), caller.workspace)).decode()


def setting_up() -> SettingUp:
    """As production does it."""
    from identity.federation.asking import Providers
    from identity.issuers.table import IssuerTable

    return SettingUp(IssuerTable(), Providers(), _seal)


def _seal(plain: bytes, owner: str) -> bytes:
    from kernel.seals import seal

    return seal(plain, owner)
