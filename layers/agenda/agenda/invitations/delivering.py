"""Bringing a message to somebody: into their calendar if they are in the workspace, as a letter if they are not."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import Any, Protocol

from agenda.booking.marks import hosts_of, page_of
from agenda.events.model import CalendarEvent, identified
from agenda.events.notes import OUTSIDE
from agenda.invitations.addresses import NOWHERE, calendar_address, is_calendars
from agenda.invitations.attending import doubted
from agenda.invitations.backlog import Backlog
from agenda.invitations.brought import known_otherwise, said_as
from agenda.invitations.claiming import of_outsider
from agenda.invitations.errands import Errand
from agenda.invitations.handing import retold, spoken_for
from agenda.invitations.model import FROM_ORGANIZER, ORIGIN, RESENT, Message, Outcome, Proposal
from agenda.invitations.parties import Json, organizer, organizers
from agenda.invitations.passes import Pass, Token, lapses
from agenda.invitations.proposals import Waiting
from agenda.invitations.receiving import received
from agenda.invitations.signing import named
from agenda.invitations.telling import Errands
from agenda.invitations.wishes import Wishes, wished
from agenda.people.model import Colleague
from agenda.rooms.addresses import room_at
from kernel.callers import PersonId, WorkspaceId
from kernel.letters import Letter, Unreachable
from kernel.logs import log

_NEVER = datetime.max.replace(tzinfo=UTC)

Received = Callable[[Message, dict[str, Any] | None, frozenset[str], datetime], Outcome]
"""How a message is taken."""
Write = Callable[[CalendarEvent | None], CalendarEvent | None]
"""What is to become of an event, of how it is; ``None`` if it stays."""


class Delivered(Protocol):
    """Where people and their events are, and which letters went out."""

    def at(self, workspace: WorkspaceId, mail: str) -> Colleague | None:
        """Who is in the workspace at that address, of mail or of their calendar."""

    def colleague(self, workspace: WorkspaceId, person: PersonId) -> Colleague | None: ...
    def whose(self, local: str) -> tuple[WorkspaceId, PersonId] | None:
        """Who was given that calendar address, also if they left since."""

    def where(self, workspace: WorkspaceId, person: PersonId, event_id: str) -> str | None:
        """The calendar in which the event is to which somebody invites."""

    def place(self, workspace: WorkspaceId, person: PersonId, event_id: str, calendar_id: str) -> None:
        """Know that it is there."""

    def write(self, workspace: WorkspaceId, calendar_id: str, event_id: str, edit: Write) -> None:
        """Change the event, or put it there, however many do at once."""

    def find(self, workspace: WorkspaceId, calendar_id: str, event_id: str) -> CalendarEvent | None: ...
    def show(self, workspace: WorkspaceId, person: PersonId, waiting: Waiting) -> None:
        """Let somebody decide."""

    def admit(self, token: Token, it: Pass, until: datetime | None) -> None:
        """Let whoever has this token answer for somebody, until then."""

    def claim(self, workspace: WorkspaceId, name: str) -> bool:
        """Whether nobody has sent this letter; nobody else sends it for a while. ``Unavailable`` if somebody may be."""

    def meet(self, workspace: WorkspaceId, person: PersonId, mail: str) -> None:
        """Remember that somebody wrote to them."""

    def wish(self, workspace: WorkspaceId, person: PersonId, event_id: str, edit: Callable[[Wishes], Wishes]) -> None:
        """Remember when else somebody could come."""

    def clock(self, workspace: WorkspaceId, mail: str) -> str | None:
        """By which clock somebody outside lives, if they ever told."""

    def settle(self, workspace: WorkspaceId, name: str) -> None:
        """It went out."""


class Letters(Protocol):
    def letter(
        self, workspace: WorkspaceId, message: Message, host: Colleague | None, token: Token | None, zone: str | None
    ) -> Letter | None:
        """The letter that says it by the clock of that zone, with what answers it; ``None`` in a closed workspace."""


class Post(Protocol):
    def send(self, letter: Letter) -> None: ...


class FrontDesk(Protocol):
    def ask(self, workspace: WorkspaceId, room_id: str, message: Message) -> None:
        """Answer what is asked of a room."""


def asks(message: Message) -> bool:
    """Whether it is of one who invites, and no answer to one."""
    return message.method in FROM_ORGANIZER


@dataclass(frozen=True, slots=True)
class Delivering:
    books: Delivered
    errands: Errands
    letters: Letters
    post: Post
    front_desk: FrontDesk
    backlog: Backlog
    domain: str = ""
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def deliver(self, errand: Errand) -> None:
        """Once, however often it is asked; not before it may go on."""
        if self.backlog.waits_on(errand):
            return
        message, room = self.vouched(errand.workspace, errand.message), room_at(errand.to, self.domain)
        if room is not None:
            if message is not None:
                self.front_desk.ask(errand.workspace, room, message)
            return
        reader = None if self._elsewhere(errand) else self.at(errand.workspace, errand.to)
        if reader is None and message is not None and is_calendars(errand.to):
            whose = self.books.whose(errand.to.partition("@")[0])
            ours = whose is not None and whose[0] == errand.workspace
            reader = self.host(errand.workspace, whose[1], message) if whose and ours else None
        if reader is not None:
            self._bring(errand, reader, message)
        elif not errand.to.endswith(f"@{self.domain or NOWHERE}"):
            self._post(errand, message)

    def _bring(self, errand: Errand, reader: Colleague, message: Message | None) -> None:
        if message is None:
            there = self.stored(errand.workspace, reader, errand.message)
            self.show(errand.workspace, reader, doubted(errand.message), there.event if there else None)
            return
        self.put(errand.workspace, reader, self._in_own_words(message))
        if errand.again.startswith(RESENT):
            letter = errand.model_copy(update={"to": reader.email})
            self._mail(letter, self.at(errand.workspace, errand.sender), reader)

    @staticmethod
    def _in_own_words(message: Message) -> Message:
        """What somebody who invites says by whom they invited, as if they said it themselves."""
        return replace(message, sender=spoken_for(message) or message.sender)

    def _post(self, errand: Errand, message: Message | None) -> None:
        """By mail; what nobody here said, though it is said in their name, is not sent at all."""
        host = spoken_for(errand.message)
        if message is not None:
            errand = errand.saying(message)
        elif host is not None and self.at(errand.workspace, host) is not None:
            log.warning("a forged invitation was not sent", extra={"event": errand.event_id})
            return
        self._mail(errand, self.at(errand.workspace, errand.sender))

    def _elsewhere(self, errand: Errand) -> bool:
        """Whether a room was asked from a calendar elsewhere, though it be a colleague's: there it is answered."""
        return room_at(errand.sender, self.domain) is not None and not is_calendars(errand.to)

    def at(self, workspace: WorkspaceId, mail: str) -> Colleague | None:
        """Who is at that address; what only looks like that of a calendar here is nobody's."""
        found = self.books.at(workspace, mail)
        return found if found is not None and mail in self.reach(workspace, found) else None

    def vouched(self, workspace: WorkspaceId, message: Message) -> Message | None:
        """The message, if the sender invites; if they send another for themselves, what the one here says who does."""
        mail = spoken_for(message)
        if mail is None:
            return message
        host = self.at(workspace, mail)
        if host is None:
            return None
        event_id = identified(message.uid)
        there = self.books.where(workspace, host.person, event_id) or host.default_calendar(workspace)
        own = self.books.find(workspace, there, event_id)
        return retold(own.event, self.reach(workspace, host), message) if own else None

    def reach(self, workspace: WorkspaceId, colleague: Colleague) -> frozenset[str]:
        """Every address of somebody."""
        return frozenset({colleague.email.lower(), calendar_address(workspace, colleague.person, self.domain)})

    def hand(self, workspace: WorkspaceId, reader: Colleague, message: Message) -> bool:
        """Whether somebody here says so themselves; then it is done."""
        told = self.vouched(workspace, message) if spoken_for(message) else None
        if told is not None:
            self.put(workspace, reader, self._in_own_words(told))
        return told is not None

    def put(
        self,
        workspace: WorkspaceId,
        reader: Colleague,
        message: Message,
        way: Received = received,
        *,
        ask: bool = True,
        stranger: bool = False,
    ) -> Outcome:
        """Do in somebody's calendar what the message says; ``ask`` them about what is odd about it.

        ``stranger``: it is from outside, and so is what was not there before.
        """
        reach, event_id, came = self.reach(workspace, reader), identified(message.uid), Outcome("")
        known: Json | None = None
        calendar_id = self._calendar(workspace, reader, message, event_id)

        def edit(stored: CalendarEvent | None) -> CalendarEvent | None:
            nonlocal came, known
            known = stored.event if stored else None
            # whoever of its hosts has what was booked, its guests answer all of them
            me = reach | organizers(known) if known and page_of(known) and not asks(message) else reach
            came = way(self._as_known(workspace, message, known), known, me, self.now())
            if came.event is None:
                return None
            it = stored or CalendarEvent(calendar_id=calendar_id, event_id=event_id, event=came.event)
            event = came.event
            if known.get(OUTSIDE) if known is not None else stranger:
                event = of_outsider(event, known, reach)
            return it.model_copy(update={"event": event, "by": None, "origin": ORIGIN})

        self.books.write(workspace, calendar_id, event_id, edit)
        for each in came.messages:
            hosts = organizer(each.entries[0]) in reach
            self.errands.put(Errand.of(workspace, event_id, named(each, reader) if hosts else each))
        if came.proposal is not None and ask:
            self.show(workspace, reader, came.proposal, known)
        return came

    def _as_known(self, workspace: WorkspaceId, message: Message, known: Json | None) -> Message:
        """The message as of the address at which a copy knows the one here who invites, and brought it along."""
        who = self.at(workspace, message.sender) if known and known_otherwise(message, known) else None
        return said_as(message, known, self.reach(workspace, who)) if known and who else message

    def host(self, workspace: WorkspaceId, person: PersonId, message: Message) -> Colleague | None:
        """Who reads what guests answer to one who left, with whom they booked: another host, if there is one."""
        event_id = identified(message.uid)
        calendar_id = None if asks(message) else self.books.where(workspace, person, event_id)
        it = self.books.find(workspace, calendar_id, event_id) if calendar_id else None
        if it is None or calendar_id is None or page_of(it.event) is None:
            return None
        known = (self.books.colleague(workspace, PersonId(each)) for each in hosts_of(it.event))
        host = next((each for each in known if each and each.here), None)
        if host is not None:
            self.books.place(workspace, host.person, event_id, calendar_id)
        return host or Colleague(person=person, status="gone")

    def stored(self, workspace: WorkspaceId, reader: Colleague, message: Message) -> CalendarEvent | None:
        """The event as somebody has it."""
        event_id = identified(message.uid)
        return self.books.find(workspace, self._calendar(workspace, reader, message, event_id), event_id)

    def show(self, workspace: WorkspaceId, reader: Colleague, proposal: Proposal, known: Json | None = None) -> None:
        """Let somebody decide what becomes of it, of an event as it is ``known``."""
        it = Waiting.of(workspace, identified(proposal.uid), proposal, self.now(), known)
        self.books.show(workspace, reader.person, it)

    def _calendar(self, workspace: WorkspaceId, reader: Colleague, message: Message, event_id: str) -> str:
        """Where they have it; to which somebody else invites may lie in another of theirs, if they put it there."""
        default = reader.default_calendar(workspace)
        found = self.books.where(workspace, reader.person, event_id) or default
        if asks(message) and found != default and self.books.find(workspace, found, event_id) is None:
            return default
        return found

    def _mail(self, errand: Errand, host: Colleague | None, reader: Colleague | None = None) -> None:
        asker = None if reader else self._asker(errand, host)
        token = Token.fresh(errand.workspace) if asker else None
        zone = reader.zone if reader else self.books.clock(errand.workspace, errand.to)
        letter = self.letters.letter(errand.workspace, errand.message, host, token, zone)
        if letter is None or not self.books.claim(errand.workspace, errand.claim):
            return
        if reader is None and self.backlog.takes(errand, host):
            return
        if token and asker:
            until = max(map(lapses, errand.entries), key=lambda each: each or _NEVER)
            self.books.admit(token, Pass(asker.person, errand.event_id, errand.to), until)
        if errand.method == "COUNTER" and host is not None:
            proposed = partial(wished, message=errand.message)
            self.books.wish(errand.workspace, host.person, errand.event_id, proposed)
        try:
            self.post.send(letter)
        except Unreachable:
            log.info("an invitation cannot be delivered", extra={"method": errand.method})
        else:
            if host is not None and not reader:
                self.books.meet(errand.workspace, host.person, errand.to)
        self.books.settle(errand.workspace, errand.claim)

    def _asker(self, errand: Errand, host: Colleague | None) -> Colleague | None:
        """Who is answered by a link in the letter: the one who invites, if that is somebody here."""
        mail = organizer(errand.entries[0]) if errand.method == "REQUEST" else None
        if mail is None or mail == errand.sender:
            return host if mail else None
        return self.at(errand.workspace, mail)
