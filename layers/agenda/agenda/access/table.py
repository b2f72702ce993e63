"""What access is decided on, read from DynamoDB at once."""

from collections.abc import Iterable
from contextlib import AbstractContextManager

from agenda.access.service import Seen
from agenda.calendars.table import TABLE, calendar_of
from agenda.people.table import place, read
from kernel.callers import PersonId, WorkspaceId
from kernel.journal.reading import Place, ahead, gathered
from kernel.journal.rows import alive, possible


class AccessTable:
    def look(self, workspace: WorkspaceId, person: PersonId, calendar_ids: Iterable[str]) -> Seen:
        who = place(workspace, person)
        found = gathered(_places(workspace, person, calendar_ids))
        there = found.pop(who, None)
        calendars = {sk: calendar_of(row) for (_, _, sk), row in found.items() if alive(row)}
        return Seen(calendars, read(there) if there else None)

    def ahead(
        self, workspace: WorkspaceId, person: PersonId, calendar_ids: Iterable[str], also: Iterable[Place]
    ) -> AbstractContextManager[None]:
        return ahead([*_places(workspace, person, calendar_ids), *also])


def _places(workspace: WorkspaceId, person: PersonId, calendar_ids: Iterable[str]) -> list[Place]:
    wanted = sorted({each for each in calendar_ids if possible(each)})
    return [place(workspace, person), *((TABLE, workspace, each) for each in wanted)]
