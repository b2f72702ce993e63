"""A person's bell: until when they were reminded of everything, and when it is to ring next. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Protocol

from agenda.alerts.model import AlertId, Preferences
from kernel.callers import PersonId, WorkspaceId
from kernel.errors import Conflict

DAY = timedelta(days=1)
"""A bell rings once a day at least, and finds what is due until then."""

LOST = timedelta(minutes=10)
"""So late no bell rings: one that should have was lost, and rings at once."""

MOST_WAITING = 100


class TooManySnoozed(Conflict):
    """One can snooze so many reminders at a time; dismiss some."""


@dataclass(frozen=True, slots=True)
class Bell:
    workspace: WorkspaceId
    person: PersonId
    heard: datetime
    """Everything that was due until then has rung."""
    version: int = 0
    """Of how many writes it is what came; 0: it is not kept yet."""
    armed: datetime | None = None
    """When it is to ring; never, while nobody is there to hear it."""
    wound: datetime | None = None
    """When it will: for which moment its schedule was made, as far as whoever made it could say so."""
    waiting: Mapping[AlertId, datetime] = field(default_factory=dict)
    """What was snoozed, or has yet to be mailed, and when."""
    preferences: Preferences = field(default_factory=Preferences)
    chosen: int = 0
    """How many times the preferences were changed."""

    def armed_by(self, at: datetime, now: datetime) -> "Bell":
        """Ringing at ``at`` at the latest; itself if it does so anyway."""
        lost = self.armed is not None and self.armed < now - LOST
        if self.armed is not None and not lost and self.armed <= at and self.armed == self.wound:
            return self
        first = now if lost else min(at, self.armed or at)
        return replace(self, armed=first, wound=None)

    def with_waiting(self, alert_id: AlertId, until: datetime) -> "Bell":
        """With a reminder that waits; ``TooManySnoozed`` if too many do."""
        if len(self.waiting) >= MOST_WAITING and alert_id not in self.waiting:
            raise TooManySnoozed(f"{MOST_WAITING} reminders are snoozed already; dismiss some of them")
        return replace(self, waiting={**self.waiting, alert_id: until})


class Bells(Protocol):
    """Where bells are kept."""

    def get(self, workspace: WorkspaceId, person: PersonId) -> Bell | None: ...
    def keep(self, bell: Bell) -> Bell | None:
        """Keep it, if it is kept in this version: as it is then, in the next one; ``None`` otherwise."""

    def confirm(self, bell: Bell) -> bool:
        """Note that its schedule is made for when it is armed, if it is kept in this version; else nothing."""

    def remove(self, bell: Bell) -> None:
        """Let go of it, if it is kept in this version."""


class Clock(Protocol):
    """Schedules, one for each person."""

    def wind(self, workspace: WorkspaceId, person: PersonId, at: datetime) -> None:
        """Have it ring then, and at no other time."""

    def stop(self, workspace: WorkspaceId, person: PersonId) -> None:
        """Have it ring no more."""
