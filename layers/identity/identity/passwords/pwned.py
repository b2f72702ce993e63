"""Have I Been Pwned's range endpoint, or another that speaks as it does: HTTPS, a second at most, and no second try."""

import ssl
import time
from urllib.parse import urlsplit

import urllib3

from identity.passwords.service import BreachesUnreachable

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
        # The system's own roots: those in the layer vouch for AWS and nobody else.
        self._pool = urllib3.PoolManager(ssl_context=trusted or ssl.create_default_context(), retries=False)

    def range(self, prefix: str) -> bytes:
        """All that is known of hashes that begin so; ``BreachesUnreachable`` if it cannot be had in time."""
        until = time.monotonic() + PATIENCE
        try:
            answer = self._pool.request(
                "GET",
                f"{self._address}/{prefix}",
                headers={"Add-Padding": "true", "User-Agent": "stoa", "Accept": "text/plain"},
                timeout=urllib3.Timeout(total=PATIENCE),
                redirect=False,
                preload_content=False,
            )
            try:
                if answer.status != _OK:
                    raise BreachesUnreachable(f"it answered {answer.status}")
                return self._content(answer, until)
            finally:
                answer.close()
        except (urllib3.exceptions.HTTPError, OSError) as error:
            raise BreachesUnreachable(type(error).__name__) from error

    @staticmethod
    def _content(answer: urllib3.BaseHTTPResponse, until: float) -> bytes:
        """The whole answer, if it comes in time and is no longer than it can be."""
        found = bytearray()
        while part := answer.read1(64 * 1024, decode_content=False):
            found += part
            if time.monotonic() > until:
                raise BreachesUnreachable("it did not answer in time")
            if len(found) > LARGEST:
                raise BreachesUnreachable("it answered without end")
        return bytes(found)
