"""What people do to events: write them down, change them, throw them away, fetch them back."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import Protocol

from agenda.access.service import Access, Held
from agenda.events.drafts import EventDraft, Patch, Which, drafted, editable
from agenda.events.feasible import feasible
from agenda.events.hosts import Hosts, hosted_both, hosted_rest
from agenda.events.model import AlreadyThere, Body, CalendarEvent, EventId, Outdated, Ref, identified, written_by_people
from agenda.series import edits
from agenda.times.local import written
from kernel.callers import Caller, WorkspaceId
from kernel.errors import PreconditionFailed
from kernel.ids import new_id
from kernel.journal import AlreadyExists, IfMatch
from kernel.journal.ahead import Place
from kernel.journal.attempts import Attempts
from kernel.once import NEVER, Once

Edit = Callable[[CalendarEvent], CalendarEvent]
Split = Callable[[CalendarEvent], tuple[CalendarEvent | None, CalendarEvent]]


class EventStore(Protocol):
    """Where events are kept, calendar by calendar, and what was thrown away beside them."""

    def places(
        self, workspace: WorkspaceId, calendars: Iterable[str], *event_ids: str, trash: bool = False, once: Once = NEVER
    ) -> list[Place]:
        """The rows on which it is decided what becomes of events in calendars, and in their trash."""

    def get(self, workspace: WorkspaceId, ref: Ref) -> CalendarEvent: ...
    def create(self, workspace: WorkspaceId, it: CalendarEvent, once: Once) -> CalendarEvent: ...
    def change(self, workspace: WorkspaceId, ref: Ref, edit: Edit, expected: IfMatch) -> CalendarEvent: ...
    def split(self, workspace: WorkspaceId, ref: Ref, edit: Split, expected: IfMatch) -> CalendarEvent:
        """Keep what an event becomes, and what is another one from then on; that is the answer."""

    def remove(
        self,
        workspace: WorkspaceId,
        ref: Ref,
        left: Callable[[CalendarEvent], CalendarEvent | None],
        thrown: Edit,
        expected: IfMatch,
    ) -> None:
        """Keep what is left of it; if that is nothing, it goes into the trash."""

    def restore(self, workspace: WorkspaceId, ref: Ref, edit: Edit) -> CalendarEvent:
        """Fetch it out of the trash."""

    def forget(self, workspace: WorkspaceId, ref: Ref) -> None:
        """Take it out of the trash for good."""

    def move(self, workspace: WorkspaceId, ref: Ref, moved: CalendarEvent, expected: IfMatch) -> CalendarEvent:
        """Put it into the calendar in which it is ``moved``."""


class Beside(Protocol):
    """What lies beside events."""

    def carried(self, caller: Caller, it: CalendarEvent, to: str, before: Mapping[str, str]) -> Mapping[str, str]:
        """Have all of it in that calendar, too, but what was ``before``: what leads there instead of what."""

    def leading(self, it: CalendarEvent, links: Mapping[str, str]) -> CalendarEvent:
        """The event that leads there."""


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Events:
    store: EventStore
    access: Access
    beside: Beside
    hosts: Hosts = field(default_factory=Hosts)
    now: Callable[[], datetime] = _now
    make_id: Callable[[], str] = new_id

    def create(self, caller: Caller, calendar_id: str, draft: EventDraft, once: Once) -> CalendarEvent:
        """Write a new event down."""
        event = drafted(draft, self.make_id(), self.now())
        it = CalendarEvent(calendar_id=calendar_id, event_id=identified(event["uid"]), event=event, by=caller.person)
        with self._allowed(caller, Ref(calendar_id, it.event_id), once=once) as held:
            try:
                return self.store.create(caller.workspace, self.hosts.of(caller, held)(None, it), once)
            except AlreadyExists:
                raise AlreadyExists("uid: an event with this uid is in this calendar already", "uid") from None

    def change(
        self, caller: Caller, ref: Ref, patch: Patch, which: Which, expected: IfMatch, *, words: str = ""
    ) -> CalendarEvent:
        """Change an event, or some of its times; of a series that is split, the answer is what follows.

        ``words`` are for its guests.
        """
        said, now, at, uid = editable(patch), self.now(), which.recurrence_id, self.make_id()
        with self._allowed(caller, ref, identified(uid)) as held:
            kept = self.hosts.of(caller, held, words)
            if which.span == "following" and at is not None:
                parted = partial(_split, caller, lambda event: edits.change_following(event, at, said, uid), now)
                split = partial(hosted_both, kept, parted)
                return self.store.split(caller.workspace, ref, split, expected)
            edit = partial(_changed, caller, said, which, now)
            return self.store.change(caller.workspace, ref, lambda it: kept(it, edit(it)), expected)

    def remove(self, caller: Caller, ref: Ref, which: Which, expected: IfMatch, *, words: str = "") -> None:
        """Throw an event away, or some of its times; ``words`` are for its guests."""
        now = self.now()
        left = partial(_left, caller, which, now)
        with self._allowed(caller, ref, trash=True) as held:
            rest = partial(hosted_rest, self.hosts.of(caller, held, words), left)
            parting = self.hosts.parting(caller, held, words)
            self.store.remove(
                caller.workspace, ref, rest, lambda it: parting(it.thrown_away(caller.person, now)), expected
            )

    def restore(self, caller: Caller, ref: Ref) -> CalendarEvent:
        """Fetch an event out of the trash; ``AlreadyExists`` if it was written down anew."""
        with self._allowed(caller, ref, trash=True) as held:
            again = self.hosts.again(caller, held)
            return self.store.restore(caller.workspace, ref, lambda it: again(it.restored(caller.person)))

    def forget(self, caller: Caller, ref: Ref) -> None:
        """Take an event out of the trash for good."""
        with self._allowed(caller, ref, trash=True):
            self.store.forget(caller.workspace, ref)

    def move(self, caller: Caller, ref: Ref, to: str, expected: IfMatch) -> CalendarEvent:
        """Put an event into another calendar; ``AlreadyExists`` if that has it."""
        if to == ref.calendar_id:
            raise AlreadyThere("it is in this calendar")
        links: Mapping[str, str] = {}
        with self._allowed(caller, ref, to=to):
            attempts = Attempts()
            while True:
                it = self.store.get(caller.workspace, ref)
                expected.demand(it.modseq)
                links = self.beside.carried(caller, it, to, links)
                moved = self.beside.leading(it, links).moved(to, caller.person)
                try:
                    return self.store.move(caller.workspace, ref, moved, IfMatch.tag(it.modseq))
                except AlreadyExists:
                    raise AlreadyExists("calendar_id: it is in that calendar already", "calendar_id") from None
                except PreconditionFailed:
                    if expected.tags is not None:
                        raise
                attempts.again()

    @contextmanager
    def _allowed(
        self, caller: Caller, ref: Ref, *new: EventId, to: str | None = None, trash: bool = False, once: Once = NEVER
    ) -> Iterator[Mapping[str, Held]]:
        """Whatever is done within: only if the caller may write there, without reading twice what it depends on.

        Who believed something of the event that is not so is told how it is.
        """
        calendars = [ref.calendar_id, *([to] if to else ())]
        also = self.store.places(caller.workspace, calendars, ref.event_id, *new, trash=trash, once=once)
        with self.access.entered(caller, calendars, "write", also) as held:
            for each in held.values():
                written_by_people(each.calendar)
            try:
                yield held
            except PreconditionFailed:
                raise Outdated(self.store.get(caller.workspace, ref)) from None


def _changed(caller: Caller, patch: Body, which: Which, now: datetime, it: CalendarEvent) -> CalendarEvent:
    if which.recurrence_id is not None and which.span == "this":
        after = edits.change_this(it.event, which.recurrence_id, patch)
    else:
        after = edits.change_all(it.event, patch, which.recurrence_id)
    return it.edited(feasible(it.event, after), caller.person, now)


def _split(
    caller: Caller, parted: Callable[[Body], edits.Parts], now: datetime, it: CalendarEvent
) -> tuple[CalendarEvent | None, CalendarEvent]:
    earlier, later = parted(it.event)
    later = feasible(it.event, later)
    if earlier is None:
        return None, it.edited(later, caller.person, now)
    rest = it.model_copy(update={"event_id": identified(later["uid"])})
    said = {**later, "created": written(now)}
    return it.edited(earlier, caller.person, now), rest.edited(said, caller.person, now)


def _left(caller: Caller, which: Which, now: datetime, it: CalendarEvent) -> CalendarEvent | None:
    if which.span == "all" or which.recurrence_id is None:
        return None
    leave = edits.remove_this if which.span == "this" else edits.remove_following
    left = leave(it.event, which.recurrence_id)
    return it.edited(left, caller.person, now) if left else None
