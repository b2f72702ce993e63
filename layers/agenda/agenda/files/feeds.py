"""The secret address of a calendar: whoever knows it finds the calendar there as a file, until it is taken back."""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Annotated, Literal, NamedTuple, Protocol

from pydantic import BaseModel, ConfigDict, Field

from agenda.access.service import Access
from agenda.calendars.model import Calendar, Feed
from agenda.files.exporting import Exporting
from agenda.files.model import File
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.errors import NotFound
from kernel.journal.ahead import Place

Name = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{43}\.ics$", examples=[f"{'x' * 43}.ics"])]
"""The last part of an address: its token."""
Shown = Literal["free-busy", "read"]


class NoFeed(NotFound):
    """There is nothing at this address, or not any more."""


class Wanted(BaseModel):
    """What a secret address is to show."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    role: Shown = Field(default="read", description="`free-busy`: only when one is busy.", examples=["read"])


class FeedView(BaseModel, frozen=True):
    """That a calendar has a secret address; what it is, is shown once, when it is made."""

    role: Shown = Field(examples=["read"])
    created: datetime
    by: PersonId = Field(description="Who made it.", examples=["ada"])


class Opened(FeedView, frozen=True):
    """A secret address; it is shown this once."""

    address: str = Field(examples=[f"https://stoa.example.com/ical/{'x' * 43}.ics"])


class Pointed(NamedTuple):
    """Where a token leads."""

    workspace: WorkspaceId
    calendar_id: str


class Found(NamedTuple):
    """What is there."""

    calendar: Calendar | None
    state: str


class FeedStore(Protocol):
    """Where secret addresses are kept: only what their tokens come to."""

    def places(self, workspace: WorkspaceId) -> Iterable[Place]: ...
    def change(
        self,
        workspace: WorkspaceId,
        calendar_id: str,
        edit: Callable[[Calendar], Calendar],
        old: str | None,
        new: str | None,
    ) -> Calendar:
        """Keep what ``edit`` makes of a calendar, and which token leads to it."""

    def pointed(self, digest: str) -> Pointed | None: ...
    def found(self, at: Pointed) -> Found: ...


@dataclass(frozen=True, slots=True)
class Feeds:
    store: FeedStore
    access: Access
    files: Exporting
    origin: str
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    token: Callable[[], str] = lambda: secrets.token_urlsafe(32)

    def open(self, caller: Caller, calendar_id: str, wanted: Wanted) -> Opened:
        """Make a secret address; the one before leads nowhere from then on."""
        token = self.token()
        feed = Feed(digest=digest(token), role=wanted.role, created=self.now(), by=caller.person)
        self._change(caller, calendar_id, feed)
        address = f"{self.origin}/ical/{token}.ics"
        return Opened(role=feed.role, created=feed.created, by=feed.by, address=address)

    def get(self, caller: Caller, calendar_id: str) -> FeedView:
        feed = self.access.demand(caller, calendar_id, "admin").calendar.feed
        if feed is None:
            raise NoFeed("this calendar has no secret address")
        return FeedView(role=feed.role, created=feed.created, by=feed.by)

    def close(self, caller: Caller, calendar_id: str) -> None:
        """Take the secret address back."""
        self._change(caller, calendar_id, None)

    def show(self, name: str, known: str | None) -> File:
        """What is at an address, if it is not what they have already."""
        looked_for = digest(name.removesuffix(".ics"))
        at = self.store.pointed(looked_for)
        calendar, state = self.store.found(at) if at else (None, "")
        feed = calendar.feed if calendar and not calendar.trashed else None
        if at is None or calendar is None or feed is None or feed.digest != looked_for:
            raise NoFeed("there is nothing at this address, or not any more")
        return self.files.whole(at.workspace, calendar, feed.role, state, known)

    def _change(self, caller: Caller, calendar_id: str, feed: Feed | None) -> None:
        with self.access.entered(caller, [calendar_id], "admin", self.store.places(caller.workspace)) as held:
            before, now = held[calendar_id].calendar.feed, self.now()
            self.store.change(
                caller.workspace,
                calendar_id,
                lambda it: it.fed(feed).by(caller, now, it),
                before.digest if before else None,
                feed.digest if feed else None,
            )


def digest(token: str) -> str:
    """What is kept of a token."""
    return sha256(token.encode()).hexdigest()
