"""Taking in letters that come to calendar addresses: what they say is done, or shown to whose calendar it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from pydantic import BaseModel

from agenda.events.model import CalendarEvent, identified
from agenda.invitations.files import messages
from agenda.invitations.model import Message, Outcome, Proposal
from agenda.invitations.post import BadLetter, read
from agenda.invitations.senders import Sender, trust
from agenda.people.model import Colleague
from kernel.callers import PersonId, WorkspaceId
from kernel.logs import log


class Came(BaseModel, frozen=True):
    """A letter that came to somebody's calendar address; its bytes wait in the room's bucket."""

    workspace: WorkspaceId
    person: PersonId
    key: str
    envelope: str
    to: str
    verdicts: Mapping[str, str]


class Calendars(Protocol):
    """What is done with messages that may be believed."""

    def put(self, workspace: WorkspaceId, reader: Colleague, message: Message) -> Outcome: ...
    def stored(self, workspace: WorkspaceId, reader: Colleague, message: Message) -> CalendarEvent | None: ...
    def reach(self, workspace: WorkspaceId, colleague: Colleague) -> frozenset[str]: ...
    def show(self, workspace: WorkspaceId, reader: Colleague, proposal: Proposal) -> None: ...


class Known(Protocol):
    def colleague(self, workspace: WorkspaceId, person: PersonId) -> Colleague | None: ...


@dataclass(frozen=True, slots=True)
class Taking:
    known: Known
    calendars: Calendars
    raw: Callable[[str], bytes]
    """The bytes of a letter, by its key."""
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def take(self, came: Came) -> None:
        """What cannot be read, or is harmful, is left where it is until the bucket forgets it."""
        reader = self.known.colleague(came.workspace, came.person)
        if reader is None or reader.status == "gone":
            return
        try:
            mail = read(self.raw(came.key))
            said = messages(mail, came.to)
        except BadLetter as bad:
            log.info("a letter to a calendar says nothing", extra={"reason": str(bad)})
            return
        sender = Sender(came.envelope.lower(), mail.author, mail.answers_to, came.verdicts)
        for message in said:
            self._take(came.workspace, reader, sender, message)

    def _take(self, workspace: WorkspaceId, reader: Colleague, sender: Sender, message: Message) -> None:
        there = self.calendars.stored(workspace, reader, message)
        me = self.calendars.reach(workspace, reader)
        match trust(sender, message, there.event if there else None, me):
            case "theirs":
                outcome = self.calendars.put(workspace, reader, message)
                log.info("a letter to a calendar was taken", extra={"method": message.method, "why": outcome.why})
            case "unverified":
                proposal = Proposal("unverified", message.uid, sender.author, message, comment=message.comment)
                self.calendars.show(workspace, reader, proposal)
            case _:
                log.warning("a letter to a calendar was refused", extra={"event": identified(message.uid)})
