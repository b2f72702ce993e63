"""Writing to people in the name of their workspace."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from agenda.alerts.days import Planned
from agenda.alerts.hours import Morning
from agenda.alerts.letters import daily, reminder, reminders
from agenda.alerts.model import Alert
from agenda.letters.leaving import Leave
from agenda.people.model import Colleague
from contracts.identity import Look
from kernel.callers import WorkspaceId
from kernel.letters import Post, Reader


@dataclass(frozen=True, slots=True)
class Writing:
    look: Callable[[WorkspaceId], Look]
    post: Post
    origin: str
    leave: Leave
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def open(self, workspace: WorkspaceId) -> bool:
        return self.look(workspace).status == "active"

    def remind(self, workspace: WorkspaceId, who: Colleague, alerts: Sequence[Alert]) -> None:
        brand, reader, now = self.look(workspace).brand(), _reader(who), self.now()
        leave = self.leave(workspace, who.person, "reminders")
        letter = (
            reminder(reader, brand, alerts[0], origin=self.origin, now=now, leave=leave)
            if len(alerts) == 1
            else reminders(reader, brand, alerts, origin=self.origin, now=now, leave=leave)
        )
        self.post.send(letter)

    def tell(self, workspace: WorkspaceId, who: Colleague, morning: Morning, planned: Sequence[Planned]) -> None:
        brand, leave = self.look(workspace).brand(), self.leave(workspace, who.person, "daily")
        reader = _reader(who)
        self.post.send(daily(reader, brand, morning.day, planned, begins=morning.at, origin=self.origin, leave=leave))


def _reader(who: Colleague) -> Reader:
    return Reader(who.email, who.name, who.locale, who.zone)
