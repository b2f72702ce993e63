"""Sending an invitation once more, to those who have not answered, or to some."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Annotated, Protocol

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from agenda.access.service import Access
from agenda.events.model import CalendarEvent, Ref
from agenda.invitations.addresses import calendar_address
from agenda.invitations.answering import UNASKED
from agenda.invitations.guesting import Comment
from agenda.invitations.inviting import invites
from agenda.invitations.model import RESENT
from agenda.invitations.occurrences import occurrence, rids
from agenda.invitations.parties import Json, addresses, invited, reached
from agenda.invitations.rounds import News
from agenda.invitations.telling import Errands
from agenda.people.model import Colleague
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.errors import Conflict
from kernel.ids import new_id
from kernel.journal.ahead import Place

MOST = 100


class NobodyToRemind(Conflict):
    """Nobody is invited who has not answered, or none of these is; or somebody else invites."""


class Reminder(BaseModel):
    """To whom an invitation is to be sent once more."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    to: Annotated[
        frozenset[Annotated[str, StringConstraints(max_length=320, to_lower=True)]] | None, Field(max_length=MOST)
    ] = Field(default=None, description="Addresses of guests; left out: all who have not answered.", examples=[None])
    comment: Comment = Field(default="", examples=["I am ordering the cake tomorrow"])


class Reminded(BaseModel, frozen=True):
    """To whom it was sent."""

    to: tuple[str, ...] = Field(examples=[["grace@example.org"]])


class Held(Protocol):
    """Where events are."""

    def places(self, workspace: WorkspaceId, calendars: Iterable[str], *event_ids: str) -> list[Place]: ...
    def get(self, workspace: WorkspaceId, ref: Ref) -> CalendarEvent: ...


class Known(Protocol):
    def colleague(self, workspace: WorkspaceId, person: PersonId) -> Colleague | None: ...


def asked(event: Json, wanted: Collection[str] | None) -> Iterator[str]:
    """The addresses of these guests; of nobody in particular, of all who have not answered."""
    series = {mail for _, each in invited(event) if (mail := reached(each))}
    found: dict[str, bool] = {}
    for entry in (event, *(it for rid in rids(event) if (it := occurrence(event, rid)))):
        for _, each in invited(entry, None if entry is event else event):
            mail = reached(each)
            told = each.get("scheduleAgent", "server") == "server" and not (entry is not event and mail in series)
            if mail is None or not told:
                continue
            unasked = each.get("participationStatus", UNASKED) == UNASKED
            wants = unasked if wanted is None else bool(addresses(each) & set(wanted))
            found[mail] = found.get(mail, False) or wants
    return (mail for mail, wants in found.items() if wants)


@dataclass(frozen=True, slots=True)
class Resending:
    store: Held
    access: Access
    known: Known
    errands: Errands
    domain: str = ""
    new_id: Callable[[], str] = new_id

    def remind(self, caller: Caller, ref: Ref, said: Reminder) -> Reminded:
        """Send it once more; who is here has it in their calendar already, and gets a letter."""
        also = self.store.places(caller.workspace, [ref.calendar_id], ref.event_id)
        with self.access.entered(caller, [ref.calendar_id], "write", also) as held:
            whose = held[ref.calendar_id].calendar.owner or caller.person
            event = self.store.get(caller.workspace, ref).event
            who = self.known.colleague(caller.workspace, whose)
        if not invites(event, calendar_address(caller.workspace, whose, self.domain)):
            raise NobodyToRemind("somebody else invites to this")
        if event.get("status") == "cancelled":
            raise NobodyToRemind("it was cancelled")
        found = tuple(islice(asked(event, said.to), MOST))
        if not found:
            raise NobodyToRemind("none of these is invited" if said.to else "everybody has answered who is invited")
        why = f"{RESENT} {self.new_id()}"
        news = News(caller.workspace, ref.event_id, who, None, event, found, why, said.comment)
        for order in news.orders():
            self.errands.put(order)
        return Reminded(to=found)
