"""What a passkey is, whom it is for, and how one is refused. Pure."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Literal, NewType

from pydantic import BaseModel

from identity.passkeys.base64url import decoded, encoded
from identity.passkeys.reasons import Reason, Unreadable
from kernel.callers import PersonId
from kernel.errors import Invalid, Unauthenticated

Verification = Literal["required", "preferred", "discouraged"]
Challenge = NewType("Challenge", str)

LONGEST_HANDLE = 64
LONGEST_ID = 1023
"""Bytes, as the standard has them."""


class PasskeyRefused(Unauthenticated):
    """Nobody is signed in by this answer. ``reason`` is for the log, and ``Cloned`` for an alarm."""

    def __init__(self, reason: Reason) -> None:
        super().__init__("this passkey cannot be accepted")
        self.reason = reason


class PasskeyUnusable(Invalid):
    """No passkey comes of this answer."""

    def __init__(self, reason: Reason) -> None:
        super().__init__("this passkey cannot be registered; try again, or use another device")
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Party:
    """Whose passkeys these are: the house under a domain, and the pages that may ask for them.

    An origin is whole, ``https://stoa.example.com``, and is compared letter by letter; an app's is
    ``android:apk-key-hash:…``.
    """

    id: str
    name: str
    origins: frozenset[str]


class Passkey(BaseModel, frozen=True):
    """What is kept of a passkey: the public half, and what was said of it when it was made."""

    person: PersonId
    credential_id: str
    public_key: str
    """The COSE key as the authenticator wrote it, in base64url as the id is."""
    algorithm: int
    sign_count: int
    """What the authenticator counted last; 0 for ever from those that synchronise and therefore cannot count."""
    name: str
    aaguid: str
    attestation: str
    """The format of what the authenticator said of its make; only ``none`` and ``self`` were looked into."""
    transports: tuple[str, ...] = ()
    verifies: bool
    """Whether it has ever shown that it can verify who holds it."""
    backup_eligible: bool
    backed_up: bool
    discoverable: bool | None = None
    created: datetime
    used: datetime | None = None

    @property
    def passkey_id(self) -> str:
        """What we call it: a credential id may be longer than a key."""
        return identified(self.credential_id)


def identified(credential_id: str) -> str:
    """What we call the passkey of that credential id."""
    return sha256(credential_id.encode()).hexdigest()


def handle(person: PersonId) -> str:
    """What an authenticator keeps as the name of a person, and shows with an answer; it tells nothing of them."""
    raw = person.encode()
    if not 0 < len(raw) <= LONGEST_HANDLE:
        raise ValueError("a person's id has 1 to 64 bytes")
    return encoded(raw)


def person_of(user_handle: str | None) -> PersonId:
    """Who an answer says it is from, or ``PasskeyRefused``. Nothing of it is believed yet."""
    try:
        raw = decoded(user_handle or "", LONGEST_HANDLE)
        text = raw.decode()
    except (Unreadable, UnicodeDecodeError):
        text = ""
    if not text:
        raise PasskeyRefused(Unreadable("no person is called that"))
    return PersonId(text)
