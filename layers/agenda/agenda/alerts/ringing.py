"""Ringing a bell: whoever comes to it finds what is due, and gives each reminder once.

A reminder is claimed by making it (``claim``): whoever makes it first gives it, in a transaction that holds only if
what it is about is as it was read, so that nobody is reminded of what was cancelled before. Its letter goes out from
whoever notes first that it does. So however often a bell rings, and however many come to it at once, a reminder is
given once; and since no bell is settled before all is done, one that was interrupted rings again.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple, Protocol

from agenda.alerts.arming import TRIES, Arming, Contended
from agenda.alerts.bells import Bell
from agenda.alerts.days import Planned
from agenda.alerts.diary import Diary, Thing
from agenda.alerts.hours import Morning
from agenda.alerts.model import Alert, AlertId
from agenda.people.model import Colleague
from kernel.callers import PersonId, WorkspaceId

OVERLAP = timedelta(minutes=5)
"""Looked at twice: an index may lag behind, and clocks differ."""

LATE = timedelta(days=2)
"""What should have rung longer ago than this is not rung any more."""

AGAIN = timedelta(minutes=2)
"""When a letter is tried again that did not go out."""

SINGLY, AT_ONCE = 50, 200
"""So many of one moment are given one by one, and the rest as one; and so many by one ringing, which goes on anew."""

MOST_HELD = 1000
"""Letters that wait for the end of quiet hours."""

FEW = 3
"""So many letters go out one by one; of more reminders than these one letter tells."""


class Elsewhere(Exception):
    """Who is reminded is otherwise than they were when the bell rang: it is to ring anew."""


class Claim(NamedTuple):
    alert: Alert
    ours: bool
    """Whether it was we who made it."""


class Reminders(Protocol):
    """Where reminders are kept that were given."""

    def claim(self, workspace: WorkspaceId, who: Colleague, alert: Alert, about: Thing | None) -> Claim | None:
        """Make it, if it is not there; ``None``, and nothing is made, if who or what is otherwise by now."""

    def find(self, workspace: WorkspaceId, person: PersonId, alert_ids: Collection[AlertId]) -> Mapping[AlertId, Alert]:
        """Those of them that are there."""

    def change(
        self, workspace: WorkspaceId, person: PersonId, alert_id: AlertId, edit: Callable[[Alert], Alert | None]
    ) -> Alert | None:
        """Keep what ``edit`` makes of it; ``None``, and nothing is kept, if it makes nothing of it, or it is gone."""

    def retract(self, workspace: WorkspaceId, person: PersonId, alert_id: AlertId) -> None: ...


class Letters(Protocol):
    """Who writes to people."""

    def open(self, workspace: WorkspaceId) -> bool:
        """Whether there is anybody to write to: a workspace may be closed."""

    def remind(self, workspace: WorkspaceId, who: Colleague, alerts: Sequence[Alert]) -> None:
        """Send one letter about them; ``NotSent`` or ``Unreachable`` otherwise."""

    def tell(self, workspace: WorkspaceId, who: Colleague, morning: Morning, planned: Sequence[Planned]) -> None:
        """Send what the day brings; the same."""


@dataclass(frozen=True, slots=True)
class Ringing:
    diary: Diary
    reminders: Reminders
    letters: Letters
    arming: Arming
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def ring(self, workspace: WorkspaceId, person: PersonId) -> None:
        """Give somebody all that is due, and let their bell ring for what is next."""
        from agenda.alerts.rounds import Round

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
                after = Round(self, bell, who, self.now()).done()
            except Elsewhere:
                continue
            kept = self.arming.bells.keep(after)
            if kept is not None:
                self.arming.wind(kept)
                return
        raise Contended("too much happened at once; try again in a moment")
