"""Telling those who are invited what became of an event, when its calendar changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from agenda.calendars.model import Calendar
from agenda.events.model import CalendarEvent
from agenda.invitations.addresses import calendar_address, local_part
from agenda.invitations.errands import Errand
from agenda.invitations.inviting import asks, cancellation, invites
from agenda.invitations.model import Message
from agenda.invitations.organizing import messages
from agenda.invitations.parties import Json, organizer, people
from agenda.people.model import Colleague
from kernel.callers import PersonId, WorkspaceId


class Turn(NamedTuple):
    """An event as it was in a calendar, or in its trash, and as it is."""

    workspace: WorkspaceId
    calendar_id: str
    trash: bool
    before: CalendarEvent | None
    after: CalendarEvent | None


class Books(Protocol):
    """Where it stands whose calendars there are, who is who, and where the event of an address is."""

    def calendar(self, workspace: WorkspaceId, calendar_id: str) -> Calendar | None: ...
    def colleague(self, workspace: WorkspaceId, person: PersonId) -> Colleague | None: ...
    def keep(self, workspace: WorkspaceId, person: PersonId, address: str) -> None:
        """Know whose address that is."""

    def place(self, address: str, event_id: str, calendar_id: str) -> None:
        """Know in which calendar somebody's event is, which may be any of theirs."""


class Errands(Protocol):
    def put(self, errand: Errand) -> None:
        """See that it is told."""


@dataclass(frozen=True, slots=True)
class Telling:
    books: Books
    errands: Errands
    domain: str = ""

    def tell(self, turn: Turn) -> None:
        """Nothing is told of what programs wrote that brought it from elsewhere, nor of what was only moved."""
        after = turn.after
        if after is None or after.origin is not None:
            return
        was, now = self._known(turn, after)
        if not asks(was) and not asks(now):
            return
        calendar = self.books.calendar(turn.workspace, turn.calendar_id)
        host = (calendar.owner if calendar else None) or after.by
        if host is None or calendar is None:
            return
        mine = calendar_address(turn.workspace, host, self.domain)
        if not invites(now, mine):
            return
        who = self.books.colleague(turn.workspace, host)
        self._send(turn, host, (_named(each, who) for each in messages(was, now)))

    @staticmethod
    def _known(turn: Turn, after: CalendarEvent) -> tuple[Json | None, Json]:
        if turn.trash and turn.before is None and after.deleted is not None:
            return after.event, cancellation(after.event, after.deleted)
        return turn.before.event if turn.before else None, after.event

    def _send(self, turn: Turn, host: PersonId, said: Iterable[Message]) -> None:
        event_id, known = turn.after.event_id if turn.after else "", False
        for message in said:
            if not known:
                self.books.keep(turn.workspace, host, local_part(turn.workspace, host))
                self.books.place(local_part(turn.workspace, host), event_id, turn.calendar_id)
                known = True
            self.errands.put(Errand.of(turn.workspace, event_id, message))


def _named(message: Message, who: Colleague | None) -> Message:
    """The message with the name of the one who invites, and the address at which people know them."""
    from dataclasses import replace

    if who is None:
        return message
    return replace(message, entries=tuple(_signed(each, who) for each in message.entries))


def _signed(entry: Json, who: Colleague) -> Json:
    mine = organizer(entry)
    said = {"name": who.name, "email": who.email}
    everybody = {
        key: {**said, **each} if (each.get("sendTo") or {}).get("imip") == f"mailto:{mine}" else each
        for key, each in people(entry).items()
    }
    return {**entry, "participants": everybody}
