"""Following who comes and goes, and whose things become somebody else's.

All of it looks at what is there, so that it may be done again from the beginning by who was broken off.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from agenda.calendars.model import Calendar, NoSuchCalendar, default_calendar
from agenda.house.plans import Plans
from agenda.people.model import Colleague
from agenda.people.service import Directory, People
from agenda.shelves.filling import FilledShelves, Filling
from contracts.identity import OwnershipTransferred, PersonChanged
from kernel.callers import PersonId, WorkspaceId
from kernel.etags import IfMatch
from kernel.journal import AlreadyExists
from kernel.once import Once


class Shelves(FilledShelves, Protocol):
    def forget(self, workspace: WorkspaceId, person: PersonId) -> None:
        """Let nothing be left of somebody's shelf."""


class Calendars(Protocol):
    def create(self, workspace: WorkspaceId, calendar: Calendar, once: Once) -> Calendar: ...
    def find(self, workspace: WorkspaceId, calendar_ids: list[str]) -> dict[str, Calendar]: ...
    def owned(self, workspace: WorkspaceId, owner: PersonId | None) -> Iterator[Calendar]: ...
    def listed(self, workspace: WorkspaceId, what: str) -> Iterator[Calendar]: ...
    def change(
        self, workspace: WorkspaceId, calendar_id: str, edit: Callable[[Calendar], Calendar], expected: IfMatch
    ) -> Calendar: ...


@dataclass(frozen=True, slots=True)
class Comings:
    directory: Directory
    calendars: Calendars
    shelves: Shelves
    plans: Plans
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def follow(self, told: PersonChanged) -> None:
        """Know what was told of somebody; see that they have what they should, or that they are gone."""
        colleague = People(self.directory).follow(told)
        if colleague is None:
            return
        if colleague.status == "gone":
            self._gone(told.workspace, colleague.person)
            return
        self._received(told.workspace, colleague)
        self._entered(told.workspace, colleague)
        self.plans.entered(told.workspace, colleague)

    def hand_over(self, told: OwnershipTransferred) -> None:
        """Make somebody else's what was theirs; also what became the workspace's own when they left meanwhile."""
        workspace, person = told.workspace, told.person
        theirs = list(self.calendars.owned(workspace, person))
        theirs += [each for each in self.calendars.owned(workspace, None) if each.formerly == person]
        for each in (each for each in theirs if each.created <= told.at):
            self._change(workspace, each, lambda it: it.given(told.to) if it.owner in {None, person} else it)
        self.plans.hand_over(told)
        colleague = self.directory.find(workspace, [person]).get(person)
        if colleague is None or colleague.status == "gone":
            return
        wanted = colleague.default_calendar(workspace)
        there = self.calendars.find(workspace, [wanted]).get(wanted)
        if (there and there.owner != person) or self.plans.lost(workspace, colleague):
            # what they have without making one is another one from now on
            another = colleague.model_copy(update={"stays": colleague.stays + 1})
            self.directory.keep(workspace, another, colleague.modseq)
            self._received(workspace, another)
            self.plans.entered(workspace, another)

    def _received(self, workspace: WorkspaceId, colleague: Colleague) -> None:
        """See that they have the calendar that everybody has."""
        wanted = colleague.default_calendar(workspace)
        if not self.calendars.find(workspace, [wanted]):
            with suppress(AlreadyExists):
                self.calendars.create(workspace, default_calendar(workspace, colleague, self.now()), Once())

    def _entered(self, workspace: WorkspaceId, colleague: Colleague) -> None:
        """See that what their groups see is on their shelf."""
        there = [each.thing_id for each in self.shelves.all(workspace, colleague.person) if each.kind == "calendar"]
        known = {each.calendar_id: each for each in self.calendars.listed(workspace, "shared")}
        known |= self.calendars.find(workspace, [each for each in there if each not in known])
        Filling(self.shelves, self.directory).entered(workspace, colleague, "calendar", dict(known))

    def _gone(self, workspace: WorkspaceId, person: PersonId) -> None:
        """What was theirs is the workspace's own, until somebody is given it; nothing is shared with them."""
        shelved = [each.thing_id for each in self.shelves.all(workspace, person) if each.kind == "calendar"]
        theirs = {each.calendar_id: each for each in self.calendars.owned(workspace, person)}
        for each in (self.calendars.find(workspace, shelved) | theirs).values():
            self._change(workspace, each, lambda it: it.deserted(person))
        self.plans.left(workspace, person)
        self.shelves.forget(workspace, person)

    def _change(self, workspace: WorkspaceId, calendar: Calendar, edit: Callable[[Calendar], Calendar]) -> None:
        with suppress(NoSuchCalendar):  # it went for good meanwhile
            self.calendars.change(workspace, calendar.calendar_id, edit, IfMatch())
