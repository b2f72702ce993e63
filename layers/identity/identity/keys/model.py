"""What an API key is. Pure: no clock, no chance, no AWS.

A key reads ``stoa_<key id>_<secret>``. Its id says which workspace it belongs to, so that one read finds it; of its
secret (256 bits) only a hash is kept, which needs no salt because nobody can guess 256 bits.
"""

import hmac
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Self

from pydantic import BaseModel

from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.errors import Conflict, NotFound, Unauthenticated

PREFIX = "stoa"
NOBODY = sha256(b"nobody").hexdigest()
"""What a secret is compared with when there is no such key, so that the answer takes as long."""


class KeyRefused(Unauthenticated):
    """No such key, not its secret, or not any more: the answer is the same."""


class NoSuchKey(NotFound):
    """The workspace never had a key of that id."""


class KeyTaken(Conflict):
    """Chance gave a new key the id of another; ask for one more."""


@dataclass(frozen=True, slots=True)
class Presented:
    """A key as a program shows it; nothing of it has been believed yet."""

    workspace: WorkspaceId
    key_id: str
    secret: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """Take a key apart, or raise ``KeyRefused``."""
        prefix, _, rest = text.partition("_")
        key_id, _, secret = rest.partition("_")
        workspace, _, number = key_id.rpartition("-")
        ours = prefix == PREFIX and text.isascii() and len(text) <= 200  # noqa: PLR2004 - none is longer
        if not (ours and workspace and number and secret):
            raise KeyRefused("this is not a key of ours")
        return cls(WorkspaceId(workspace), key_id, secret)

    def digest(self) -> str:
        return sha256(self.secret.encode()).hexdigest()

    def __str__(self) -> str:
        return f"{PREFIX}_{self.key_id}_{self.secret}"


class ApiKey(BaseModel, frozen=True):
    """What is kept of a key."""

    workspace: WorkspaceId
    key_id: str
    digest: str
    person: PersonId
    role: str
    scopes: frozenset[str]
    created: datetime
    expires: datetime | None = None
    revoked: datetime | None = None

    def caller(self, presented: Presented, now: datetime) -> Caller:
        """Who calls with the key that was presented, or ``KeyRefused``."""
        genuine = hmac.compare_digest(self.digest, presented.digest())
        if not genuine or self.revoked is not None or (self.expires is not None and self.expires <= now):
            raise KeyRefused("this key is not valid")
        return Caller(self.workspace, self.person, self.role, self.scopes, session=f"key:{self.key_id}")
