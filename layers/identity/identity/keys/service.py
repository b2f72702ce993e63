"""What can be done with API keys."""

import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Protocol

from contracts.identity import IssuedKey, IssueKey, RevokedKey, RevokeKey
from identity.keys.model import NOBODY, ApiKey, KeyRefused, Presented
from kernel.callers import Caller, WorkspaceId

MEMORY = 30.0
"""Seconds for which a container remembers a caller: with the gateway's own 30 a revoked key is dead within 60."""


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
    _known: dict[tuple[str, str], tuple[float, Caller]] = field(default_factory=dict)

    def issue(self, request: IssueKey) -> IssuedKey:
        """Make a key; its secret is in the answer and nowhere else."""
        key_id = f"{request.workspace}-{secrets.token_hex(4)}"
        presented = Presented(request.workspace, key_id, secrets.token_hex(32))
        wanted = request.model_dump(include={"workspace", "person", "role", "scopes", "expires"})
        self.store.add(ApiKey(key_id=key_id, digest=presented.digest(), created=self.now(), **wanted))
        return IssuedKey(key_id=key_id, key=str(presented))

    def revoke(self, request: RevokeKey) -> RevokedKey:
        """Refuse the key from now on, wherever it is not remembered; see ``MEMORY``."""
        since = self.store.revoke(request.workspace, request.key_id, self.now())
        return RevokedKey(key_id=request.key_id, revoked=since)

    def caller(self, text: str) -> Caller:
        """Who calls with this key, or ``KeyRefused``."""
        presented, now = Presented.parse(text), self.now()
        remembered = self._known.get((presented.key_id, presented.digest()))
        if remembered and now.timestamp() < remembered[0]:
            return remembered[1]
        key = self.store.find(presented.workspace, presented.key_id)
        if key is None:
            hmac.compare_digest(NOBODY, presented.digest())
            raise KeyRefused("this key is not valid")
        caller = key.caller(presented, now)
        if len(self._known) > 1000:  # noqa: PLR2004 - a bound, not a number that means anything
            self._known.clear()
        self._known[presented.key_id, presented.digest()] = (now.timestamp() + MEMORY, caller)
        return caller
