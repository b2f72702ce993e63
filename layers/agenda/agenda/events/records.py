"""Events by where they are, read at once."""

from collections.abc import Iterable

from agenda.events.model import CalendarEvent, Ref
from agenda.events.rows import TABLE, account, event_of
from kernel.callers import WorkspaceId
from kernel.journal.reading import gathered
from kernel.journal.rows import alive


class EventRecords:
    def find(self, workspace: WorkspaceId, refs: Iterable[Ref]) -> list[CalendarEvent]:
        found = gathered([(TABLE, account(workspace, ref.calendar_id), ref.event_id) for ref in refs])
        return [event_of(each) for each in found.values() if alive(each)]
