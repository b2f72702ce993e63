"""Forgetting jobs of more than thirty days ago, with what may be left of their files."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta

from agenda.jobs.bucket import JobBucket
from agenda.jobs.model import NoSuchJob
from agenda.jobs.table import BY_END, TABLE, journal
from kernel.callers import WorkspaceId, within
from kernel.journal.days import due
from kernel.journal.sweep import sweep as sweep_tombstones
from kernel.tables import SEPARATOR


def sweep() -> None:
    shelf = JobBucket()
    yesterday = datetime.now(UTC).date() - timedelta(days=1)
    for account, job_id in list(due(TABLE, BY_END, "ends_on", yesterday)):
        workspace = WorkspaceId(account.partition(SEPARATOR)[0])
        with within(workspace):
            for name in list(shelf.names(workspace, job_id)):
                shelf.remove(workspace, job_id, name)
            with suppress(NoSuchJob):  # another run was faster
                journal().delete(account, job_id)
    sweep_tombstones(journal())
