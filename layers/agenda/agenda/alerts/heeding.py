"""Heeding what says who is reminded of what and when: how calendars remind, who sees them, where people are.

Whoever it may concern has their bell rung at once. That is early, and does no harm: it finds all that is due as it is
now, and is armed for what is next. Who is to be reminded of less than before need not be told: a bell that rings early
finds nothing, and of what somebody may not see any more none is found.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

from agenda.alerts.bells import Bells
from agenda.calendars.model import Calendar
from agenda.shelves.model import Shelved
from contracts.agenda import CalendarChanged, ProjectChanged
from kernel.callers import PersonId, WorkspaceId

OF_CALENDARS = frozenset({"alerts", "all_day_alerts", "owner", "shares", "trashed"})
OF_PROJECTS = frozenset({"archived", "owner", "shares", "template", "trashed"})
"""What of them says who is reminded, and when. Not its zone: what has none is by the clock of whoever is reminded."""

NEW = timedelta(hours=1)
"""What was made so lately had nothing in it: what comes into it tells of itself."""


class Watchers(Protocol):
    """Whom something may concern."""

    def calendar(self, workspace: WorkspaceId, calendar_id: str) -> Calendar | None: ...
    def minding(self, workspace: WorkspaceId, calendar_id: str) -> Iterable[PersonId]:
        """Who has said how they are to be reminded of what is in it."""

    def busy(self, workspace: WorkspaceId, project_id: str) -> Iterable[PersonId]:
        """Who has to see to something in it."""


class Rings(Protocol):
    def pull(self, workspace: WorkspaceId, person: PersonId) -> None:
        """Have somebody's bell rung now."""


@dataclass(frozen=True, slots=True)
class Heeding:
    watchers: Watchers
    bells: Bells
    rings: Rings
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def calendar(self, told: CalendarChanged) -> None:
        """A calendar reminds otherwise, is somebody else's, seen by others, or out of the trash."""
        if told.trashed or not OF_CALENDARS & {*told.changed}:
            return
        calendar = self.watchers.calendar(told.workspace, told.calendar_id)
        if calendar is not None and not calendar.trashed:
            owner = {calendar.owner} if calendar.owner else set()
            self._ring(told.workspace, {*self.watchers.minding(told.workspace, told.calendar_id), *owner})

    def project(self, told: ProjectChanged) -> None:
        """A project is seen by others, or goes on."""
        if not told.trashed and OF_PROJECTS & {*told.changed}:
            self._ring(told.workspace, self.watchers.busy(told.workspace, told.project_id))

    def shelf(self, workspace: WorkspaceId, person: PersonId, before: Shelved | None, after: Shelved | None) -> None:
        """Somebody wants to be reminded otherwise of what is in a calendar or a project, or has it back."""
        if after is None or after.removed:
            return
        there = before is not None and not before.removed
        if there and before and (before.alerts, before.all_day_alerts) == (after.alerts, after.all_day_alerts):
            return
        if after.reminds or self._own(workspace, person, after):
            self._ring(workspace, {person})

    def person(self, workspace: WorkspaceId, person: PersonId) -> None:
        """Somebody is elsewhere, in other groups, here again or gone; who has no bell has nothing to be reminded of."""
        if self.bells.get(workspace, person) is not None:
            self._ring(workspace, {person})

    def _own(self, workspace: WorkspaceId, person: PersonId, shelved: Shelved) -> bool:
        """Whether it is their own calendar, whose defaults are theirs, and there may be something in it."""
        calendar = self.watchers.calendar(workspace, shelved.thing_id) if shelved.kind == "calendar" else None
        return calendar is not None and calendar.owner == person and calendar.created < self.now() - NEW

    def _ring(self, workspace: WorkspaceId, persons: Iterable[PersonId]) -> None:
        for person in sorted(persons):
            self.rings.pull(workspace, person)
