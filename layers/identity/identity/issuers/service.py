"""What administrators do with the providers of their workspace."""

import secrets
import time
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any, Protocol

from contracts.audit import Acted
from identity.acts import by
from identity.issuers.model import Issuer, IssuerDraft, IssuerTested, IssuerUpdate, Metadata, room_for_one
from kernel.callers import Caller, WorkspaceId
from kernel.etags import ANYTHING, IfMatch
from kernel.pages import Listing, Page

_ALL = Page(limit=200)


class IssuerStore(Protocol):
    """Where they are kept. Changes are for who has shown lately who they are; each with the act that tells of it."""

    def get(self, workspace: WorkspaceId, issuer_id: str) -> Issuer: ...
    def page(self, workspace: WorkspaceId, page: Page) -> Listing[Issuer]: ...
    def create(self, caller: Caller, issuer: Issuer, now: float, act: Acted) -> Issuer:
        """Keep it, if its domains are the workspace's; ``DomainNotClaimed`` otherwise."""

    def change(
        self,
        caller: Caller,
        issuer_id: str,
        edit: Callable[[Issuer], Issuer],
        expected: IfMatch,
        *,
        now: float,
        domains: tuple[str, ...],
        act: Acted,
    ) -> Issuer:
        """The same; ``domains`` are those that must be the workspace's."""

    def delete(self, caller: Caller, issuer_id: str, expected: IfMatch, now: float, act: Acted) -> None: ...


class Asking(Protocol):
    """The provider's own server."""

    def metadata(self, issuer: str) -> Metadata:
        """What it says of itself; ``IssuerRefused`` or ``ProviderUnreachable`` if it does not, or not as it should."""

    def keys(self, jwks_uri: str, *, fresh: bool = False) -> list[Mapping[str, Any]]:
        """The keys that it signs with."""


@dataclass(frozen=True, slots=True)
class Issuers:
    store: IssuerStore
    asking: Asking
    seal: Callable[[bytes, str], bytes]
    now: Callable[[], float] = time.time

    def create(self, caller: Caller, draft: IssuerDraft) -> Issuer:
        """Set one up; it is asked what it says of itself before anything is kept."""
        room_for_one(len(self.store.page(caller.workspace, _ALL).items))
        metadata = self._asked(draft.issuer)[0]
        issuer = Issuer(
            issuer_id=f"{caller.workspace}-{secrets.token_hex(4)}",
            **draft.model_dump(exclude={"client_secret"}),
            metadata=metadata,
            sealed=self._sealed(draft.client_secret, caller),
            created=self._at(),
            checked=self._at(),
        )
        act = by(
            caller, "issuer.create", issuer.issuer_id, {"issuer": issuer.issuer, "domains": " ".join(issuer.domains)}
        )
        return self.store.create(caller, issuer, self.now(), act)

    def update(self, caller: Caller, issuer_id: str, update: IssuerUpdate, expected: IfMatch) -> Issuer:
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

    def delete(self, caller: Caller, issuer_id: str, expected: IfMatch) -> None:
        """Let nobody come in with it any more; who has come in stays in."""
        self.store.delete(caller, issuer_id, expected, self.now(), by(caller, "issuer.delete", issuer_id))

    def test(self, caller: Caller, issuer_id: str) -> IssuerTested:
        """Ask it once more what it says of itself, and keep that."""
        metadata, keys = self._asked(self.store.get(caller.workspace, issuer_id).issuer)
        said = {"metadata": metadata, "checked": self._at()}
        act = by(caller, "issuer.test", issuer_id)
        edit = partial(Issuer.model_copy, update=said)
        self.store.change(caller, issuer_id, edit, ANYTHING, now=self.now(), domains=(), act=act)
        return IssuerTested(metadata=metadata, keys=keys, checked=said["checked"])

    def get(self, caller: Caller, issuer_id: str) -> Issuer:
        return self.store.get(caller.workspace, issuer_id)

    def page(self, caller: Caller, page: Page) -> Listing[Issuer]:
        """All of them, the oldest first."""
        return self.store.page(caller.workspace, page)

    def _asked(self, issuer: str) -> tuple[Metadata, int]:
        metadata = self.asking.metadata(issuer)
        return metadata, len(self.asking.keys(metadata.jwks_uri, fresh=True))

    def _sealed(self, secret: str, caller: Caller) -> str:
        return b64encode(self.seal(secret.encode(), caller.workspace)).decode()

    def _at(self) -> datetime:
        return datetime.fromtimestamp(self.now(), UTC)
