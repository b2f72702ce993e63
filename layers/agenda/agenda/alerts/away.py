"""Putting reminders away whose calendar or project is in the trash: nobody sees them, and they come back with it.

Each is marked where it is kept. So it costs as much as there were reminders, however much is in the calendar; whoever
knows of them hears of it as of any change; and what was snoozed is snoozed still when it is back.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Protocol

from agenda.alerts.model import AlertId
from kernel.callers import PersonId, WorkspaceId
from kernel.journal.attempts import Attempts


class Rung(Protocol):
    """Where reminders are kept that were given."""

    def within(self, workspace: WorkspaceId, container_id: str) -> Mapping[PersonId, Collection[AlertId]]:
        """Who was reminded of anything in it, and by which, as an index has it a moment later."""

    def mark(self, workspace: WorkspaceId, person: PersonId, alert_ids: Collection[AlertId], *, away: bool) -> None:
        """Have them so, as far as they are there."""


@dataclass(frozen=True, slots=True)
class PuttingAway:
    rung: Rung
    lies: Callable[[WorkspaceId, str], bool]
    """Whether a calendar or a project is in the trash, or is no more."""

    def follow(self, workspace: WorkspaceId, container_id: str) -> None:
        """It was put into the trash, or fetched back: whichever is so when this is done, however late one hears."""
        attempts = Attempts()
        while True:
            away = self.lies(workspace, container_id)
            for person, alert_ids in self.rung.within(workspace, container_id).items():
                self.rung.mark(workspace, person, alert_ids, away=away)
            if self.lies(workspace, container_id) == away:
                return
            attempts.again()
