"""Telling those who are invited what became of an event, when its calendar changed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple, Protocol

from agenda.booking.marks import host_of, page_of
from agenda.calendars.model import Calendar
from agenda.events.model import CalendarEvent
from agenda.invitations.addresses import calendar_address, is_calendars
from agenda.invitations.brought import is_brought, past
from agenda.invitations.changing import answers, thrown_away
from agenda.invitations.errands import Errand
from agenda.invitations.hearing import Hearsay, overheard, patience
from agenda.invitations.inviting import asks, cancellation, invites
from agenda.invitations.model import ORIGIN
from agenda.invitations.occurrences import NEVER, version_of
from agenda.invitations.organizing import concerned
from agenda.invitations.parties import Json, key_of, organizer
from agenda.invitations.rounds import FEW, News, Parked, Round
from agenda.people.model import Colleague
from agenda.recurrence import TooDense
from agenda.rooms.addresses import room_address
from kernel.callers import PersonId, WorkspaceId
from kernel.logs import log


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
    def keep(self, workspace: WorkspaceId, person: PersonId) -> None:
        """Know whose their address is."""

    def place(self, workspace: WorkspaceId, person: PersonId, event_id: str, calendar_id: str) -> None:
        """Know in which calendar somebody's event is, which may be any of theirs."""

    def gather(self, workspace: WorkspaceId, event_id: str, seconds: int) -> bool:
        """Whether nobody gathers what its guests answer; if so, somebody does, for so long."""


class Errands(Protocol):
    def put(self, errand: Errand | Round | Hearsay | Parked, *, delay: int = 0) -> None:
        """See that it is told, after so many seconds."""


@dataclass(frozen=True, slots=True)
class Telling:
    books: Books
    errands: Errands
    domain: str = ""
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def tell(self, turn: Turn) -> None:
        """Nothing is told of what programs wrote that brought it from elsewhere, nor of what was only moved.

        What guests answered was written by ours: of that the other guests hear. Nothing is told of what nobody can work
        out, whoever made up its rules: others wait to be told.
        """
        try:
            self._tell(turn)
        except TooDense:
            event = turn.after.event_id if turn.after else ""
            log.warning("what became of an event cannot be worked out, and nobody is told", extra={"event": event})

    def _tell(self, turn: Turn) -> None:
        after = turn.after
        if after is None or after.origin is not None:
            if after is not None and after.origin == ORIGIN:
                self._overheard(turn, after)
            return
        if page_of(after.event) is not None and turn.before is None and not turn.trash:
            self._filed(turn, after)
        was, now = self._known(turn, after)
        if not asks(was) and not asks(now):
            return
        calendar = self.books.calendar(turn.workspace, turn.calendar_id)
        whose = (calendar.owner if calendar else None) or after.by
        if whose is None or calendar is None:
            return
        who = self.books.colleague(turn.workspace, whose)
        mine = calendar_address(turn.workspace, whose, self.domain)
        mail = who.email.lower() if who and calendar.vouched(after.by) else ""
        if is_brought(now, mine, mail):
            if was is None or now.get("status") != "cancelled" or past(was, self.now()):
                return  # that it came is no news, nor what becomes of what is over
            self._invite(turn, whose, News(turn.workspace, after.event_id, who, was, now, concerned(was, now)))
        elif invites(now, mine):
            self._invite(turn, whose, News(turn.workspace, after.event_id, who, was, now, concerned(was, now)))
        elif who is not None:
            room = calendar.kind in {"room", "resource"}
            address = room_address(calendar.calendar_id, self.domain)
            self._copied(turn, after, whose, frozenset({address} if room else {mine, mail} - {""}))

    def _copied(self, turn: Turn, it: CalendarEvent, whose: PersonId, me: frozenset[str]) -> None:
        """Answer as a copy says it; of one that was put into another calendar, know where it is."""
        was, now = self._known(turn, it)
        if was is None:
            if version_of(now) != NEVER and key_of(now, me):
                self.books.place(turn.workspace, whose, it.event_id, turn.calendar_id)
            return
        gone = turn.trash and turn.before is None and it.deleted is not None
        said = thrown_away(it.event, me, it.deleted or self.now()) if gone else answers(was, now, me)
        for each in said:
            self.errands.put(Errand.of(turn.workspace, it.event_id, each))

    def _overheard(self, turn: Turn, it: CalendarEvent) -> None:
        """See that the guests hear who comes, each answer by itself or many together."""
        before, host = turn.before, organizer(it.event)
        if before is None or turn.trash or host is None or not is_calendars(host) or page_of(it.event) is not None:
            return
        if version_of(it.event) != NEVER or not overheard(before.event, it.event):
            return  # it is a copy, which tells nobody what it heard
        wait = patience(it.event, FEW)
        if wait == 0 or self.books.gather(turn.workspace, it.event_id, wait):
            self.errands.put(Hearsay(workspace=turn.workspace, event_id=it.event_id, host=host), delay=wait)

    def _filed(self, turn: Turn, it: CalendarEvent) -> None:
        """Know where what was booked is, now that a host put it there: answers of its guests come to it."""
        calendar = self.books.calendar(turn.workspace, turn.calendar_id)
        host = host_of(it.event, calendar.owner if calendar else None, it.by)
        if host is not None:
            self.books.place(turn.workspace, PersonId(host), it.event_id, turn.calendar_id)

    @staticmethod
    def _known(turn: Turn, after: CalendarEvent) -> tuple[Json | None, Json]:
        if turn.trash and turn.before is None and after.deleted is not None:
            return after.event, cancellation(after.event, after.deleted)
        return turn.before.event if turn.before else None, after.event

    def _invite(self, turn: Turn, host: PersonId, news: News) -> None:
        known = False
        for order in news.orders() if news.readers else ():
            if not known:
                self.books.keep(turn.workspace, host)
                self.books.place(turn.workspace, host, news.event_id, turn.calendar_id)
                known = True
            self.errands.put(order)
