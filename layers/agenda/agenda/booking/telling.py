"""Writing letters about bookings: each once, to whoever it is for, in the name of the workspace."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from agenda.booking.entering import brought
from agenda.booking.letters import Told, to_along, to_guest, to_host
from agenda.booking.model import Booking, NoSuchBooking, Ticket, fresh_secret
from agenda.booking.page import Page
from agenda.booking.words import GUEST, Word
from agenda.events.model import identified
from agenda.invitations.parties import address
from agenda.people.model import Colleague
from contracts.identity import Look
from kernel.callers import PersonId, WorkspaceId
from kernel.letters import Letter, Post, Unreachable
from kernel.logs import log

_NOWHERE = ("Etc/", "UTC")
"""Where nobody lives: what a page says that was not told where it is."""


class Drawers(Protocol):
    """Where bookings are, and pages, and who is who."""

    def about(self, workspace: WorkspaceId, it: Booking, *more: str) -> tuple[Page | None, Mapping[str, Colleague]]:
        """The page of a booking, if it is there; its hosts, and more people, as far as they are here."""

    def link(self, workspace: WorkspaceId, it: Booking, secret: str) -> None:
        """Let another secret open it, too; ``NoSuchBooking`` if it is gone."""


class Log(Protocol):
    """Which letters went out."""

    def claim(self, workspace: WorkspaceId, name: str) -> bool: ...
    def settle(self, workspace: WorkspaceId, name: str) -> None: ...
    def keep(self, workspace: WorkspaceId, person: PersonId) -> None:
        """Know whose their calendar address is."""

    def place(self, workspace: WorkspaceId, person: PersonId, event_id: str, calendar_id: str, *copies: str) -> None:
        """Know in which calendar somebody's event is, and where it stands besides."""

    def supposes(self, workspace: WorkspaceId, mail: str, zone: str) -> None:
        """Know by which clock somebody outside chose a time, for other letters that are written to them."""


@dataclass(frozen=True, slots=True)
class Telling:
    drawers: Drawers
    log: Log
    look: Callable[[WorkspaceId], Look]
    post: Post
    origin: str
    domain: str = ""
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def tell(self, word: Word) -> None:
        """Once, however often it is asked; of a workspace that is closed nobody hears."""
        look = self.look(word.workspace)
        if look.status != "active" or not self.log.claim(word.workspace, word.claim):
            return
        page, known = self.drawers.about(word.workspace, word.booking, word.to)
        hosts = [known[each.person] for each in word.booking.takers if each.person in known]
        try:
            letter = self._letter(Told(word, page, hosts, look.brand(), self.origin, self.domain), known)
            if letter is not None:
                if letter.invite is not None:
                    self._expect(word, hosts[0].person)
                self.post.send(letter)
        except Unreachable:
            log.info("a letter about a booking cannot be delivered", extra={"letter": word.kind})
        self.log.settle(word.workspace, word.claim)

    def _expect(self, word: Word, host: PersonId) -> None:
        """Know to which event an answer of the guest's calendar belongs, and by which clock they live."""
        (there,) = (each.calendar_id for each in word.booking.takers if each.person == host)
        copies = [each.calendar_id for each in word.booking.takers if each.person != host]
        self.log.keep(word.workspace, host)
        self.log.place(word.workspace, host, identified(word.booking.booking_id), there, *copies)
        guest = word.booking.guest
        mail = address(guest.email)
        if mail and not guest.zone.startswith(_NOWHERE):
            self.log.supposes(word.workspace, mail, guest.zone)

    def _letter(self, told: Told, known: Mapping[str, Colleague]) -> Letter | None:
        word = told.word
        if word.to != GUEST:
            return to_host(told, known[word.to]) if word.to in known else None
        if word.along:
            theirs = brought(word.booking, [each.email for each in told.hosts])
            return to_along(told, self.now()) if word.along in theirs else None
        it, secret = word.booking, fresh_secret()
        if it.stands:
            try:
                self.drawers.link(word.workspace, it, secret)
            except NoSuchBooking:
                return None
        ticket = Ticket(word.workspace, it.page_id, it.booking_id, secret)
        return to_guest(told, str(ticket), self.now())
