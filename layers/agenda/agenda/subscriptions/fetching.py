"""Bringing a calendar up to what is elsewhere: asked once at a time, and written only where it is otherwise.

Whoever asks claims it for a while. Each transaction holds only if the claim does, so who was too slow, or asks at an
address that is not the one any more, changes nothing. Who is broken off leaves it to the next: a file counts as taken
when all of it was.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import NamedTuple, Protocol

from agenda.calendars.model import Calendar
from agenda.events.judging import HEAVIEST
from agenda.events.model import Body, EventId
from agenda.ics import BadCalendar
from agenda.subscriptions.asking import Unfollowed
from agenda.subscriptions.following import Difference, difference, found
from agenda.subscriptions.model import Subscription, Taken, seconds
from agenda.subscriptions.service import Asks
from agenda.subscriptions.subscribing import Envelopes
from kernel.callers import WorkspaceId
from kernel.errors import Conflict

_HEAVIEST = 2_500_000
"""Bytes of events in one transaction, which takes 4 MB."""


class Superseded(Conflict):
    """Somebody else has it by now, or it comes from elsewhere."""


class There(NamedTuple):
    """What there is."""

    calendar: Calendar | None
    subscription: Subscription | None


class Load(NamedTuple):
    """What is written at once."""

    written: dict[EventId, Body]
    vanished: tuple[EventId, ...]


class Books(Protocol):
    def look(self, workspace: WorkspaceId, calendar_id: str) -> There: ...
    def save(self, workspace: WorkspaceId, it: Subscription) -> Subscription | None: ...
    def events(self, workspace: WorkspaceId, calendar_id: str) -> dict[EventId, Body]:
        """All that is in the calendar."""

    def write(self, workspace: WorkspaceId, it: Subscription, load: Load) -> None:
        """Write these at once, if the subscription is as it was read; ``Superseded`` otherwise."""


@dataclass(frozen=True, slots=True)
class Fetching:
    books: Books
    asking: Asks
    envelopes: Envelopes
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def fetch(self, workspace: WorkspaceId, calendar_id: str) -> None:
        """Ask for a calendar whose time has come."""
        calendar, it = self.books.look(workspace, calendar_id)
        now = self.now()
        if it is None or calendar is None or it.due > now:
            return
        if calendar.trashed:
            self.books.save(workspace, it.resting(now))
            return
        claimed = self.books.save(workspace, it.claimed(now))
        if claimed is None:
            return  # somebody was faster
        try:
            self.books.save(workspace, self._asked(workspace, claimed))
        except Superseded:
            return

    def _asked(self, workspace: WorkspaceId, it: Subscription) -> Subscription:
        """It after it was asked, and what came of that was written."""
        try:
            came = self.asking.ask(self.envelopes.unseal(workspace, it), it.question())
            if came.body is None:
                return it.unchanged(self.now())
            it, taken = self._taken(workspace, it, came.body)
            return it.taken(taken, came.headers, self.now())
        except (Unfollowed, BadCalendar) as refusal:
            return it.failed(str(refusal), self.now())

    def _taken(self, workspace: WorkspaceId, it: Subscription, data: bytes) -> tuple[Subscription, Taken]:
        """What was done with a file; what is there is not read where it says what it said before."""
        came = sha256(data).hexdigest()
        if came == it.came:
            return it, Taken(came, it.says, it.events, it.left_out, it.refresh)
        file = found(data)
        taken = Taken(came, file.says, len(file.events), file.left_out, seconds(file.head.refresh))
        if file.says == it.says:
            return it, taken
        change = difference(self.books.events(workspace, it.calendar_id), file)
        if any(change):
            it = self._begun(workspace, it)
            for load in loads(change):
                self.books.write(workspace, it, load)
        return it, taken

    def _begun(self, workspace: WorkspaceId, it: Subscription) -> Subscription:
        """It while it is between what it said and what it says: who comes after one that was broken off looks anew."""
        kept = self.books.save(workspace, it.begun())
        if kept is None:
            raise Superseded("somebody else asks for it by now")
        return kept


def loads(change: Difference) -> Iterator[Load]:
    """What is otherwise, in parts that a transaction holds."""
    some: dict[EventId, Body] = {}
    size = 0
    for event_id, event in change.written.items():
        weight = len(json.dumps(event))
        if len(some) == HEAVIEST or (some and size + weight > _HEAVIEST):
            yield Load(some, ())
            some, size = {}, 0
        some[event_id] = event
        size += weight
    gone = change.vanished
    room = HEAVIEST - len(some)
    if some or gone:
        yield Load(some, gone[:room])
    for at in range(room, len(gone), HEAVIEST):
        yield Load({}, gone[at : at + HEAVIEST])


def fetching() -> Fetching:
    """As production does it."""
    from agenda.subscriptions.asking import Asking
    from agenda.subscriptions.books import FetchedEvents
    from agenda.subscriptions.envelopes import Seals

    return Fetching(FetchedEvents(), Asking(), Seals())
