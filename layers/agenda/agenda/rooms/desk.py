"""Answering for rooms: what is asked of one is decided, written into its calendar, and told.

What is free is read together with where the room's calendar stood before, and written only if it stands there still: of
two who want it for one time, one gets it. Who was slower is answered by what is so by then. Letters from elsewhere are
believed, or not, by what is read there too.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, NamedTuple, Protocol

from agenda.calendars.model import Calendar
from agenda.events.model import CalendarEvent, EventId, identified
from agenda.freebusy.spans import Span
from agenda.invitations.attending import same_organizer
from agenda.invitations.errands import Errand
from agenda.invitations.model import Message
from agenda.invitations.receiving import received
from agenda.invitations.senders import Sender
from agenda.invitations.telling import Errands
from agenda.people.model import Colleague
from agenda.recurrence import Patience, TooDense
from agenda.rooms.asking import OUTSIDE, Had, Looking, Unit, held, lent, stands, units
from agenda.rooms.looks import KINDS, bookable
from agenda.rooms.model import Bookable, Decision, Wanted, decide
from agenda.rooms.replying import Words, answers, gone, once_more
from agenda.rooms.strangers import as_they_find_it, believed, by_letter, names, seated
from kernel.callers import WorkspaceId
from kernel.errors import PreconditionFailed
from kernel.journal import AlreadyExists, StateChanged
from kernel.journal.attempts import Attempts
from kernel.logs import log

ORIGIN = "rooms"
"""What writes into the calendars of rooms: nobody is told of that but by the answer."""


class Known(NamedTuple):
    """A room, and an event as it knows it."""

    calendar: Calendar | None
    here: CalendarEvent | None
    """As it stands in its calendar."""
    thrown: CalendarEvent | None
    """As it lies in its trash."""
    state: str
    """Where the calendar stood before any of it was read."""

    @property
    def had(self) -> Had | None:
        it = self.here or self.thrown
        return Had(it.event, here=self.here is not None) if it else None


class Ledger(Protocol):
    """Where the calendars of rooms are."""

    def known(self, workspace: WorkspaceId, room_id: str, event_id: EventId) -> Known: ...
    def others(self, workspace: WorkspaceId, room_id: str, event_id: EventId, span: Span) -> Iterable[CalendarEvent]:
        """What else may touch that time."""

    def keep(self, workspace: WorkspaceId, room_id: str, known: Known, it: CalendarEvent) -> None:
        """Let it stand in the calendar, or lie in its trash; only if nothing happened there since."""


class Directory(Protocol):
    def at(self, workspace: WorkspaceId, mail: str) -> Colleague | None: ...


class Settled(NamedTuple):
    """What comes of a message."""

    event: dict[str, Any] | None
    """``None``: nothing changes."""
    messages: Sequence[Message]
    origin: str = ORIGIN


@dataclass(frozen=True, slots=True)
class FrontDesk:
    ledger: Ledger
    directory: Directory
    errands: Errands
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def ask(self, workspace: WorkspaceId, room_id: str, message: Message, letter: Sender | None = None) -> None:
        """Answer what is asked of a room, however often it is asked; ``letter``: by whom, if it came from elsewhere."""
        attempts, event_id = Attempts(), identified(message.uid)
        while True:
            known = self.ledger.known(workspace, room_id, event_id)
            settled = self._answered(workspace, known, message, letter)
            try:
                if settled.event is not None:
                    it = self._entry(room_id, event_id, settled.event, message.to)
                    self.ledger.keep(workspace, room_id, known, it.model_copy(update={"origin": settled.origin}))
            except (StateChanged, AlreadyExists, PreconditionFailed):
                attempts.again()
            else:
                break
        for each in settled.messages if letter is None else map(by_letter, settled.messages):
            self.errands.put(Errand.of(workspace, event_id, each))

    def _entry(self, room_id: str, event_id: EventId, event: dict[str, Any], address: str) -> CalendarEvent:
        thrown = None if stands(event, frozenset({address})) else self.now()
        return CalendarEvent(calendar_id=room_id, event_id=event_id, event=event, deleted=thrown)

    def _answered(self, workspace: WorkspaceId, known: Known, message: Message, letter: Sender | None) -> Settled:
        me, had, now = frozenset({message.to}), known.had, self.now()
        if letter is not None and not believed(letter, message, had.event if had else None):
            log.warning("a letter to a room was refused", extra={"event": identified(message.uid)})
            return Settled(None, ())
        if known.calendar is not None:
            message = replace(message, entries=tuple(seated(each, me, known.calendar) for each in message.entries))
        # whatever a message says that the room answered: it answers for itself
        outcome = received(message, had.event if had else None, me, now, letter=True)
        if outcome.event is None:
            asked = had is not None and message.method == "REQUEST" and same_organizer(had.event, message)
            return Settled(None, list(once_more(had.event, me)) if had is not None and asked else ())
        calendar, event = known.calendar, lent(outcome.event)
        if event.get("status") == "cancelled":
            return Settled(event, ())  # kept in the trash, for what comes after it though it was said before
        if calendar is None or calendar.trashed or calendar.kind not in KINDS:
            return Settled(None, list(gone(event, me, now)))
        who = self._asker(workspace, message, letter)
        stranger = letter is not None and who is None
        room = as_they_find_it(bookable(calendar)) if stranger else bookable(calendar)
        words = Words(calendar.name, room, calendar.zone, stranger=stranger)
        try:
            parts = units(Looking(room, me, now, calendar.zone), had, event)
        except TooDense:
            never = Unit(None, (), 0), Decision("declined", ("too-often",))
            return Settled(*answers(event, me, [never], words, now))
        found: list[tuple[Unit, Decision]] = []
        for part in parts:
            busy = self._busy(workspace, calendar, identified(message.uid), part, me)
            found.append((part, _decided(room, who, part, busy, stranger=stranger)))
        event, messages = answers(event, me, found, words, now)
        again = () if any(part.rid is None for part in parts) else outcome.messages
        return Settled(event, (*again, *messages), OUTSIDE if stranger else ORIGIN)

    def _asker(self, workspace: WorkspaceId, message: Message, letter: Sender | None) -> Colleague | None:
        found = (
            self.directory.at(workspace, each) for each in (names(letter, message) if letter else [message.sender])
        )
        return next((each for each in found if each is not None), None)

    def _busy(
        self, workspace: WorkspaceId, room: Calendar, event_id: EventId, part: Unit, me: frozenset[str]
    ) -> list[Span]:
        if not part.spans:
            return []
        hull = Span(min(each.begins for each in part.spans), max(each.ends for each in part.spans))
        others = self.ledger.others(workspace, room.calendar_id, event_id, hull)
        patience = Patience()
        return [each for other in others for each in held(other, me, hull, room.zone, patience)]


def _decided(room: Bookable, who: Colleague | None, part: Unit, busy: Sequence[Span], *, stranger: bool) -> Decision:
    if stranger:
        return decide(room, Wanted(None, (), part.spans, part.people), busy)
    if who is None or not who.here:
        return Decision("declined", ("not-for-you",))
    return decide(room, Wanted(who.person, who.groups, part.spans, part.people), busy)
