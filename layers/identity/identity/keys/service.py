"""What an administrator of the account does with API keys, before anybody can sign in."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from contracts.identity import IssuedKey, IssueKey, RevokedKey, RevokeKey
from identity.keys.model import ApiKey, Presented
from kernel.callers import WorkspaceId


class KeyStore(Protocol):
    def add(self, key: ApiKey) -> None:
        """Keep ``key``; ``KeyTaken`` if there is one of that id."""

    def find(self, workspace: WorkspaceId, key_id: str) -> ApiKey | None:
        """The key of that id, if there is one."""

    def revoke(self, workspace: WorkspaceId, key_id: str, at: datetime) -> datetime:
        """Note that the key is revoked; the answer is since when. ``NoSuchKey`` if there is none of that id."""


@dataclass(frozen=True, slots=True)
class Keys:
    store: KeyStore
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def issue(self, request: IssueKey) -> IssuedKey:
        """Make a key; its secret is in the answer and nowhere else."""
        key_id = f"{request.workspace}-{secrets.token_hex(4)}"
        presented = Presented(request.workspace, key_id, secrets.token_hex(32))
        wanted = request.model_dump(include={"workspace", "person", "role", "scopes", "expires"})
        self.store.add(ApiKey(key_id=key_id, digest=presented.digest(), created=self.now(), **wanted))
        return IssuedKey(key_id=key_id, key=str(presented))

    def revoke(self, request: RevokeKey) -> RevokedKey:
        """Refuse the key from now on, wherever it is not remembered: within a minute everywhere."""
        since = self.store.revoke(request.workspace, request.key_id, self.now())
        return RevokedKey(key_id=request.key_id, revoked=since)
