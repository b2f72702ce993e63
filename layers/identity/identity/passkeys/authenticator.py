"""What the authenticator vouches for: the house, who was there, how often it has signed, and a new key."""

import hmac
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Self
from uuid import UUID

from identity.passkeys import cbor
from identity.passkeys.model import LONGEST_ID, Party
from identity.passkeys.reasons import NobodyPresent, NobodyVerified, Unreadable, WrongFlags, WrongParty

LONGEST = 16 * 1024

_HEAD = 37
_NEW = 18  # an AAGUID and the length of an id


PRESENT = 0x01
VERIFIED = 0x04
BACKUP_ELIGIBLE = 0x08
BACKED_UP = 0x10
NEW_KEY = 0x40
EXTENSIONS = 0x80


@dataclass(frozen=True, slots=True)
class NewKey:
    """The credential that a registration is about."""

    aaguid: UUID
    credential_id: bytes
    cose: bytes


@dataclass(frozen=True, slots=True)
class AuthenticatorData:
    party_hash: bytes
    flags: int
    sign_count: int
    new: NewKey | None
    extensions: dict[int | str, Any]

    @classmethod
    def read(cls, raw: bytes) -> Self:
        """Take it apart to the last byte, or ``Unreadable``."""
        if len(raw) < _HEAD:
            raise Unreadable("authenticator data that was cut")
        flags, at = raw[32], _HEAD
        new = None
        if flags & NEW_KEY:
            new, at = _new_key(raw, at)
        extensions: Any = {}
        if flags & EXTENSIONS:
            extensions, at = cbor.read(raw, at)
        if at != len(raw) or not isinstance(extensions, dict):
            raise Unreadable("authenticator data with more than it announces")
        return cls(raw[:32], flags, int.from_bytes(raw[33:_HEAD]), new, extensions)

    @property
    def verified(self) -> bool:
        return bool(self.flags & VERIFIED)

    @property
    def backup_eligible(self) -> bool:
        return bool(self.flags & BACKUP_ELIGIBLE)

    @property
    def backed_up(self) -> bool:
        return bool(self.flags & BACKED_UP)

    def check(self, party: Party, *, verified: bool) -> None:
        """Raise the ``Reason`` why this is not for us, or not enough."""
        if not hmac.compare_digest(self.party_hash, sha256(party.id.encode()).digest()):
            raise WrongParty("it is bound to another house")
        if not self.flags & PRESENT:
            raise NobodyPresent("nobody was there")
        if verified and not self.verified:
            raise NobodyVerified("nobody showed who they are")
        if self.backed_up and not self.backup_eligible:
            raise WrongFlags("a copy of what cannot be copied")


def _new_key(raw: bytes, at: int) -> tuple[NewKey, int]:
    start = at + _NEW
    length = int.from_bytes(raw[start - 2 : start])
    end = start + length
    if start > len(raw) or end > len(raw) or not 0 < length <= LONGEST_ID:
        raise Unreadable("a credential that was cut, or an id that is too long")
    _, after = cbor.read(raw, end)
    return NewKey(UUID(bytes=raw[at : at + 16]), raw[start:end], raw[end:after]), after
