"""What is asked about rooms: which there are, who asks, and when they are taken."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Protocol

from agenda.calendars.model import Calendar
from agenda.calendars.service import Looked
from agenda.events.model import CalendarEvent
from agenda.happenings.ahead import Ahead, Reach
from kernel.callers import PersonId, WorkspaceId


class Registry(Protocol):
    def look(
        self, workspace: WorkspaceId, person: PersonId, calendar_ids: Iterable[str], *, shelf: bool = True
    ) -> Looked: ...
    def listed(self, workspace: WorkspaceId, what: str) -> Iterator[Calendar]: ...


class Times(Protocol):
    def touching(
        self, workspace: WorkspaceId, calendar_ids: Sequence[str], since: datetime, before: datetime
    ) -> Iterable[CalendarEvent]: ...
    def ahead(self, workspace: WorkspaceId, calendar_ids: Sequence[str], reach: Reach) -> Ahead: ...
