"""What an API key is. Pure: no clock, no chance, no AWS.

A key reads ``stoa_<key id>_<secret>``. Its id says which workspace it belongs to and, if a member made it, whose it is,
so that one read finds it with all that it depends on; of its secret (256 bits) only a hash is kept, which needs no salt
because nobody can guess 256 bits. A key of the first set-up has no member behind it: it may do what its scopes say.
"""

import hmac
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Self

from pydantic import BaseModel

from kernel.callers import PersonId, WorkspaceId
from kernel.errors import Conflict, NotFound, Unauthenticated

PREFIX = "stoa"
NOBODY = sha256(b"nobody").hexdigest()
"""What a secret is compared with when there is no such key, so that the answer takes as long."""

_LONGEST = 250
_OWNED = re.compile(r"([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})[0-9a-f]{8}")


class KeyRefused(Unauthenticated):
    """No such key, not its secret, or not any more: the answer is the same."""


class NoSuchKey(NotFound):
    """The workspace has no key of that id, or not any more."""


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
        ours = prefix == PREFIX and text.isascii() and len(text) <= _LONGEST
        if not (ours and workspace and number and secret):
            raise KeyRefused("this is not a key of ours")
        return cls(WorkspaceId(workspace), key_id, secret)

    @property
    def person(self) -> PersonId | None:
        """Whose it says it is."""
        return owner(self.key_id)

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
    modseq: int = 1
    name: str = ""
    owned: bool = False
    """Whether it can do no more than its person; those of the first set-up are nobody's."""
    former: str | None = None
    """The hash of the secret before, which is good until ``overlaps``."""
    overlaps: datetime | None = None
    rotated: datetime | None = None
    used: datetime | None = None
    warned: int = 0
    """How many days before its end its person was told of it, the last time."""

    @property
    def since(self) -> datetime:
        """Since when it has its secret."""
        return self.rotated or self.created

    def lasts(self, now: datetime) -> bool:
        """Whether it is still good, with the secret that it has."""
        return self.revoked is None and (self.expires is None or now < self.expires)

    def ends(self, presented: Presented, now: datetime) -> datetime | None:
        """Until when what was presented is good, or ``KeyRefused``."""
        shown = presented.digest()
        genuine = hmac.compare_digest(self.digest, shown)
        former = hmac.compare_digest(self.former or NOBODY, shown)
        ends = [each for each in (self.expires, None if genuine else self.overlaps) if each is not None]
        good = genuine or (former and self.overlaps is not None)
        if not good or self.revoked is not None or any(each <= now for each in ends):
            raise KeyRefused("this key is not valid")
        return min(ends, default=None)

    def turned(self, digest: str, now: datetime, overlap: timedelta, expires: datetime) -> Self:
        """The key with another secret; the one before is good for a while."""
        former, overlaps = (self.digest, now + overlap) if overlap else (None, None)
        said = {
            "digest": digest,
            "former": former,
            "overlaps": overlaps,
            "rotated": now,
            "expires": expires,
            "warned": 0,
        }
        return self.model_copy(update=said)


class KeyUsed(BaseModel, frozen=True):
    """That a key was used."""

    key_id: str
    at: datetime


def numbered(workspace: WorkspaceId, person: PersonId, chance: str) -> str:
    """The id of a key that a member makes."""
    return f"{workspace}-{person.replace('-', '')}{chance}"


def owner(key_id: str) -> PersonId | None:
    """Whose a key is, going by its id; ``None`` for one of the first set-up."""
    found = _OWNED.fullmatch(key_id.rpartition("-")[2])
    return PersonId("-".join(found.groups())) if found else None
