"""A calendar that comes from elsewhere: where from, when it is asked again, what went wrong. Pure.

Whoever asks says what they have (RFC 9110, 13.1), as often as the file itself says that it is good for; one that does
not answer is asked less and less, and never given up.
"""

import zlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple, Self
from urllib.parse import urlsplit

from pydantic import BaseModel, Field

from agenda.times import Duration
from kernel.callers import PersonId
from kernel.errors import Invalid, NotFound

USUAL = timedelta(hours=6)
OFTEN, SELDOM = timedelta(hours=1), timedelta(days=7)
"""No more often, and no more seldom, whatever a file says of itself."""
LATEST = timedelta(days=1)
"""After so long one that does not answer is asked again."""
LEASE = timedelta(minutes=20)
"""For so long nobody else asks while somebody does: longer than that takes."""
AGAIN = timedelta(minutes=1)
"""Nobody makes us ask more often."""
LONGEST = 2048
_LONGEST_TAG = 512
_SPREAD = 600
"""Seconds over which those are spread that would all be asked at once."""
_MOST_FAILURES = 16
_LONGEST_PROBLEM = 300
_BROKEN_OFF = "it took too long to take what comes from there, or something went wrong on our side"
_WHY = {
    401: "it asks who we are, and does not show this to everybody",
    403: "it does not show this to everybody",
    404: "there is nothing at this address, or not any more",
    410: "there is nothing at this address any more",
}


