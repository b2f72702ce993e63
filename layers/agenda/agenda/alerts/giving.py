"""Giving reminders: what that takes, and how many are given, and how late."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import timedelta
from typing import NamedTuple, Protocol

from agenda.alerts.days import Planned
from agenda.alerts.diary import Thing
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
