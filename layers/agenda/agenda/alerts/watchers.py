"""Whom a calendar or a project may concern, looked up in DynamoDB."""

from collections.abc import Iterable

from agenda.alerts.todos import TodoTable
from agenda.calendars.model import Calendar
from agenda.calendars.table import journal
from agenda.shelves.table import minding
from kernel.callers import PersonId, WorkspaceId


class WatcherTable:
    def calendar(self, workspace: WorkspaceId, calendar_id: str) -> Calendar | None:
        return journal().find(workspace, [calendar_id]).get(calendar_id)

    def minding(self, workspace: WorkspaceId, calendar_id: str) -> Iterable[PersonId]:
        return minding(workspace, calendar_id)

    def busy(self, workspace: WorkspaceId, project_id: str) -> Iterable[PersonId]:
        return TodoTable().busy(workspace, project_id)
