"""Counting what people get done, as their own clocks have it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Protocol

from agenda.tallies.model import LATELY, Feat, Statistics, feats, statistics
from agenda.tasks.model import StoredTask
from agenda.times import local
from kernel.callers import Caller, PersonId, WorkspaceId


class TallyStore(Protocol):
    def zone(self, workspace: WorkspaceId, person: PersonId) -> str:
        """Where somebody is."""

    def count(self, workspace: WorkspaceId, feat: Feat, day: date) -> None:
        """Count it, once however often it is told."""

    def discount(self, workspace: WorkspaceId, feat: Feat) -> None:
        """Take it back from the day that it was counted on, if it was."""

    def days(self, workspace: WorkspaceId, person: PersonId, since: date) -> dict[date, int]: ...


@dataclass(frozen=True, slots=True)
class Tallies:
    store: TallyStore
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def changed(self, workspace: WorkspaceId, before: StoredTask | None, after: StoredTask | None) -> None:
        """Count what a change of a task says was done; what it takes back is not counted any more."""
        done, undone = feats(before, after)
        if done is not None and done.done.at > self.now() - LATELY:
            zone = self.store.zone(workspace, done.done.by)
            self.store.count(workspace, done, local(done.done.at, zone).date())
        if undone is not None:
            self.store.discount(workspace, undone)

    def of(self, caller: Caller, days: int) -> Statistics:
        """What the caller got done in so many days, today among them."""
        today = local(self.now(), self.store.zone(caller.workspace, caller.person)).date()
        since = today - timedelta(days=days - 1)
        return statistics(self.store.days(caller.workspace, caller.person, since), today)
