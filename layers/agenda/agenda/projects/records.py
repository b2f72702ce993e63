"""What is decided on about projects, read from DynamoDB at once."""

from collections.abc import Iterable

from agenda.people import table as people
from agenda.projects.holding import Looked
from agenda.projects.table import TABLE, project_of
from agenda.shelves import table as shelves
from kernel.callers import PersonId, WorkspaceId
from kernel.journal.reading import gathered
from kernel.journal.rows import alive, possible


class ProjectRecordsTable:
    """Projects and people; with ``shelf`` also how the first of the people likes to see each project."""

    def __init__(self, *, shelf: bool = False) -> None:
        self._shelf = shelf

    def look(self, workspace: WorkspaceId, persons: Iterable[PersonId], project_ids: Iterable[str]) -> Looked:
        who, wanted = list(dict.fromkeys(persons)), sorted({each for each in project_ids if possible(each)})
        places = [people.place(workspace, each) for each in who] + [(TABLE, workspace, each) for each in wanted]
        if self._shelf:
            places += [shelves.place(workspace, who[0], each) for each in wanted]
        found = {place: row for place, row in gathered(places).items() if place[0] == people.TABLE or alive(row)}
        return Looked(
            projects={sk: project_of(row) for (table, _, sk), row in found.items() if table == TABLE},
            people={PersonId(sk): people.read(row) for (table, _, sk), row in found.items() if table == people.TABLE},
            shelf={sk: shelves.shelved_of(row) for (table, _, sk), row in found.items() if table == shelves.TABLE},
        )
