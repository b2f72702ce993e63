"""Sending an invitation once more, to those who have not answered, or to some."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Protocol

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from agenda.access.service import Access
from agenda.events.model import CalendarEvent, Ref, fitting
from agenda.invitations.addresses import calendar_address
from agenda.invitations.answering import UNASKED
from agenda.invitations.brought import is_brought, past
from agenda.invitations.guesting import Comment
from agenda.invitations.inviting import gone_on, invites
from agenda.invitations.model import ORIGIN, RESENT
from agenda.invitations.occurrences import occurrence, rids
from agenda.invitations.parties import Json, addresses, invited, organizer, reached
from agenda.invitations.rounds import News
from agenda.invitations.telling import Errands
from agenda.people.model import Colleague
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.errors import Conflict
from kernel.ids import new_id
from kernel.journal import IfMatch
from kernel.journal.ahead import Place

MOST = 100
"""Guests who are named one by one."""


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
    def change(
        self, workspace: WorkspaceId, ref: Ref, edit: Callable[[CalendarEvent], CalendarEvent], expected: IfMatch
    ) -> CalendarEvent: ...


class Known(Protocol):
    def colleague(self, workspace: WorkspaceId, person: PersonId) -> Colleague | None: ...
    def keep(self, workspace: WorkspaceId, person: PersonId) -> None:
        """Know whose their address is."""

    def place(self, workspace: WorkspaceId, person: PersonId, event_id: str, calendar_id: str) -> None:
        """Know in which calendar somebody's event is."""


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
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def remind(self, caller: Caller, ref: Ref, said: Reminder) -> Reminded:
        """Send it once more; who is here has it in their calendar already, and gets a letter."""
        also = self.store.places(caller.workspace, [ref.calendar_id], ref.event_id)
        with self.access.entered(caller, [ref.calendar_id], "write", also) as held:
            calendar = held[ref.calendar_id].calendar
            whose = calendar.owner or caller.person
            event: Json = self.store.get(caller.workspace, ref).event
            who = self.known.colleague(caller.workspace, whose)
        mine = calendar_address(caller.workspace, whose, self.domain)
        mail = who.email if who and calendar.vouched(caller.person) else ""
        if not invites(event, mine, mail):
            raise NobodyToRemind("somebody else invites to this")
        if event.get("status") == "cancelled":
            raise NobodyToRemind("it was cancelled")
        found = tuple(asked(event, said.to))
        if not found:
            raise NobodyToRemind("none of these is invited" if said.to else "everybody has answered who is invited")
        if is_brought(event, mine, mail):
            if past(event, self.now()):
                raise NobodyToRemind("it is over")
            event = self._gone_on(caller.workspace, ref, whose, mine)
        why = f"{RESENT} {self.new_id()}"
        news = News(caller.workspace, ref.event_id, who, None, event, found, why, said.comment)
        for order in news.orders():
            self.errands.put(order)
        return Reminded(to=found)

    def _gone_on(self, workspace: WorkspaceId, ref: Ref, whose: PersonId, mine: str) -> Json:
        """What somebody brought along, to which answers come here from now on; who is not asked hears of that later."""

        def edit(it: CalendarEvent) -> CalendarEvent:
            event = gone_on(it.event, mine, self.now()) if organizer(it.event) != mine else it.event
            return it.model_copy(update={"event": fitting(event), "by": None, "origin": ORIGIN})

        self.known.keep(workspace, whose)
        self.known.place(workspace, whose, ref.event_id, ref.calendar_id)
        return self.store.change(workspace, ref, edit, IfMatch()).event
