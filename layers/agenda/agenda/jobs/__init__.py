"""Calendar files that take a while: bringing whole calendars in, and making files of them, step by step."""

from typing import TYPE_CHECKING

from agenda.jobs.model import ImportDraft, ImportPlace, Job, Start, Step

if TYPE_CHECKING:
    from agenda.jobs.at_once import AtOnce
    from agenda.jobs.service import Jobs
    from agenda.jobs.working import Working
    from kernel.changes import Change

__all__ = [
    "ImportDraft",
    "ImportPlace",
    "Job",
    "Start",
    "Step",
    "advance",
    "done_at_once",
    "jobs",
    "sweep_jobs",
    "work",
]


def jobs() -> "Jobs":
    """Jobs as production keeps them."""
    from agenda.access import access
    from agenda.jobs.bucket import JobBucket
    from agenda.jobs.service import Jobs
    from agenda.jobs.table import JobTable

    return Jobs(JobTable(), JobBucket(), access())


def done_at_once() -> "AtOnce":
    """What is kept of those that are done at once."""
    from agenda.jobs.at_once import AtOnce
    from agenda.jobs.table import JobTable

    return AtOnce(JobTable())


def work() -> "Working":
    """What does them."""
    from agenda.access import access
    from agenda.files.table import FileTable
    from agenda.jobs.bucket import JobBucket
    from agenda.jobs.making import Making
    from agenda.jobs.queues import StepQueue
    from agenda.jobs.rights import IdentityRights
    from agenda.jobs.table import JobTable
    from agenda.jobs.taking import Taking
    from agenda.jobs.working import Working

    store, shelf, entry = JobTable(), JobBucket(), access()
    taking, making = Taking(store, shelf, entry), Making(store, shelf, entry, FileTable())
    return Working(store, shelf, entry, StepQueue(), IdentityRights(), taking, making)


def advance(change: "Change") -> None:
    """Ask for the step that is to be done after a change of a job, and tell the audit log who asked for it."""
    from agenda.jobs.events import acted
    from agenda.jobs.queues import StepQueue
    from agenda.jobs.table import step_of
    from kernel.outbox import publish

    if step := step_of(change):
        StepQueue().put(step)
    for act in acted(change):
        publish(act)


def sweep_jobs() -> None:
    """Forget what was asked for more than thirty days ago."""
    from agenda.jobs.sweeping import sweep

    sweep()
