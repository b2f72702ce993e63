"""Arming bells: whatever changes, a bell rings when the first reminder is due, or earlier.

Who changes a bell makes its schedule afterwards, and notes that. Somebody else may have changed it meanwhile, and made
a schedule for another moment that was overwritten now; so it is made again until nobody has.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from agenda.alerts.bells import DAY, Bell, Bells, Clock
from agenda.alerts.hours import mornings
from agenda.alerts.model import AlertId, Preferences
from kernel.callers import PersonId, WorkspaceId
from kernel.errors import Unavailable
from kernel.etags import ANYTHING, IfMatch

TRIES = 20


class Contended(Unavailable):
    """Too much happened to this bell at once; try again in a moment."""


def _contended() -> Contended:
    return Contended("too much happened at once; try again in a moment")


@dataclass(frozen=True, slots=True)
class Arming:
    bells: Bells
    clock: Clock
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    wait: Callable[[float], None] = time.sleep

    def arm(self, workspace: WorkspaceId, person: PersonId, at: datetime) -> None:
        """Let it ring at ``at`` at the latest."""
        self._changed(workspace, person, lambda bell: bell.armed_by(at, self.now()))

    def snooze(self, workspace: WorkspaceId, person: PersonId, alert_id: AlertId, until: datetime) -> None:
        """Let it ring then, for that reminder."""
        self._changed(workspace, person, lambda bell: bell.with_waiting(alert_id, until).armed_by(until, self.now()))

    def prefer(
        self, workspace: WorkspaceId, person: PersonId, zone: str, wanted: Preferences, expected: IfMatch = ANYTHING
    ) -> Bell:
        """Let somebody be reminded as they like it from now on."""

        def preferred(bell: Bell) -> Bell:
            expected.demand(bell.chosen)
            later = {"assignments", "mentions"} - wanted.model_fields_set  # as by who does not know of these yet
            after = wanted.model_copy(update={name: getattr(bell.preferences, name) for name in later})
            if after == bell.preferences:
                return bell
            now = self.now()
            first = next((each.at for each in mornings(wanted.daily, now, now + DAY, zone)), now + DAY)
            if bell.waiting and (wanted.email, wanted.quiet) != (bell.preferences.email, bell.preferences.quiet):
                first = now  # letters that wait may have no reason to
            return replace(bell, preferences=after, chosen=bell.chosen + 1).armed_by(first, now)

        return self._changed(workspace, person, preferred)

    def rest(self, bell: Bell, *, for_good: bool) -> bool:
        """Let it ring no more, until it is armed again; ``False`` if somebody else changed it meanwhile."""
        asleep = bell if bell.armed is None else self.bells.keep(replace(bell, armed=None, wound=None))
        if asleep is None:
            return False
        self.clock.stop(bell.workspace, bell.person)
        now = self.bells.get(bell.workspace, bell.person)
        if now is not None and now.version != asleep.version:
            self.wind(now)  # whose schedule may be the one that was stopped
        elif for_good:
            self.bells.remove(asleep)
        return True

    def wind(self, kept: Bell) -> None:
        """Make the schedule for when a bell is armed that was kept, whoever else is about it."""
        bell: Bell | None = kept
        for tried in range(TRIES):
            if bell is None or bell.armed is None:
                return
            self.clock.wind(bell.workspace, bell.person, bell.armed)
            if self.bells.confirm(bell):
                return
            self.wait(0.01 * tried)
            bell = self.bells.get(bell.workspace, bell.person)
        raise _contended()

    def _changed(self, workspace: WorkspaceId, person: PersonId, edit: Callable[[Bell], Bell]) -> Bell:
        for tried in range(TRIES):
            before = self.bells.get(workspace, person) or Bell(workspace, person, heard=self.now())
            after = edit(before)
            kept = before if after == before else self.bells.keep(after)
            if kept is not None:
                if kept.armed != kept.wound:  # whoever armed it may have been killed before they made the schedule
                    self.wind(kept)
                return kept
            self.wait(0.01 * tried)
        raise _contended()
