"""Silencing reminders that somebody saw elsewhere: on a phone, say, which noted that in the event or the task."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Protocol

from agenda.alerts.diary import Thing
from agenda.alerts.dues import Who, Window, seen_of
from agenda.alerts.model import UNSEEN, Alert, AlertId, identified
from kernel.callers import PersonId, WorkspaceId

MOST = 100
"""So many reminders are looked at of one event or task, the latest: what one reads at once."""


class Rung(Protocol):
    """Where reminders are kept that were given."""

    def find(
        self, workspace: WorkspaceId, person: PersonId, alert_ids: Collection[AlertId]
    ) -> Mapping[AlertId, Alert]: ...
    def change(
        self, workspace: WorkspaceId, person: PersonId, alert_id: AlertId, edit: Callable[[Alert], Alert | None]
    ) -> Alert | None: ...


@dataclass(frozen=True, slots=True)
class Silencing:
    rung: Rung

    def silence(self, workspace: WorkspaceId, person: PersonId, thing: Thing, who: Who, now: datetime) -> None:
        """Dismiss what rang here and was seen elsewhere since; what was snoozed after that rings again."""
        if not seen_of(thing.body):
            return
        dues = islice((due for due in thing.latest(who, Window(now - UNSEEN, now)) if due.seen), MOST)
        seen = {identified(person, *due.name): due.seen for due in dues if due.seen}
        for alert_id, alert in self.rung.find(workspace, person, [*seen]).items():
            at = seen[alert_id]
            if alert.silenced(at) is not None:
                self.rung.change(workspace, person, alert_id, lambda it, at=at: it.silenced(at))  # type: ignore[misc] # mypy cannot infer a default
