"""Deciding what becomes of what others propose."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any, Protocol

from agenda.events.model import CalendarEvent
from agenda.invitations.addresses import calendar_address, is_calendars
from agenda.invitations.attending import adopted
from agenda.invitations.delivering import Delivering, Received, Write
from agenda.invitations.errands import Errand
from agenda.invitations.hosting import accepted, agreed, declined
from agenda.invitations.inviting import hosted
from agenda.invitations.model import Message
from agenda.invitations.parties import Json, organizer
from agenda.invitations.proposals import NoSuchProposal, Overtaken, Waiting
from agenda.invitations.receiving import received
from agenda.invitations.telling import Errands
from agenda.people.model import Colleague
from agenda.times.local import written
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.pages import Listing, Page

_ASKED = {"unverified", "unasked"}
"""Of these nobody knew what is odd about them beside who sent them."""


class Inbox(Protocol):
    """Where proposals wait, and where events are."""

    def proposals(self, workspace: WorkspaceId, person: PersonId, page: Page) -> Listing[Waiting]: ...
    def proposal(self, workspace: WorkspaceId, person: PersonId, proposal_id: str) -> Waiting | None: ...
    def forget(self, workspace: WorkspaceId, person: PersonId, proposal_id: str) -> None: ...
    def colleague(self, workspace: WorkspaceId, person: PersonId) -> Colleague | None: ...
    def where(self, workspace: WorkspaceId, person: PersonId, event_id: str) -> str | None: ...
    def write(self, workspace: WorkspaceId, calendar_id: str, event_id: str, edit: Write) -> None: ...
    def meet(self, workspace: WorkspaceId, person: PersonId, mail: str) -> None:
        """Remember that somebody wants to hear of them."""


@dataclass(frozen=True, slots=True)
class Deciding:
    inbox: Inbox
    messenger: Delivering
    errands: Errands
    domain: str = ""
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def waiting(self, caller: Caller, page: Page) -> Listing[Waiting]:
        """What waits for the caller, the newest first."""
        return self.inbox.proposals(caller.workspace, caller.person, page)

    def decide(self, caller: Caller, proposal_id: str, *, accept: bool) -> None:
        """Do what was proposed, or decline it; either way it is decided."""
        it = self.inbox.proposal(caller.workspace, caller.person, proposal_id)
        if it is None:
            raise NoSuchProposal("there is no such proposal, or it was decided already")
        if it.kind == "counter":
            self._another_time(caller, it, accept=accept)
        elif accept:
            self._taken(caller, it)
        self.inbox.forget(caller.workspace, caller.person, proposal_id)

    def _another_time(self, caller: Caller, it: Waiting, *, accept: bool) -> None:
        calendar_id = self.inbox.where(caller.workspace, caller.person, it.event_id)
        mine = calendar_address(caller.workspace, caller.person, self.domain)
        said: list[Message] = []

        def edit(stored: CalendarEvent | None) -> CalendarEvent | None:
            said.clear()
            if stored is None or it.errand.sequence < stored.event.get("sequence", 0):
                raise Overtaken("the event is gone, or was changed since this was proposed")
            if not accept:
                said.append(declined(stored.event, it.proposal))
                return None
            after = {**accepted(stored.event, it.proposal), "updated": written(self.now())}
            event = agreed(hosted(stored.event, after, mine, mail=self._mail(caller, after)), it.proposal)
            return stored.model_copy(update={"event": event, "by": caller.person, "origin": None})

        if calendar_id is None:
            raise Overtaken("the event is gone")
        self.inbox.write(caller.workspace, calendar_id, it.event_id, edit)
        for each in said:
            self.errands.put(Errand.of(caller.workspace, it.event_id, each))

    def _mail(self, caller: Caller, event: Json) -> str:
        """Where else the caller is, if it is by no calendar that somebody invites to this."""
        who = (
            self.inbox.colleague(caller.workspace, caller.person) if not is_calendars(organizer(event) or "") else None
        )
        return who.email if who else ""

    def _taken(self, caller: Caller, it: Waiting) -> None:
        reader = self.inbox.colleague(caller.workspace, caller.person)
        if reader is None:
            raise NoSuchProposal("there is no such proposal, or it was decided already")
        outcome = self.messenger.put(caller.workspace, reader, it.errand.message, _way(it), ask=it.kind in _ASKED)
        self.inbox.meet(caller.workspace, caller.person, it.sender)
        if outcome.event is None and outcome.proposal is not None:
            raise Overtaken("you have an event of this name already, to which somebody else invites")


def _way(it: Waiting) -> Received:
    """How a message is taken that somebody accepts knowing what is odd about it."""
    crashing = partial(received, crashers="add", letter=True)
    ways: dict[str, Any] = {"crasher": crashing, "forwarded": adopted, "published": adopted}
    way: Received = ways.get(it.kind, partial(received, letter=True))
    return way