class BadAddress(Invalid):
    """No calendar can be asked for there."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail, [{"field": "url", "code": "bad_address", "detail": detail}])


class NoSuchSubscription(NotFound):
    """There is no such calendar, nobody shares it with you, or it does not come from elsewhere."""


def no_such_subscription() -> NoSuchSubscription:
    return NoSuchSubscription("this calendar does not come from elsewhere")


_HERE = {("http", "localhost"), ("http", "127.0.0.1")}
"""On a laptop the house follows itself; deployed it asks nobody so."""


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
    if not host or (parts.scheme != "https" and (parts.scheme, host) not in _HERE):
        raise BadAddress("a calendar's address begins with https:// or webcal://")
    if parts.username is not None or parts.password is not None:
        raise BadAddress("no name and no password are kept in an address; ask for one that needs none")
    url = url.partition("#")[0]
    if len(url) > LONGEST or not url.isprintable() or not url.isascii() or " " in url or "\\" in url:
        raise BadAddress(f"an address has at most {LONGEST} plain characters, and no blanks")
    return url


def host(url: str) -> str:
    """Whose server it is: that much may be told to everybody who sees the calendar."""
    return (urlsplit(url).hostname or "")[:255]


class Taken(NamedTuple):
    """What was done with a file that came."""

    came: str
    """The hash of it, byte by byte."""
    says: str
    """The hash of what it says, whenever it was made."""
    events: int
    left_out: int
    refresh: int | None = None
    """For so many seconds it is good, if it says so."""


class Subscription(BaseModel, frozen=True):
    """Where a calendar comes from, and how it went."""

    calendar_id: str
    host: str
    by: PersonId
    """Who put the address there; nobody else is shown it."""
    sealed: bytes = Field(repr=False)
    """The address, in an envelope: whoever knows it may see what is there, so it is as secret as a password."""
    version: int = 0
    due: datetime
    """When it is asked again."""
    etag: str = ""
    last_modified: str = ""
    came: str = ""
    says: str = ""
    """Hashes of what was there last, once all of it was taken."""
    refresh: int | None = None
    """For so many seconds it is good, if it says so."""
    events: int = 0
    left_out: int = 0
    asked: datetime | None = None
    """When it was asked last, whatever came of it."""
    asking: bool = False
    """Whether nobody said yet what came of that: who comes next then knows that it was broken off."""
    checked: datetime | None = None
    """When it answered last."""
    changed: datetime | None = None
    """When it was otherwise than before."""
    failures: int = 0
    """In a row."""
    failing: datetime | None = None
    """Since when."""
    problem: str = ""
    """What went wrong last; nothing if nothing did."""

    @classmethod
    def new(cls, calendar_id: str, url: str, sealed: bytes, by: PersonId, now: datetime) -> Self:
        return cls(calendar_id=calendar_id, host=host(url), by=by, sealed=sealed, due=now)

    def replaced(self, url: str, sealed: bytes, by: PersonId, now: datetime) -> Self:
        """It with another address, of which nothing is known yet."""
        fresh = self.new(self.calendar_id, url, sealed, by, now)
        return fresh.model_copy(update={"version": self.version, "events": self.events, "left_out": self.left_out})

    def question(self) -> Mapping[str, str]:
        """What is said when it is asked: what we have already."""
        said = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {"Accept": "text/calendar, */*;q=0.1", **{name: value for name, value in said.items() if value}}

    def claimed(self, now: datetime) -> Self:
        """It while somebody asks.

        Who is broken off cannot say so any more: when the next comes is said beforehand, who counts it as a failure.
        """
        before = self.failed(_BROKEN_OFF, now) if self.asking else self
        due = self._at(now + _later(before.failures + 1)) if before.failures else now + LEASE
        return before.model_copy(update={"due": due, "asked": now, "asking": True})

    def begun(self) -> Self:
        """It while what is new is being written."""
        return self.model_copy(update={"came": "", "says": "", "etag": "", "last_modified": ""})

    def wanted(self, now: datetime) -> Self:
        """It when somebody wants it asked at once."""
        return self.model_copy(update={"due": min(self.due, now)})

    def resting(self, now: datetime) -> Self:
        """It while nobody sees the calendar."""
        return self.model_copy(update={"asking": False, "due": self._at(now + USUAL)})

    def unchanged(self, now: datetime) -> Self:
        """It after an answer that is as before."""
        return self._well(now, {})

    def taken(self, it: Taken, headers: Mapping[str, str], now: datetime) -> Self:
        """It after all of an answer was taken. Names of headers are in lower case."""
        tags = {"etag": headers.get("etag", ""), "last_modified": headers.get("last-modified", "")}
        kept = {name: value if _sayable(value) else "" for name, value in tags.items()}
        changed = {} if it.says == self.says else {"changed": now}
        said = {"came": it.came, "says": it.says, "events": it.events, "left_out": it.left_out, "refresh": it.refresh}
        return self._well(now, {**kept, **said, **changed})

    def failed(self, why: str, now: datetime) -> Self:
        """It after no answer, or after one that cannot be read: what is there stays, and it is asked again later."""
        failures = min(self.failures + 1, _MOST_FAILURES)
        said = {"failures": failures, "failing": self.failing or now, "problem": why[:_LONGEST_PROBLEM]}
        return self.model_copy(update={**said, "asking": False, "due": self._at(now + _later(failures))})

    def _well(self, now: datetime, more: Mapping[str, Any]) -> Self:
        well = {"checked": now, "asking": False, "failures": 0, "failing": None, "problem": ""}
        it = self.model_copy(update={**well, **more})
        wanted = USUAL if it.refresh is None else timedelta(seconds=min(it.refresh, SELDOM.total_seconds()))
        return it.model_copy(update={"due": self._at(now + min(max(wanted, OFTEN), SELDOM))})

    def _at(self, moment: datetime) -> datetime:
        """A moment of its own near there."""
        return moment + timedelta(seconds=zlib.crc32(self.calendar_id.encode()) % _SPREAD)


def _later(failures: int) -> timedelta:
    """How long one is left alone that failed so often in a row."""
    return min(OFTEN * (1 << (failures - 1)), LATEST)


def seconds(said: Duration | None) -> int | None:
    """How long that is, as clocks count."""
    return said.days * 86400 + said.seconds if said else None


def refused(status: int) -> str:
    """Why an answer is none, in words."""
    return _WHY.get(status, f"it answered with {status}")


def _sayable(tag: str) -> bool:
    """Whether it can be said again as it came."""
    return len(tag) <= _LONGEST_TAG and tag.isascii() and tag.isprintable()
