"""Ringing a bell: whoever comes to it finds what is due, and gives each reminder once.

A reminder is claimed by making it (``claim``): whoever makes it first gives it, in a transaction that holds only if
what it is about is as it was read, so that nobody is reminded of what was cancelled before. Its letter goes out from
whoever notes first that it does. So however often a bell rings, and however many come to it at once, a reminder is
given once; and since no bell is settled before all is done, one that was interrupted rings again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from agenda.alerts.arming import TRIES, Arming, Contended
from agenda.alerts.bells import Bell
from agenda.alerts.diary import Diary
from agenda.alerts.giving import Elsewhere, Letters, Reminders
from agenda.alerts.rounds import Round
from kernel.callers import PersonId, WorkspaceId


@dataclass(frozen=True, slots=True)
class Ringing:
    diary: Diary
    reminders: Reminders
    letters: Letters
    arming: Arming
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def ring(self, workspace: WorkspaceId, person: PersonId) -> None:
        """Give somebody all that is due, and let their bell ring for what is next."""
        for _ in range(TRIES):
            kept = self.arming.bells.get(workspace, person)
            who = self.diary.who(workspace, person)
            if who is None or not who.here:
                gone = who is not None and who.status == "gone"
                if kept is None or self.arming.rest(kept, for_good=gone):
                    return
                continue
            bell = kept or Bell(workspace, person, heard=self.now())
            try:
                after = Round(self.diary, self.reminders, self.letters, bell, who, self.now()).done()
            except Elsewhere:
                continue
            kept = self.arming.bells.keep(after)
            if kept is not None:
                self.arming.wind(kept)
                return
        raise Contended("too much happened at once; try again in a moment")
