"""Asking somebody else's server for a calendar, and being sent on by it a few times."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urljoin

from agenda.subscriptions.alphabets import utf8
from agenda.subscriptions.model import BadAddress, address, refused
from kernel.outside import Outside, Reply, Unanswered

LARGEST = 4 * 1024 * 1024
"""Bytes of a calendar."""
MOST = 4
"""Times that we are sent on."""
AWAITED = 12.0
"""Seconds for which people wait for somebody else's server."""
_SENT_ON = frozenset({301, 302, 303, 307, 308})
_OK, _UNCHANGED = 200, 304


class Unfollowed(Exception):
    """No calendar came from there; it says why in words that people can act on."""


class Came(NamedTuple):
    """What came."""

    body: bytes | None
    """Nothing if it is as it was."""
    headers: Mapping[str, str]
    """Names in lower case."""


@dataclass(frozen=True, slots=True)
class Asking:
    patience: float = 20.0
    """Seconds for all of it."""

    def ask(self, url: str, question: Mapping[str, str]) -> Came:
        """What is there, or ``Unfollowed``. Each server that we are sent on to is as closely looked at as the first."""
        until = time.monotonic() + self.patience
        for _ in range(MOST + 1):
            reply = self._asked(url, question, until - time.monotonic())
            if reply.status == _OK:
                return Came(utf8(reply.body, reply.headers.get("content-type", "")), reply.headers)
            if reply.status == _UNCHANGED and len(question) > 1:
                return Came(None, reply.headers)
            if reply.status not in _SENT_ON or "location" not in reply.headers:
                raise Unfollowed(refused(reply.status))
            url = _sent_on(url, reply.headers["location"])
        raise Unfollowed(f"it sends us on more than {MOST} times")

    def _asked(self, url: str, question: Mapping[str, str], patience: float) -> Reply:
        try:
            return Outside(patience=patience, largest=LARGEST).get(url, question)
        except Unanswered as error:
            raise Unfollowed(str(error)) from error


def _sent_on(url: str, location: str) -> str:
    """Nobody is sent from where others cannot listen to where they can."""
    try:
        there = address(urljoin(url, location))
    except (BadAddress, ValueError):
        there = ""
    if not there.startswith(url.partition(":")[0] + ":"):
        raise Unfollowed("it sends us on to where no calendar can be asked for")
    return there
