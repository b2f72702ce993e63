"""Bringing a message to somebody: into their calendar if they are in the workspace, as a letter if they are not."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

from agenda.events.model import CalendarEvent, identified
from agenda.invitations.addresses import calendar_address
from agenda.invitations.errands import Errand
from agenda.invitations.model import FROM_ORGANIZER, Message, Outcome, Proposal
from agenda.invitations.proposals import Waiting
from agenda.invitations.receiving import received
from agenda.invitations.telling import Errands
from agenda.people.model import Colleague
from kernel.callers import PersonId, WorkspaceId
from kernel.letters import Letter

ORIGIN = "invitations"
"""What writes events that others invited to: nobody is told of that."""

Received = Callable[[Message, dict[str, Any] | None, frozenset[str], datetime], Outcome]
"""How a message is taken."""
Write = Callable[[CalendarEvent | None], CalendarEvent | None]
"""What is to become of an event, of how it is; ``None`` if it stays."""


class Delivered(Protocol):
    """Where people and their events are, and which letters went out."""

    def everybody(self, workspace: WorkspaceId) -> Iterator[Colleague]: ...
    def where(self, workspace: WorkspaceId, person: PersonId, event_id: str) -> str | None:
        """The calendar in which the event is to which somebody invites."""

    def write(self, workspace: WorkspaceId, calendar_id: str, event_id: str, edit: Write) -> None:
        """Change the event, or put it there, however many do at once."""

    def find(self, workspace: WorkspaceId, calendar_id: str, event_id: str) -> CalendarEvent | None: ...
    def show(self, workspace: WorkspaceId, person: PersonId, waiting: Waiting) -> None:
        """Let somebody decide."""

    def claim(self, workspace: WorkspaceId, name: str) -> bool:
        """Whether nobody has sent this letter; nobody else sends it for a while. ``Unavailable`` if somebody may be."""

    def settle(self, workspace: WorkspaceId, name: str) -> None:
        """It went out."""


class Letters(Protocol):
    def letter(self, message: Message, host: Colleague | None) -> Letter:
        """The letter that says it."""


class Post(Protocol):
    def send(self, letter: Letter) -> None: ...


@dataclass(frozen=True, slots=True)
class Delivering:
    books: Delivered
    errands: Errands
    letters: Letters
    post: Post
    domain: str = ""
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def deliver(self, errand: Errand) -> None:
        """Once, however often it is asked."""
        reader = sender = None
        for each in self.books.everybody(errand.workspace):
            reach = self.reach(errand.workspace, each)
            reader = each if errand.to in reach else reader
            sender = each if errand.sender in reach else sender
        if reader is not None:
            self.put(errand.workspace, reader, errand.message)
        elif not errand.to.endswith(f"@{self.domain or 'calendar.invalid'}"):
            self._mail(errand, sender)

    def reach(self, workspace: WorkspaceId, colleague: Colleague) -> frozenset[str]:
        """Every address of somebody."""
        return frozenset({colleague.email.lower(), calendar_address(workspace, colleague.person, self.domain)})

    def put(self, workspace: WorkspaceId, reader: Colleague, message: Message, way: Received = received) -> Outcome:
        """Do in somebody's calendar what the message says."""
        me, event_id, came = self.reach(workspace, reader), identified(message.uid), Outcome("")
        calendar_id = self._calendar(workspace, reader, message, event_id)

        def edit(stored: CalendarEvent | None) -> CalendarEvent | None:
            nonlocal came
            came = way(message, stored.event if stored else None, me, self.now())
            if came.event is None:
                return None
            it = stored or CalendarEvent(calendar_id=calendar_id, event_id=event_id, event=came.event)
            return it.model_copy(update={"event": came.event, "by": None, "origin": ORIGIN})

        self.books.write(workspace, calendar_id, event_id, edit)
        for each in came.messages:
            self.errands.put(Errand.of(workspace, event_id, each))
        if came.proposal is not None and way is received:
            self.show(workspace, reader, came.proposal)
        return came

    def stored(self, workspace: WorkspaceId, reader: Colleague, message: Message) -> CalendarEvent | None:
        """The event as somebody has it."""
        event_id = identified(message.uid)
        return self.books.find(workspace, self._calendar(workspace, reader, message, event_id), event_id)

    def show(self, workspace: WorkspaceId, reader: Colleague, proposal: Proposal) -> None:
        """Let somebody decide what becomes of it."""
        it = Waiting.of(workspace, identified(proposal.uid), proposal, self.now())
        self.books.show(workspace, reader.person, it)

    def _calendar(self, workspace: WorkspaceId, reader: Colleague, message: Message, event_id: str) -> str:
        found = None
        if message.method not in FROM_ORGANIZER:
            found = self.books.where(workspace, reader.person, event_id)
        return found or reader.default_calendar(workspace)

    def _mail(self, errand: Errand, host: Colleague | None) -> None:
        letter = self.letters.letter(errand.message, host)
        if self.books.claim(errand.workspace, errand.claim):
            self.post.send(letter)
            self.books.settle(errand.workspace, errand.claim)
