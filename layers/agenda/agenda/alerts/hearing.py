"""Hearing of changes: what was seen elsewhere rings no more, and a bell is armed for what is due earlier than it is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from agenda.alerts.arming import Arming
from agenda.alerts.bells import DAY
from agenda.alerts.diary import Watching
from agenda.alerts.dues import Who, Window
from agenda.alerts.giving import OVERLAP
from agenda.alerts.silencing import Silencing
from kernel.callers import WorkspaceId


@dataclass(frozen=True, slots=True)
class Hearing:
    arming: Arming
    silencing: Silencing
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def changed(self, workspace: WorkspaceId, watching: Watching) -> None:
        """Look when somebody is to be reminded of something that was changed; what is gone finds no reminder.

        Who is not here, or not known yet, has a bell that waits for them.
        """
        person, who, thing = watching
        if not thing.reminds or (who is not None and who.status == "gone"):
            return
        bell, now = self.arming.bells.get(workspace, person), self.now()
        if who is None or not who.here:
            if bell is None:
                self.arming.arm(workspace, person, now + DAY)
            return
        reader, since = Who(who.email, who.zone), (bell.heard if bell else now) - OVERLAP
        self.silencing.silence(workspace, person, thing, reader, now)
        dues = thing.dues(reader, Window(since, now + DAY))
        self.arming.arm(workspace, person, max(dues[0].at, now) if dues else now + DAY)
