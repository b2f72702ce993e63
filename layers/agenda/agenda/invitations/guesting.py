"""What somebody does who is invited: saying that they come or not, and when else they could."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any, Literal, NamedTuple, Protocol

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from agenda.access.service import Access
from agenda.events.model import CalendarEvent, Ref, written_by_people
from agenda.invitations.addresses import calendar_address
from agenda.invitations.delegating import Delegate, delegated
from agenda.invitations.errands import Errand
from agenda.invitations.inviting import invites
from agenda.invitations.parties import Json, organizer
from agenda.invitations.replying import NobodyInvites, counter, respond
from agenda.invitations.telling import Errands
from agenda.people.model import Colleague
from agenda.times import Duration, LocalTime, Zone
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.journal import IfMatch
from kernel.journal.ahead import Place

Comment = Annotated[str, StringConstraints(max_length=4096)]


class Response(BaseModel):
    """Whether somebody comes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    status: Literal["accepted", "declined", "tentative"] = Field(examples=["accepted"])
    comment: Comment = Field(default="", examples=["I may be five minutes late"])
    recurrence_id: LocalTime | None = Field(
        default=None,
        description="For one occurrence: when it would be by the rules. Left out: for all.",
        examples=[None],
    )


class Suggestion(BaseModel):
    """Another time at which somebody could come."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: LocalTime = Field(examples=["2026-12-02T15:00:00"])
    duration: Duration | None = Field(
        default=None, description="Left out: as long as it was to take.", examples=["PT1H"]
    )
    time_zone: Zone | None = Field(default=None, description="Left out: that of the event.", examples=["Europe/Berlin"])
    comment: Comment = Field(default="", examples=["I am on a train until three"])
    recurrence_id: LocalTime | None = Field(default=None, examples=[None])

    def times(self) -> dict[str, Any]:
        """What is to be otherwise, as JSCalendar has it."""
        said = {"start": self.start.isoformat(timespec="seconds"), "timeZone": self.time_zone}
        return {name: value for name, value in {**said, "duration": self._lasts()}.items() if value is not None}

    def _lasts(self) -> str | None:
        return str(self.duration) if self.duration is not None else None


class Delegation(BaseModel):
    """Somebody else who comes in one's place."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    email: Annotated[str, StringConstraints(strip_whitespace=True, max_length=320)] = Field(
        examples=["grace@example.org"]
    )
    name: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = Field(
        default="", examples=["Grace Hopper"]
    )
    comment: Comment = Field(default="", examples=["Grace knows more of this than I do"])
    recurrence_id: LocalTime | None = Field(
        default=None, description="For one occurrence; left out: for all.", examples=[None]
    )


class Kept(Protocol):
    """Where events are."""

    def places(self, workspace: WorkspaceId, calendars: Iterable[str], *event_ids: str) -> list[Place]: ...
    def get(self, workspace: WorkspaceId, ref: Ref) -> CalendarEvent: ...
    def change(
        self, workspace: WorkspaceId, ref: Ref, edit: Callable[[CalendarEvent], CalendarEvent], expected: IfMatch
    ) -> CalendarEvent: ...


class Known(Protocol):
    def colleague(self, workspace: WorkspaceId, person: PersonId) -> Colleague | None: ...


def rid(at: datetime | None) -> str | None:
    """How an occurrence is called in an event."""
    return at.isoformat(timespec="seconds") if at else None


class Reach(NamedTuple):
    """Where somebody is reached: their calendar, and they themselves."""

    mine: str
    mail: str

    @property
    def all(self) -> frozenset[str]:
        return frozenset(filter(None, self))

    def demand_asked(self, event: Json, instead: str) -> None:
        """That somebody else invites to it: whoever does so themselves has nobody to answer."""
        if organizer(event) not in self.all:
            return
        if invites(event, self.mine, self.mail):
            raise NobodyInvites(f"you invite to this yourself: {instead}")
        raise NobodyInvites("you invite to this yourself with another program: change it there, and it follows here")


@dataclass(frozen=True, slots=True)
class Guesting:
    store: Kept
    access: Access
    known: Known
    errands: Errands
    domain: str = ""
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def reply(self, caller: Caller, ref: Ref, said: Response, expected: IfMatch) -> CalendarEvent:
        """Say whether the one whose calendar it is comes; the one who invites is told."""
        now = self.now()

        def edit(it: CalendarEvent) -> CalendarEvent:
            me.demand_asked(it.event, "nobody waits for your answer; cancel it if it is off")
            after, _ = respond(it.event, me.all, said.status, now, rid=rid(said.recurrence_id), comment=said.comment)
            return it.edited(after, caller.person, now)

        with self._entered(caller, ref) as me:
            return self.store.change(caller.workspace, ref, edit, expected)

    def delegate(self, caller: Caller, ref: Ref, said: Delegation, expected: IfMatch) -> CalendarEvent:
        """Send somebody else; they are invited, and the one who invites is told."""
        now, to = self.now(), Delegate(said.email, said.name)

        def edit(it: CalendarEvent) -> CalendarEvent:
            me.demand_asked(it.event, "invite whoever is to come")
            after, _ = delegated(it.event, me.all, to, now, rid=rid(said.recurrence_id), comment=said.comment)
            return it.edited(after, caller.person, now)

        with self._entered(caller, ref) as me:
            return self.store.change(caller.workspace, ref, edit, expected)

    def propose(self, caller: Caller, ref: Ref, said: Suggestion) -> None:
        """Ask the one who invites to hold it at another time; until they do, nothing changes."""
        with self._entered(caller, ref) as me:
            event = self.store.get(caller.workspace, ref).event
            me.demand_asked(event, "put it at another time, and your guests hear of it")
            times, then = said.times(), rid(said.recurrence_id)
            message = counter(event, me.all, times, self.now(), rid=then, comment=said.comment)
        self.errands.put(Errand.of(caller.workspace, ref.event_id, message))

    @contextmanager
    def _entered(self, caller: Caller, ref: Ref) -> Iterator[Reach]:
        """Where the one is reached whose calendar it is; only for who may write in it."""
        also = self.store.places(caller.workspace, [ref.calendar_id], ref.event_id)
        with self.access.entered(caller, [ref.calendar_id], "write", also) as held:
            written_by_people(held[ref.calendar_id].calendar)
            whose = held[ref.calendar_id].calendar.owner or caller.person
            who = self.known.colleague(caller.workspace, whose)
            yield Reach(calendar_address(caller.workspace, whose, self.domain), who.email.lower() if who else "")
