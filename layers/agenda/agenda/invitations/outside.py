"""Answering from outside, without a calendar: with the link in one's letter, as if by a reply out of one's own."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import NamedTuple, Protocol

from agenda.events.model import CalendarEvent
from agenda.invitations.addresses import calendar_address
from agenda.invitations.answering import later
from agenda.invitations.attending import requested
from agenda.invitations.guesting import Suggestion, rid
from agenda.invitations.model import Message, Outcome
from agenda.invitations.organizing import written
from agenda.invitations.parties import Json
from agenda.invitations.passes import OverBefore, Pass, Token, no_such_pass
from agenda.invitations.proposals import Overtaken
from agenda.invitations.replying import counter, latest, respond
from agenda.invitations.showing import shown
from agenda.invitations.shown import UNSAID, GuestAnswer, InvitationLink, InvitationShown
from agenda.invitations.views import view
from agenda.people.model import Colleague
from kernel.callers import WorkspaceId, within


class Passes(Protocol):
    """Where it is kept for whom links speak, and where events are."""

    def passes(self, workspace: WorkspaceId, mark: str) -> Pass | None:
        """What the link with that hash is for."""

    def met(self, workspace: WorkspaceId, it: Pass) -> tuple[Colleague | None, str | None]:
        """The one who invites, and the calendar in which that one has it."""

    def lives(self, workspace: WorkspaceId, mail: str, zone: str) -> None:
        """Remember by which clock somebody lives."""

    def find(self, workspace: WorkspaceId, calendar_id: str, event_id: str) -> CalendarEvent | None: ...


class Host(Protocol):
    """Where messages are taken in by the one who invites."""

    def put(self, workspace: WorkspaceId, reader: Colleague, message: Message) -> Outcome: ...


class Seat(NamedTuple):
    """Who answers what: a guest, and the event as the one who invites has it."""

    workspace: WorkspaceId
    mail: str
    host: Colleague
    event: Json

    @property
    def me(self) -> frozenset[str]:
        return frozenset({self.mail})


@dataclass(frozen=True, slots=True)
class Outsiders:
    passes: Passes
    host: Host
    domain: str = ""
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def look(self, link: InvitationLink) -> InvitationShown:
        """What the invitation is about, and what was said to it."""
        return self._shown(self._seat(link), link)

    def answer(self, said: GuestAnswer) -> InvitationShown:
        """Say whether one comes, or when one would."""
        seat = self._seat(said)
        before = self._shown(seat, said)
        if before.over:
            raise OverBefore("there is nothing left to answer: it is over, or was cancelled")
        if said.sequence is not None and said.sequence < before.sequence:
            raise Overtaken("it was changed since you looked; look at it again")
        with within(seat.workspace):
            told = self._told(seat, said)
            if said.zone != UNSAID:
                self.passes.lives(seat.workspace, seat.mail, said.zone)
        return self._shown(told, said)

    def _told(self, seat: Seat, said: GuestAnswer) -> Seat:
        """The event once the one who invites has the answer."""
        now = later(self.now(), latest(seat.event, seat.me))
        copy = self._copy(seat, now)
        if said.status is not None:
            _, replies = respond(copy, seat.me, said.status, now, rid=rid(said.recurrence_id), comment=said.comment)
            seat = self._put(seat, _together(replies))
        if said.instead is not None:
            times = Suggestion(**dict(said.instead)).times()
            proposal = counter(copy, seat.me, times, now, rid=rid(said.recurrence_id), comment=said.comment)
            seat = self._put(seat, proposal)
        return seat

    def _put(self, seat: Seat, message: Message) -> Seat:
        outcome = self.host.put(seat.workspace, seat.host, message)
        return seat._replace(event=outcome.event) if outcome.event is not None else seat

    def _copy(self, seat: Seat, now: datetime) -> Json:
        """The event as a calendar of the guest's own would have it."""
        seen, mine = view(seat.event, seat.me), calendar_address(seat.workspace, seat.host.person, self.domain)
        entries = [seen.whole] if seen.whole is not None else list(seen.occurrences.values())
        asked = requested(written(seat.event, "REQUEST", mine, seat.mail, entries), None, seat.me, now)
        if asked.event is None:
            raise no_such_pass()
        return asked.event

    def _shown(self, seat: Seat, link: InvitationLink) -> InvitationShown:
        found = shown(seat.event, seat.mail, seat.host, link.zone, self.now())
        if found is None:
            raise no_such_pass()
        return found

    def _seat(self, link: InvitationLink) -> Seat:
        token = Token.parse(link.token)
        with within(token.workspace):
            it = self.passes.passes(token.workspace, token.mark)
            host, calendar_id = self.passes.met(token.workspace, it) if it else (None, None)
            if it is None or host is None or host.status == "gone":
                raise no_such_pass()
            calendar_id = calendar_id or host.default_calendar(token.workspace)
            found = self.passes.find(token.workspace, calendar_id, it.event_id)
            if found is None:
                raise no_such_pass()
            return Seat(token.workspace, it.mail, host, found.event)


def _together(replies: list[Message]) -> Message:
    """An answer to several single occurrences as one."""
    entries = tuple(entry for each in replies for entry in each.entries)
    return replace(replies[-1], entries=entries, stamp=max(each.stamp for each in replies))
