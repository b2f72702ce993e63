"""Have I Been Pwned's range endpoint, or another that speaks as it does: HTTPS, a second at most, and no second try."""

import ssl
from urllib.parse import urlsplit

from identity.passwords.service import BreachesUnreachable
from kernel.outside import Outside, Unanswered

PATIENCE = 1.0
LARGEST = 512 * 1024
"""Bytes of an answer; they are 40 KB with padding."""

_OK = 200


class PwnedRanges:
    """``PwnedRanges("https://api.pwnedpasswords.com/range/")``."""

    def __init__(self, address: str, trusted: ssl.SSLContext | None = None) -> None:
        if urlsplit(address).scheme != "https" or not urlsplit(address).netloc:
            raise ValueError("passwords are asked about by https only")
        self._address = address.rstrip("/")
        self._outside = Outside(patience=PATIENCE, largest=LARGEST, trusted=trusted)

    def range(self, prefix: str) -> bytes:
        """All that is known of hashes that begin so; ``BreachesUnreachable`` if it cannot be had in time."""
        try:
            reply = self._outside.get(
                f"{self._address}/{prefix}", headers={"Add-Padding": "true", "Accept": "text/plain"}
            )
        except Unanswered as error:
            raise BreachesUnreachable(f"{type(error).__name__}: {error}") from error
        if reply.status != _OK:
            raise BreachesUnreachable(f"it answered {reply.status}")
        return reply.body
