"""Proof key for code exchange (RFC 7636), with SHA-256. Pure."""

from base64 import urlsafe_b64encode
from hashlib import sha256


def challenge(verifier: str) -> str:
    """What is shown of a verifier before the code is there."""
    return urlsafe_b64encode(sha256(verifier.encode()).digest()).decode().rstrip("=")
