"""Tasks that are looked for, and what is said about them, read from DynamoDB."""

from collections.abc import Iterable, Sequence

from agenda.comments import table as comments
from agenda.shelves import table as shelves
from agenda.tasks.model import StoredTask
from agenda.tasks.table import TABLE, account, task_of
from agenda.tasks.tracing import traced
from agenda.words.index import Spot
from kernel.callers import PersonId, WorkspaceId
from kernel.journal.reading import gathered
from kernel.journal.rows import alive
from kernel.queries import partition


class FoundTable:
    def task(self, workspace: WorkspaceId, project_id: str, task_id: str) -> StoredTask | None:
        return next(iter(self.find(workspace, [Spot(project_id, task_id)])), None)

    def traced(self, workspace: WorkspaceId, spot: Spot) -> Spot | None:
        it = traced(workspace, *spot)
        return Spot(it.project_id, it.task_id) if it else None

    def comment(self, workspace: WorkspaceId, thread: str, comment_id: str) -> str | None:
        where = (comments.TABLE, comments.account(workspace, thread), comment_id)
        row = gathered([where]).get(where)
        return comments.comment_of(row).text if row and alive(row) else None

    def comments(self, workspace: WorkspaceId, thread: str) -> Iterable[str]:
        rows = partition(comments.TABLE, comments.account(workspace, thread), "pk, sk, deleted_on")
        return [row["sk"]["S"] for row in rows if alive(row) and not row["sk"]["S"].startswith("!")]

    def find(self, workspace: WorkspaceId, spots: Sequence[Spot]) -> list[StoredTask]:
        places = [(TABLE, account(workspace, spot.place), spot.thing) for spot in spots]
        found = gathered(places)
        return [task_of(found[each]) for each in places if each in found and alive(found[each])]

    def shelved(self, workspace: WorkspaceId, person: PersonId) -> list[str]:
        return shelves.shelved(workspace, person, "project")
