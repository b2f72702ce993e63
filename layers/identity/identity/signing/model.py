"""The keys that sign tokens, and when each is used. Pure.

A key is known to everybody for a while before it signs, and for a while after: whoever verifies may remember the list.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from typing import Any, Self

from pydantic import BaseModel

HOUR = 3600
DAY = 24 * HOUR
SIGNS_FOR = 60 * DAY
KNOWN_BEFORE = DAY
KNOWN_AFTER = DAY


class SigningKey(BaseModel, frozen=True):
    """One key: its private half is in KMS and stays there."""

    kid: str
    key_id: str
    x: str
    y: str
    since: int
    """From when on it signs."""

    @classmethod
    def of(cls, key_id: str, point: bytes, since: int) -> Self:
        """The key whose public half is ``point``: 32 bytes of x, then 32 of y."""
        x, y = encoded(point[:32]), encoded(point[32:])
        thumb = json.dumps({"crv": "P-256", "kty": "EC", "x": x, "y": y}, separators=(",", ":"), sort_keys=True)
        return cls(kid=encoded(sha256(thumb.encode()).digest()), key_id=key_id, x=x, y=y, since=since)

    def jwk(self) -> dict[str, str]:
        """What the world may know of it (RFC 7517)."""
        return {"kty": "EC", "crv": "P-256", "x": self.x, "y": self.y, "kid": self.kid, "use": "sig", "alg": "ES256"}


class Keyring(BaseModel, frozen=True):
    """All keys that are known, the oldest first."""

    number: int = 0
    keys: tuple[SigningKey, ...] = ()

    def signing(self, now: float) -> SigningKey:
        """The one that signs now."""
        begun = [key for key in self.keys if key.since <= now]
        return begun[-1] if begun else self.keys[0]

    def find(self, kid: str) -> SigningKey | None:
        return next((key for key in self.keys if key.kid == kid), None)

    def due(self, now: float) -> bool:
        """Whether it is time to make the next key known."""
        return not self.keys or self.keys[-1].since + SIGNS_FOR - KNOWN_BEFORE <= now

    def over(self, now: float) -> tuple[SigningKey, ...]:
        """The keys that nobody has to know any more."""
        pairs = zip(self.keys, self.keys[1:], strict=False)
        return tuple(key for key, follower in pairs if follower.since + KNOWN_AFTER <= now)

    def turned(self, new: SigningKey | None, gone: tuple[SigningKey, ...]) -> Self:
        kept = tuple(key for key in self.keys if key not in gone) + ((new,) if new else ())
        return type(self)(number=self.number + 1, keys=kept)


def encoded(data: bytes) -> str:
    """Base64 as JOSE has it."""
    return urlsafe_b64encode(data).decode().rstrip("=")


def decoded(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def compact(header: dict[str, Any], claims: dict[str, Any]) -> bytes:
    """What is signed of a token (RFC 7515)."""
    parts = (json.dumps(part, separators=(",", ":")).encode() for part in (header, claims))
    return b".".join(encoded(part).encode() for part in parts)
