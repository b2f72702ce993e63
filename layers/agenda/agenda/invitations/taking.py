"""Taking in letters that come to calendar addresses: what they say is done, or shown to whose calendar it is."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Protocol

from pydantic import BaseModel

from agenda.events.model import LARGEST, CalendarEvent, identified
from agenda.invitations.delivering import Received
from agenda.invitations.files import messages
from agenda.invitations.hosting import clock_of
from agenda.invitations.model import Message, Outcome, Proposal
from agenda.invitations.occurrences import moment
from agenda.invitations.parties import Json
from agenda.invitations.post import BadLetter, read
from agenda.invitations.receiving import received
from agenda.invitations.senders import Sender, trust
from agenda.invitations.welcoming import InvitationSettings, Welcome, brings, welcome
from agenda.invitations.wishes import Wishes, about, unwished
from agenda.people.model import Colleague
from kernel.callers import PersonId, WorkspaceId
from kernel.logs import log

_AHEAD = timedelta(days=400)
"""By so much a clock may be fast: most that are wrong are slow."""

_ADDED, _ASKED = 100, 500
"""What people of one domain outside may bring in a day: new events in a calendar; and these, with what waits. A room
has it of so many letters.

Those for whom no domain vouches share one such day: else they could use up that of others.
"""


class Came(BaseModel, frozen=True):
    """A letter that came to the address of somebody's calendar or of a room; its bytes wait in a bucket."""

    workspace: WorkspaceId
    person: PersonId
    """Nobody, if it came to a room."""
    room: str = ""
    key: str
    envelope: str
    to: str
    verdicts: Mapping[str, str]


class Calendars(Protocol):
    """What is done with messages that may be believed."""

    def put(
        self, workspace: WorkspaceId, reader: Colleague, message: Message, way: Received = ..., *, stranger: bool = ...
    ) -> Outcome: ...
    def stored(self, workspace: WorkspaceId, reader: Colleague, message: Message) -> CalendarEvent | None: ...
    def show(self, workspace: WorkspaceId, reader: Colleague, proposal: Proposal, known: Json | None = ...) -> None: ...
    def hand(self, workspace: WorkspaceId, reader: Colleague, message: Message) -> bool: ...
    def host(self, workspace: WorkspaceId, person: PersonId, message: Message) -> Colleague | None: ...


class Known(Protocol):
    def colleague(self, workspace: WorkspaceId, person: PersonId) -> Colleague | None: ...
    def at(self, workspace: WorkspaceId, mail: str) -> Colleague | None:
        """Who is in the workspace at that address."""

    def settings(self, workspace: WorkspaceId, person: PersonId) -> InvitationSettings: ...
    def lives(self, workspace: WorkspaceId, mail: str, zone: str) -> None: ...
    def wishes(self, workspace: WorkspaceId, person: PersonId, event_id: str) -> Wishes:
        """When else they could come, as they told the one who invites."""

    def wish(
        self, workspace: WorkspaceId, person: PersonId, event_id: str, edit: Callable[[Wishes], Wishes]
    ) -> None: ...
    def knows(self, workspace: WorkspaceId, person: PersonId, mail: str) -> bool: ...
    def strangers(self, workspace: WorkspaceId, whose: str, domain: str, day: date) -> int:
        """How much that is new came to somebody's calendar, or a room's, from there that day, with this."""


class FrontDesk(Protocol):
    def ask(self, workspace: WorkspaceId, room_id: str, message: Message, letter: Sender | None = None) -> None:
        """Answer what a letter asks of a room."""


