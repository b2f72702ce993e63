"""Entering acts in the log, reading it, and putting it to the test."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from contracts.audit import Acted
from identity.acts import by
from identity.audit.model import BEGINNING, Entry, Link, Proof, entry, following
from identity.audit.proving import Anchored, Range, agreeing, broken
from identity.audit.wanted import Position, Wanted
from kernel.callers import Caller, WorkspaceId
from kernel.errors import NotFound
from kernel.pages import Listing, Page

MOST_PROVEN = 1000
"""Entries that are put to the test at once."""


class BeyondTheEnd(NotFound):
    """The log has no entry of that number yet."""


class ChainStore(Protocol):
    def append(self, workspace: WorkspaceId, follow: Callable[[Link | None], Link]) -> bool:
        """Put what follows behind the last entry; whether it was not there before."""


class LogStore(Protocol):
    def newest(
        self, workspace: WorkspaceId, wanted: Wanted, limit: int, start: Position | None
    ) -> tuple[Sequence[Link], Position | None]:
        """Entries that are wanted, the newest first, and where to go on."""

    def last(self, workspace: WorkspaceId) -> Link | None: ...
    def range(self, workspace: WorkspaceId, first: int, most: int) -> Range:
        """At most so many entries from ``first`` on, and the one before."""

    def busy(self, date: str) -> Iterator[WorkspaceId]:
        """The workspaces whose log grew on a day."""


class Anchors(Protocol):
    def put(self, link: Link) -> None: ...
    def since(self, workspace: WorkspaceId, number: int) -> Anchored:
        """What was anchored of an entry and of those behind it."""


@dataclass(frozen=True, slots=True)
class Recorder:
    store: ChainStore
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def record(self, act: Acted) -> bool:
        """Enter an act; whether it was not in the log before."""
        return self.store.append(act.workspace, lambda head: following(head, act, self.now()))


@dataclass(frozen=True, slots=True)
class Audit:
    store: LogStore
    anchors: Anchors
    note: Callable[[Acted], None]
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def page(self, caller: Caller, wanted: Wanted, page: Page) -> Listing[Entry]:
        """Entries, the newest first. To read them is an act; to go on reading is the same one."""
        begins = page.position()
        links, ends = self.store.newest(caller.workspace, wanted, page.limit, Position(*begins) if begins else None)
        if begins is None:
            self.note(by(caller, "audit.read", details=wanted.narrows()))
        return page.listing([entry(link) for link in links], list(ends) if ends else None)

    def prove(self, caller: Caller, first: int) -> Proof:
        """Put at most a thousand entries to the test, from the given one on."""
        asked = self.store.range(caller.workspace, first, MOST_PROVEN)
        anchored = self.anchors.since(caller.workspace, first)
        if first > 1 and not asked.links and not asked.before and not anchored:
            raise BeyondTheEnd(f"the log has no entry {first}")
        self.note(by(caller, "audit.prove", details={"first": str(first)}))
        end = asked.links[-1] if asked.links else asked.before
        found = broken(asked, anchored)
        return Proof(
            first=first,
            last=end.number if end else first - 1,
            intact=found is None,
            broken=found,
            anchors=agreeing(asked, anchored),
            hash=end.hash if end else BEGINNING,
            next=None if asked.ends else asked.links[-1].number + 1,
        )
