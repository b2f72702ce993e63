"""Events as they go out, all of a calendar: a query, page after page."""

from collections.abc import Iterator

from agenda.events.model import CalendarEvent
from agenda.events.rows import TABLE, account, event_of
from agenda.events.table import EventTable
from kernel.callers import WorkspaceId
from kernel.queries import partition


class FileTable(EventTable):
    """What calendars hold, and all of it at once."""

    def whole(self, workspace: WorkspaceId, calendar_id: str) -> Iterator[CalendarEvent]:
        for row in partition(TABLE, account(workspace, calendar_id)):
            if "event" in row and "deleted_on" not in row:
                yield event_of(row)
