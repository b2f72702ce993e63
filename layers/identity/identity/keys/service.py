"""What an administrator of the account does with API keys, before anybody can sign in."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from contracts.audit import Acted
from contracts.identity import IssuedKey, IssueKey, RevokedKey, RevokeKey
from identity.acts import OPERATOR, acted
from identity.keys.model import ApiKey, NoSuchKey, Presented
from kernel.callers import WorkspaceId
from kernel.journal import Along


class KeyStore(Protocol):
    def create(self, key: ApiKey, along: tuple[Along, ...], act: Acted) -> None:
        """Keep a key with what goes along; ``KeyTaken`` if there is one of that id."""

    def find(self, workspace: WorkspaceId, key_id: str) -> ApiKey | None:
        """The key of that id, if there is one."""

    def withdraw(self, workspace: WorkspaceId, key_id: str, at: datetime, act: Acted) -> None:
        """Note that the key is revoked; ``NoSuchKey`` if there is none of that id. The first time stands."""


@dataclass(frozen=True, slots=True)
class Keys:
    store: KeyStore
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def issue(self, request: IssueKey) -> IssuedKey:
        """Make a key; its secret is in the answer and nowhere else."""
        key_id = f"{request.workspace}-{secrets.token_hex(4)}"
        presented = Presented(request.workspace, key_id, secrets.token_hex(32))
        wanted = request.model_dump(include={"workspace", "person", "role", "scopes", "expires"})
        key = ApiKey(key_id=key_id, digest=presented.digest(), created=self.now(), **wanted)
        said = {"person": request.person, "scopes": " ".join(sorted(request.scopes))}
        self.store.create(key, (), acted(request.workspace, OPERATOR, "key.create", key_id, **said))
        return IssuedKey(key_id=key_id, key=str(presented))

    def revoke(self, request: RevokeKey) -> RevokedKey:
        """Refuse the key from now on, wherever it is not remembered: within a minute everywhere."""
        workspace, key_id, now = request.workspace, request.key_id, self.now()
        key = self.store.find(workspace, key_id)
        if key is None:
            raise NoSuchKey(f"there is no key {key_id}")
        if key.revoked is None:
            self.store.withdraw(workspace, key_id, now, acted(workspace, OPERATOR, "key.revoke", key_id))
        return RevokedKey(key_id=key_id, revoked=key.revoked or now)
