"""Looking up who is busy when, as far as the caller may know: no more than that a time is taken."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import NamedTuple, Protocol

from agenda.access.service import Access
from agenda.events.model import CalendarEvent
from agenda.events.seeing import seen
from agenda.freebusy.asking import (
    AskBusy,
    AskSlots,
    BusyTime,
    BusyTimes,
    FreeSlot,
    FreeSlots,
    PersonBusy,
)
from agenda.freebusy.blocking import Whose, kind
from agenda.freebusy.meeting import Candidate, Person, best, candidates
from agenda.freebusy.spans import Busy, Span, clipped, merged
from agenda.people.model import Colleague
from agenda.recurrence import TooDense
from agenda.series import Series, spans
from agenda.sharing import Role
from agenda.times import Zone
from kernel.callers import Caller, PersonId, WorkspaceId

_LOOKED_AT = 20_000
"""Candidates of which the best are found: two months of five minutes."""


class Calendars(Protocol):
    def of(self, workspace: WorkspaceId, people: Sequence[PersonId]) -> dict[PersonId, list[str]]:
        """The calendars that are theirs."""

    def colleagues(self, workspace: WorkspaceId, people: Sequence[PersonId]) -> dict[PersonId, Colleague]:
        """What is known of them."""


class Times(Protocol):
    def touching(
        self, workspace: WorkspaceId, calendar_ids: Sequence[str], since: datetime, before: datetime
    ) -> Iterable[CalendarEvent]:
        """All that may touch the range, and perhaps more."""


class Told(NamedTuple):
    """What is known of somebody."""

    busy: list[Busy]
    known: bool


@dataclass(frozen=True, slots=True)
class FreeBusy:
    calendars: Calendars
    times: Times
    access: Access

    def busy(self, caller: Caller, wanted: AskBusy) -> BusyTimes:
        """When these people are busy."""
        told = self._told(caller, wanted.people, Span(wanted.since, wanted.before))
        return BusyTimes(
            people=tuple(
                PersonBusy(person=person, known=known, busy=tuple(_time(each) for each in busy))
                for person, (busy, known) in told.items()
            )
        )

    def slots(self, caller: Caller, wanted: AskSlots) -> FreeSlots:
        """When these people could meet."""
        told = self._told(caller, [each.person for each in wanted.people], Span(wanted.since, wanted.before))
        people = [
            Person(
                each.person,
                told[each.person].busy,
                each.hours.open(wanted.since, wanted.before) if each.hours else None,
                needed=each.needed,
            )
            for each in wanted.people
        ]
        found = candidates(
            people,
            timedelta(minutes=wanted.duration),
            wanted.since,
            wanted.before,
            step=timedelta(minutes=wanted.step),
            zone=wanted.zone,
            over_tentative=wanted.over_tentative,
        )
        chosen: Iterable[Candidate] = islice(found, wanted.limit)
        if wanted.order == "best":
            chosen = best(found, wanted.limit, _LOOKED_AT)
        unknown = tuple(person for person, each in told.items() if not each.known)
        return FreeSlots(items=tuple(FreeSlot(**each._asdict()) for each in chosen), unknown=unknown)

    def _told(self, caller: Caller, people: Sequence[str], span: Span) -> dict[str, Told]:
        ids = [PersonId(each) for each in dict.fromkeys(people)]
        theirs = self.calendars.of(caller.workspace, ids)
        held = self.access.to(caller, sorted({each for calendars in theirs.values() for each in calendars}))
        roles = {calendar_id: each.role for calendar_id, each in held.items()}
        colleagues = self.calendars.colleagues(caller.workspace, ids)
        events: dict[str, list[CalendarEvent]] = {each: [] for each in roles}
        for it in self.times.touching(caller.workspace, sorted(roles), *span):
            events[it.calendar_id].append(it)
        return {
            person: _of_one(
                [it for each in theirs[person] for it in events.get(each, ())],
                roles,
                colleagues.get(person) or Colleague(person=person),
                span,
                known=any(each in roles for each in theirs[person]),
            )
            for person in ids
        }


def _of_one(
    events: Iterable[CalendarEvent], roles: dict[str, Role], who: Colleague, span: Span, *, known: bool
) -> Told:
    busy: list[Busy] = []
    for it in events:
        if seen(it.event, roles[it.calendar_id]) is not None:  # what is secret is not there for others
            busy += _blocked(it, frozenset({who.email.lower()}), span, who.zone)
    return Told([Busy(*cut, each.kind) for each in merged(busy) for cut in clipped([each.span], *span)], known)


def _blocked(it: CalendarEvent, whose: Whose, span: Span, zone: Zone) -> list[Busy]:
    """When an event keeps somebody busy; all the time, if that cannot be worked out."""
    try:
        found = spans(Series.read(it.event), span.begins, span.ends, zone)
    except TooDense:
        return [Busy(*span)]
    kinds = ((each, kind(it.event, each.patch, whose)) for each in found)
    return [Busy(each.begins, each.ends, blocks) for each, blocks in kinds if blocks]


def _time(busy: Busy) -> BusyTime:
    return BusyTime(begins=busy.begins, ends=busy.ends, kind=busy.kind)
