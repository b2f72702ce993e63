"""Projects and the shelves on which people have them, in DynamoDB."""

from collections.abc import Iterable, Iterator
from typing import Any

from agenda.projects.holding import Looked
from agenda.projects.model import Project
from agenda.projects.records import ProjectRecordsTable
from agenda.projects.service import Edit
from agenda.projects.table import SHARED, TABLE, journal, project_of
from agenda.sharing.indexes import count, owned
from agenda.shelves import table as shelves
from agenda.shelves.model import Shelved
from kernel.callers import PersonId, WorkspaceId
from kernel.etags import IfMatch
from kernel.journal import AlreadyExists, Change, Changes, Put
from kernel.journal.reading import gathered
from kernel.journal.rows import alive
from kernel.journal.together import Part, together
from kernel.once import Once
from kernel.pages import Listing, Page
from kernel.queries import every


class ProjectStoreTable:
    def __init__(self) -> None:
        self._records = ProjectRecordsTable(shelf=True)

    def look(self, workspace: WorkspaceId, people: Iterable[PersonId], project_ids: Iterable[str]) -> Looked:
        return self._records.look(workspace, people, project_ids)

    def create(self, workspace: WorkspaceId, project: Project, once: Once) -> Project:
        kept = journal().create(workspace, project, once=once)
        if kept.owner is not None:
            self._shelve(workspace, kept.owner, kept.project_id)
        return kept

    def change(self, workspace: WorkspaceId, project_id: str, edit: Edit, expected: IfMatch) -> Project:
        return journal().change(workspace, project_id, edit, expected=expected)

    def share(
        self, workspace: WorkspaceId, project_id: str, edit: Edit, expected: IfMatch, shelf: PersonId | None
    ) -> Project:
        parts: list[Part[Any]] = [Part(journal(), workspace, [Change(project_id, edit, expected)])]
        if shelf is not None:
            step: Any = Change(project_id, Shelved.put_back)
            place = shelves.place(workspace, shelf, project_id)
            if not alive(gathered([place]).get(place)):
                step = Put(shelves.fresh(project_id, "project"))
            parts.append(Part(shelves.journal(workspace), shelves.account(workspace, shelf), [step]))
        kept = together(*parts)[0].objects[0]
        assert isinstance(kept, Project), "it is changed, not deleted"
        return kept

    def owned(self, workspace: WorkspaceId, owner: PersonId | None) -> Iterator[Project]:
        return map(project_of, owned(TABLE, workspace, owner, "pk, sk, modseq, owned, rest"))

    def listed(self, workspace: WorkspaceId) -> Iterator[Project]:
        """All that groups or everybody see."""
        found = every(
            TableName=TABLE,
            IndexName="by-listing",
            ConsistentRead=True,
            KeyConditionExpression="pk = :workspace AND listed = :shared",
            ExpressionAttributeValues={":workspace": {"S": workspace}, ":shared": {"S": SHARED}},
            Select="ALL_ATTRIBUTES",
        )
        return map(project_of, found)

    def find(self, workspace: WorkspaceId, project_ids: Iterable[str]) -> dict[str, Project]:
        return journal().find(workspace, project_ids)

    def count(self, workspace: WorkspaceId, owner: PersonId) -> int:
        return count(TABLE, workspace, owner)

    def shelf(self, workspace: WorkspaceId, person: PersonId, page: Page) -> Listing[Shelved]:
        return shelves.journal().page(shelves.account(workspace, person), page)

    def changes(self, workspace: WorkspaceId, since: str, limit: int) -> Changes:
        return journal().changes(workspace, since, limit)

    def _shelve(self, workspace: WorkspaceId, person: PersonId, project_id: str) -> None:
        try:
            shelves.journal(workspace).create(shelves.account(workspace, person), shelves.fresh(project_id, "project"))
        except AlreadyExists:
            return  # whoever asked asked again
