"""A calendar that comes from elsewhere: where from, when it is asked again, what went wrong. Pure.

Whoever asks says what they have (RFC 9110, 13.1), as often as the file itself says that it is good for; one that does
not answer is asked less and less, and never given up.
"""

import zlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Self
from urllib.parse import urlsplit

from pydantic import BaseModel, Field

from agenda.times import Duration
from kernel.errors import Invalid

USUAL = timedelta(hours=6)
OFTEN, SELDOM = timedelta(hours=1), timedelta(days=7)
"""No more often, and no more seldom, whatever a file says of itself."""
LATEST = timedelta(days=1)
"""After so long one that does not answer is asked again."""
LONGEST = 2048
_LONGEST_TAG = 512
_SPREAD = 600
"""Seconds over which those are spread that would all be asked at once."""
_MOST_FAILURES = 16
_OK, _UNCHANGED = 200, 304
_WHY = {
    401: "it asks who we are, and does not show this to everybody",
    403: "it does not show this to everybody",
    404: "there is nothing at this address, or not any more",
    410: "there is nothing at this address any more",
}


class BadAddress(Invalid):
    """No calendar can be asked for there."""


def address(text: str) -> str:
    """Where a calendar is asked for: ``webcal:`` is another word for ``https:``."""
    said = text.strip()
    scheme, colon, rest = said.partition(":")
    url = f"https:{rest}" if colon and scheme.lower() in {"webcal", "webcals"} else said
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise BadAddress("this is no address") from None
    if parts.scheme != "https" or not host:
        raise BadAddress("a calendar's address begins with https:// or webcal://")
    if parts.username is not None or parts.password is not None:
        raise BadAddress("no name and no password are kept in an address; ask for one that needs none")
    if len(url) > LONGEST or not url.isprintable() or " " in url:
        raise BadAddress(f"an address has at most {LONGEST} characters, and no blanks")
    return url


class Subscription(BaseModel, frozen=True):
    """Where a calendar comes from, and how it went."""

    url: str = Field(repr=False)
    """Whoever knows it may see what is there: it is as secret as a password."""
    due: datetime
    """When it is asked again."""
    etag: str = ""
    last_modified: str = ""
    checked: datetime | None = None
    """When it answered last."""
    changed: datetime | None = None
    """When it was otherwise than before."""
    failures: int = 0
    """In a row."""
    problem: str = ""
    """What went wrong last; nothing if nothing did."""

    @classmethod
    def new(cls, url: str, now: datetime) -> Self:
        return cls(url=address(url), due=now)

    def question(self) -> Mapping[str, str]:
        """What is said when it is asked: what we have already."""
        said = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {"Accept": "text/calendar, */*;q=0.1", **{name: value for name, value in said.items() if value}}

    def answered(self, status: int, headers: Mapping[str, str], now: datetime, refresh: Duration | None) -> Self:
        """It after an answer: new, as before, or none that is one. Names of headers are in lower case."""
        if status == _UNCHANGED:
            return self._well(now, refresh, {})
        if status != _OK:
            return self.failed(_WHY.get(status, f"it answered with {status}"), now)
        tags = {
            name: headers.get(header, "") for name, header in (("etag", "etag"), ("last_modified", "last-modified"))
        }
        kept = {name: value if len(value) <= _LONGEST_TAG else "" for name, value in tags.items()}
        return self._well(now, refresh, {**kept, "changed": now})

    def failed(self, why: str, now: datetime) -> Self:
        """It after no answer, or after one that cannot be read: what is there stays, and it is asked again later."""
        failures = min(self.failures + 1, _MOST_FAILURES)
        later = min(OFTEN * 2 ** (failures - 1), LATEST)
        return self.model_copy(update={"failures": failures, "problem": why, "due": self._at(now + later)})

    def _well(self, now: datetime, refresh: Duration | None, more: Mapping[str, object]) -> Self:
        wanted = timedelta(days=refresh.days, seconds=refresh.seconds) if refresh else USUAL
        due = self._at(now + min(max(wanted, OFTEN), SELDOM))
        return self.model_copy(update={"checked": now, "failures": 0, "problem": "", "due": due, **more})

    def _at(self, moment: datetime) -> datetime:
        """A moment of its own near there."""
        return moment + timedelta(seconds=zlib.crc32(self.url.encode()) % _SPREAD)
