"""Writing to people in the name of their workspace."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from agenda.alerts.days import Planned
from agenda.alerts.hours import Morning
from agenda.alerts.letters import daily, reminder
from agenda.alerts.model import Alert
from agenda.people.model import Colleague
from contracts.identity import Look
from kernel.callers import WorkspaceId
from kernel.letters import Post, Reader


@dataclass(frozen=True, slots=True)
class Writing:
    look: Callable[[WorkspaceId], Look]
    post: Post
    origin: str
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def open(self, workspace: WorkspaceId) -> bool:
        return self.look(workspace).status == "active"

    def remind(self, workspace: WorkspaceId, who: Colleague, alert: Alert) -> None:
        brand = self.look(workspace).brand()
        self.post.send(reminder(_reader(who), brand, alert, origin=self.origin, now=self.now()))

    def tell(self, workspace: WorkspaceId, who: Colleague, morning: Morning, planned: Sequence[Planned]) -> None:
        brand = self.look(workspace).brand()
        self.post.send(daily(_reader(who), brand, morning.day, planned, begins=morning.at, origin=self.origin))


def _reader(who: Colleague) -> Reader:
    return Reader(who.email, who.name, who.locale, who.zone)