@dataclass(frozen=True, slots=True)
class Taking:
    known: Known
    calendars: Calendars
    front_desk: FrontDesk
    raw: Callable[[str], bytes]
    """The bytes of a letter, by its key."""
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def take(self, came: Came) -> None:
        """What cannot be read, or is harmful, is left where it is until the bucket forgets it."""
        reader = None if came.room else self.known.colleague(came.workspace, came.person)
        if not came.room and reader is None:
            return
        try:
            mail = read(self.raw(came.key))
            said = [_sober(each, self.now()) for each in messages(mail, came.to)]
        except BadLetter as bad:
            log.info("a letter to a calendar says nothing", extra={"reason": str(bad)})
            return
        sender = Sender(came.envelope.lower(), mail.author, mail.answers_to, came.verdicts)
        for message in said:
            if reader is None:
                if self._count(came.workspace, f"room-{came.room}", sender, known=sender.authentic) <= _ASKED:
                    self.front_desk.ask(came.workspace, came.room, message, sender)
                continue
            left = reader.status == "gone"
            whose = self.calendars.host(came.workspace, came.person, message) if left else reader
            if whose is not None and not self._asks_on(came.workspace, whose, sender, message):
                self._take(came.workspace, whose, sender, message)

    def _take(self, workspace: WorkspaceId, reader: Colleague, sender: Sender, message: Message) -> None:
        there = self.calendars.stored(workspace, reader, message)
        settings, person = self.known.settings(workspace, reader.person), reader.person
        welcomed: Welcome = "take"
        if there is None:
            welcomed = welcome(settings, message, lambda: self.known.knows(workspace, person, sender.author))
        if welcomed == "drop":
            log.info("an invitation was left out", extra={"event": identified(message.uid)})
            return
        told = trust(sender, message, there.event if there else None)
        stranger = there is None and self.known.at(workspace, message.sender) is None
        if told == "unverified" or (stranger and told == "theirs"):
            count = self._count(workspace, person, sender, known=told == "theirs")
            if count > (_ASKED if told == "unverified" or brings(message) else _ADDED):
                return
            welcomed = "ask" if count > _ADDED else welcomed
        match told:
            case "theirs" if welcomed == "ask":
                proposal = Proposal("unasked", message.uid, sender.author, message, comment=message.comment)
                self.calendars.show(workspace, reader, proposal)
            case "theirs":
                wishes = self._wishes(workspace, reader, message, there)
                way = partial(received, crashers=settings.crashers, letter=True, wishes=wishes)
                outcome = self.calendars.put(workspace, reader, message, way, stranger=stranger)
                log.info("a letter to a calendar was taken", extra={"method": message.method, "why": outcome.why})
                zone = clock_of(message, there.event if there else None, outcome)
                if zone is not None:
                    self.known.lives(workspace, message.sender, zone)
            case "unverified" if self._handed(workspace, reader, sender, message):
                log.info("a letter to a calendar was taken", extra={"method": message.method, "why": "handed on"})
            case "unverified":
                proposal = Proposal("unverified", message.uid, sender.author, message, comment=message.comment)
                self.calendars.show(workspace, reader, proposal, there.event if there else None)
            case _:
                log.warning("a letter to a calendar was refused", extra={"event": identified(message.uid)})

    def _wishes(
        self, workspace: WorkspaceId, reader: Colleague, message: Message, there: CalendarEvent | None
    ) -> Wishes | None:
        """What the reader proposed; what is declined here is proposed no longer."""
        if there is None:
            return None
        if message.method == "DECLINECOUNTER":
            declined = partial(unwished, rid=about(message, there.event))
            self.known.wish(workspace, reader.person, there.event_id, declined)
        return self.known.wishes(workspace, reader.person, there.event_id) if message.method == "REQUEST" else None

    def _asks_on(self, workspace: WorkspaceId, reader: Colleague, sender: Sender, message: Message) -> bool:
        """Whether somebody asks again and again how it is: each time the one who invites writes them a letter."""
        if message.method != "REFRESH":
            return False
        return self._count(workspace, f"refresh-{reader.person}", sender, known=sender.authentic) > _ADDED

    def _count(self, workspace: WorkspaceId, whose: str, sender: Sender, *, known: bool) -> int:
        """How much came today from where this did; ``known``: from where is known."""
        domain = sender.author.rpartition("@")[2] if known else ""
        count = self.known.strangers(workspace, whose, domain, self.now().date())
        if count > _ADDED:
            log.warning("strangers write much to a calendar", extra={"domain": domain, "letters": count})
        return count

    def _handed(self, workspace: WorkspaceId, reader: Colleague, sender: Sender, message: Message) -> bool:
        """Whether a guest sends the reader to what somebody here invites to: it is taken from that one."""
        return sender.authentic and self.calendars.hand(workspace, reader, replace(message, sender=sender.author))


def _sober(message: Message, now: datetime) -> Message:
    """The message; ``BadLetter`` if it would outlast all that come later, or has more in it than a calendar holds."""
    if sum(len(json.dumps(each)) for each in message.entries) > LARGEST:
        raise BadLetter(f"there is more in it than {LARGEST // 1000} KB")
    written = (message.stamp, *(at for each in message.entries if (at := moment(each.get("updated")))))
    if max(written) > now + _AHEAD:
        raise BadLetter("it says that it is yet to be written")
    return message
