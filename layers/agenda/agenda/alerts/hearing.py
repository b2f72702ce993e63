"""Hearing of changes: a bell is armed for what is due earlier than it would ring."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from agenda.alerts.arming import Arming
from agenda.alerts.bells import DAY
from agenda.alerts.diary import Diary
from agenda.alerts.dues import Kind, Who, Window
from agenda.alerts.ringing import OVERLAP
from kernel.callers import PersonId, WorkspaceId


@dataclass(frozen=True, slots=True)
class Hearing:
    diary: Diary
    arming: Arming
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def changed(self, workspace: WorkspaceId, person: PersonId, kind: Kind, container_id: str, object_id: str) -> None:
        """Look when somebody is to be reminded of something that was changed; what is gone finds no reminder."""
        thing, who = self.diary.thing(workspace, person, kind, container_id, object_id), None
        if thing is not None and thing.reminds:
            who = self.diary.who(workspace, person)
        if thing is None or who is None or not who.here:
            return
        bell, now = self.arming.bells.get(workspace, person), self.now()
        since = (bell.heard if bell else now) - OVERLAP
        dues = thing.dues(Who(who.email, who.zone), Window(since, now + DAY))
        self.arming.arm(workspace, person, max(dues[0].at, now) if dues else now + DAY)
