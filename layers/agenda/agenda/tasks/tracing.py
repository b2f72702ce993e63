"""Where tasks are that were put into other projects: each of their tombstones says into which."""

from agenda.tasks.model import StoredTask
from agenda.tasks.rearranging import TO
from agenda.tasks.table import TABLE, account, task_of
from kernel.callers import WorkspaceId
from kernel.journal.reading import gathered
from kernel.journal.rows import alive
from kernel.rows import Row

FARTHEST = 8
"""Projects that one looks through: who puts a task elsewhere all the time is not followed for ever."""


def traced(workspace: WorkspaceId, project_id: str, task_id: str) -> StoredTask | None:
    """The task that is or was in that project, wherever it is by now; none that is in a trash, or gone."""
    for _ in range(FARTHEST):
        where = (TABLE, account(workspace, project_id), task_id)
        row = gathered([where]).get(where)
        if row is None or alive(row):
            return task_of(row) if row else None
        project_id = said_of(row).get(TO, "")
        if not project_id:
            break
    return None


def said_of(tombstone: Row) -> dict[str, str]:
    """What a tombstone keeps."""
    return {name: text["S"] for name, text in tombstone.get("said", {"M": {}})["M"].items()}
