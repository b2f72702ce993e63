"""Whose event it is: who writes one down with guests in it invites them, from the calendar in which it stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from agenda.access.service import Held
from agenda.events.model import Body, CalendarEvent, fitting
from agenda.invitations.addresses import calendar_address, is_calendars
from agenda.people.model import Colleague
from kernel.callers import Caller, PersonId, WorkspaceId

Kept = Callable[[CalendarEvent | None, CalendarEvent], CalendarEvent]
"""The event as it is to be kept, of what it was and what somebody made of it."""


@dataclass(frozen=True, slots=True)
class Hosts:
    domain: str = ""
    """Of calendar addresses."""
    colleague: Callable[[WorkspaceId, PersonId], Colleague | None] = lambda *_: None
    """Who somebody is in whose calendar another writes."""
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def of(self, caller: Caller, held: Mapping[str, Held], words: str = "") -> Kept:
        """As the owner of the calendar invites, or the caller, if the calendar is the workspace's own.

        ``words`` are for those who hear that it changed.
        """
        mine, (there,) = self._address(caller, held), held.values()

        def kept(before: CalendarEvent | None, it: CalendarEvent) -> CalendarEvent:
            was, said = before.event if before else {}, it.event
            if not any(name in each for each in (was, said) for name in ("participants", "recurrenceOverrides")):
                return it  # most events are of one person, and whoever writes them does not pay for the rest
            from agenda.invitations.inviting import asks, hosted

            if not asks(was) and not asks(said):
                return it
            mail = self._mail(caller, there, said)
            after = hosted(was or None, said, mine, there.name, words, mail=mail)
            return it.model_copy(update={"event": fitting(after)})

        return kept

    def again(self, caller: Caller, held: Mapping[str, Held]) -> Callable[[CalendarEvent], CalendarEvent]:
        """As it comes out of the trash."""
        mine, (there,) = self._address(caller, held), held.values()

        def kept(it: CalendarEvent) -> CalendarEvent:
            if "replyTo" not in it.event:
                return it
            from agenda.invitations.inviting import invites, revived

            mail = self._mail(caller, there, it.event)
            if not invites(it.event, mine, mail):
                return it
            return it.model_copy(update={"event": fitting(revived(it.event, mine, mail, self.now()))})

        return kept

    def parting(self, caller: Caller, held: Mapping[str, Held], words: str) -> Callable[[CalendarEvent], CalendarEvent]:
        """As it goes into the trash, of which its guests hear."""
        mine, (there,) = self._address(caller, held), held.values()

        def kept(it: CalendarEvent) -> CalendarEvent:
            if "replyTo" not in it.event:
                return it
            from agenda.invitations.inviting import invites, parting

            gone = (
                parting(it.event, words) if invites(it.event, mine, self._mail(caller, there, it.event)) else it.event
            )
            return it.model_copy(update={"event": fitting(gone)})

        return kept

    def _mail(self, caller: Caller, there: Held, event: Body) -> str:
        """Where else the one is whose calendar it is, if it is by no calendar that somebody invites to this.

        Of who acts themselves, or lets others, that is proven: nobody came in but by it.
        """
        from agenda.invitations.parties import organizer

        by, owner = organizer(event), there.calendar.owner
        if by is None or is_calendars(by):
            return ""
        if owner in {None, caller.person}:
            return there.email
        if not there.calendar.vouched(caller.person):
            return ""
        who = self.colleague(caller.workspace, owner)
        return who.email if who else ""

    def _address(self, caller: Caller, held: Mapping[str, Held]) -> str:
        (there,) = held.values()
        return calendar_address(caller.workspace, there.calendar.owner or caller.person, self.domain)


def hosted_both(
    kept: Kept, parted: Callable[[CalendarEvent], tuple[CalendarEvent | None, CalendarEvent]], it: CalendarEvent
) -> tuple[CalendarEvent | None, CalendarEvent]:
    """What a series becomes that is split, and what begins anew."""
    earlier, later = parted(it)
    return (None, kept(it, later)) if earlier is None else (kept(it, earlier), kept(None, later))


def hosted_rest(
    kept: Kept, left: Callable[[CalendarEvent], CalendarEvent | None], it: CalendarEvent
) -> CalendarEvent | None:
    """What is left of a series when some of its times are gone."""
    rest = left(it)
    return kept(it, rest) if rest is not None else None
