"""What must be true of what an ID token says (OpenID Connect Core, 3.1.3.7), once its signature is. Pure."""

import hmac
import re
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from hashlib import sha256, sha384, sha512
from typing import Any

from kernel.errors import Forbidden

SKEW = 60
"""Seconds that the provider's clock may be wrong."""

LONGEST_SUBJECT = 255
_HASHES = {"256": sha256, "384": sha384, "512": sha512}


class Unproven(Forbidden):
    """What came back does not prove who it is. ``reason`` is for the log; whoever tries is not told it."""

    def __init__(self, reason: str) -> None:
        super().__init__("this sign-in could not be confirmed; begin again")
        self.reason = reason


Claims = Mapping[str, Any]


def check(claims: Claims, *, issuer: str, client_id: str, nonce: str, now: float) -> None:
    """Raise ``Unproven`` unless it is from that issuer, for us, of now, and in answer to what we asked."""
    if claims.get("iss") != issuer:
        raise Unproven("it is from another issuer")
    audience = claims.get("aud")
    meant = audience if isinstance(audience, list) else [audience]
    if client_id not in meant:
        raise Unproven("it is meant for somebody else")
    party = claims.get("azp", client_id if len(meant) == 1 else None)
    if party != client_id:
        raise Unproven("it was made for somebody else")
    if not _number(claims, "exp") > now - SKEW:
        raise Unproven("it has run out")
    if not _number(claims, "iat") < now + SKEW or ("nbf" in claims and not _number(claims, "nbf") < now + SKEW):
        raise Unproven("it is of a time to come")
    if not hmac.compare_digest(_text(claims, "nonce").encode(), nonce.encode()):
        raise Unproven("it answers another question")
    subject = _text(claims, "sub")
    if not 0 < len(subject) <= LONGEST_SUBJECT or not subject.isprintable():
        raise Unproven("it does not say who it is about")


def bound(claims: Claims, access_token: str, algorithm: str) -> None:
    """Raise ``Unproven`` if it says which access token came with it, and that is another one."""
    said = claims.get("at_hash")
    if said is None or not access_token:
        return
    digest = _HASHES.get(re.sub(r"\D", "", algorithm), sha512)(access_token.encode()).digest()
    half = urlsafe_b64encode(digest[: len(digest) // 2]).decode().rstrip("=")
    if not isinstance(said, str) or not hmac.compare_digest(said.encode(), half.encode()):
        raise Unproven("another access token came with it")


def _number(claims: Claims, name: str) -> float:
    value = claims.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Unproven(f"it has no {name}")
    return value


def _text(claims: Claims, name: str) -> str:
    value = claims.get(name)
    if not isinstance(value, str):
        raise Unproven(f"it has no {name}")
    return value
