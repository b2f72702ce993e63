"""What administrators do with the providers of their workspace."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any, Protocol

from contracts.audit import Acted
from identity.acts import by
from identity.issuers.model import Issuer, IssuerTested, Metadata
from kernel.callers import Caller, WorkspaceId
from kernel.etags import ANYTHING, IfMatch
from kernel.pages import Listing, Page


class IssuerStore(Protocol):
    """Where they are kept. Changes are for who has shown lately who they are; each with the act that tells of it."""

    def get(self, workspace: WorkspaceId, issuer_id: str) -> Issuer: ...
    def page(self, workspace: WorkspaceId, page: Page) -> Listing[Issuer]: ...
    def create(self, caller: Caller, issuer: Issuer, now: float, act: Acted) -> Issuer:
        """Keep it, if its domains are the workspace's and there is room: ``DomainNotClaimed``, ``TooManyIssuers``."""

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
    now: Callable[[], float] = time.time

    def delete(self, caller: Caller, issuer_id: str, expected: IfMatch) -> None:
        """Let nobody come in with it any more; who has come in stays in."""
        self.store.delete(caller, issuer_id, expected, self.now(), by(caller, "issuer.delete", issuer_id))

    def test(self, caller: Caller, issuer_id: str) -> IssuerTested:
        """Ask it once more what it says of itself, and keep that."""
        metadata, keys = asked(self.asking, self.store.get(caller.workspace, issuer_id).issuer)
        said = {"metadata": metadata, "checked": at(self.now())}
        act = by(caller, "issuer.test", issuer_id)
        edit = partial(Issuer.model_copy, update=said)
        self.store.change(caller, issuer_id, edit, ANYTHING, now=self.now(), domains=(), act=act)
        return IssuerTested(metadata=metadata, keys=keys, checked=said["checked"])

    def get(self, caller: Caller, issuer_id: str) -> Issuer:
        return self.store.get(caller.workspace, issuer_id)

    def page(self, caller: Caller, page: Page) -> Listing[Issuer]:
        """All of them, the oldest first."""
        return self.store.page(caller.workspace, page)


def asked(asking: Asking, issuer: str) -> tuple[Metadata, int]:
    """What a provider says of itself, and with how many keys it signs."""
    metadata = asking.metadata(issuer)
    return metadata, len(asking.keys(metadata.jwks_uri, fresh=True))


def at(now: float) -> datetime:
    """That moment, as it is kept."""
    return datetime.fromtimestamp(now, UTC)
