"""Emptying the trash of projects: those that lie there for thirty days go for good, and all that is in them."""

from contextlib import suppress
from datetime import UTC, datetime

from agenda.comments import table as comments
from agenda.comments.table import forget
from agenda.filters import table as filters
from agenda.house.wiping import wipe
from agenda.projects.model import KEPT, NoSuchProject
from agenda.projects.table import TABLE, journal
from agenda.tasks import table as tasks
from agenda.words import table as words
from kernel.callers import WorkspaceId, within
from kernel.journal.days import due
from kernel.journal.sweep import sweep
from kernel.queries import partition


class Clearing:
    def sweep(self) -> None:
        moment = datetime.now(UTC)
        for owner, project_id in list(due(TABLE, "by-trash", "trashed_on", (moment - KEPT).date())):
            workspace = WorkspaceId(owner)
            with within(workspace):
                project = journal().find(workspace, [project_id]).get(project_id)
                if project and project.over(moment):
                    _let_go(workspace, project_id)
        sweep(journal())
        sweep(tasks.journal())
        sweep(comments.journal())
        sweep(filters.journal())


def _let_go(workspace: WorkspaceId, project_id: str) -> None:
    """The project goes last: who is broken off finds it again."""
    for owner in (tasks.account(workspace, project_id), tasks.trash(workspace, project_id)):
        rows = partition(tasks.TABLE, owner, "pk, sk, deleted_on, talk")
        # what was moved away is elsewhere, and what was said about it with it
        forget(workspace, (tasks.thread(row) for row in rows if "deleted_on" not in row))
        wipe(tasks.TABLE, owner)
    wipe(words.TABLE, words.account(workspace, project_id))
    with suppress(NoSuchProject):  # another run was faster
        journal().delete(workspace, project_id)
