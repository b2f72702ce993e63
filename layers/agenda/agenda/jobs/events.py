"""What the audit log is told of imports and exports of whole calendars."""

from collections.abc import Iterator
from datetime import datetime

from agenda.jobs.model import Kept
from agenda.jobs.table import job_of
from contracts.audit import Acted
from kernel.changes import Change
from kernel.ids import same_id


def acted(change: Change) -> Iterator[Acted]:
    """The act that ``change`` amounts to, if somebody begins one in earnest; the same each time it is told."""
    before, after = (_known(change, each) for each in ("before", "after"))
    if after is None or not after.work.said or (before and before.work.said == after.work.said):
        return
    if after.work.preview:
        return
    said, job = after.work.said, after.job
    yield Acted(
        workspace=change.workspace,
        act_id=same_id("calendar", job.kind, change.workspace, job.job_id, said["at"]),
        actor=said["by"],
        action=f"calendar.{job.kind}",
        target=job.calendar_id,
        at=datetime.fromisoformat(said["at"]),
        address=said.get("address"),
        session=said.get("session"),
        details={"job": job.job_id},
    )


def _known(change: Change, when: str) -> Kept | None:
    image = getattr(change, when)
    return job_of(image) if image and "work" in image else None
