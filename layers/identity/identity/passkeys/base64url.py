"""Bytes as WebAuthn writes them in JSON: base64url without padding, and no other spelling of the same bytes."""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode

from identity.passkeys.reasons import Unreadable

_ALPHABET = re.compile(r"[A-Za-z0-9_-]*", re.ASCII)


def encoded(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def decoded(text: str, most: int) -> bytes:
    """The bytes, at most so many; ``Unreadable`` if it is not the one spelling of them."""
    if len(text) > -(-most * 4 // 3) or not _ALPHABET.fullmatch(text) or len(text) % 4 == 1:
        raise Unreadable("not base64url, or too long")
    raw = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if encoded(raw) != text:
        raise Unreadable("base64url with bits that mean nothing")
    return raw
