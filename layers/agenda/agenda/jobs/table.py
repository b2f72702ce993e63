"""Jobs in DynamoDB: a journal for each person; its stream starts every next step."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

from pynamodb.attributes import UnicodeAttribute

from agenda.events.judging import Judged
from agenda.events.model import CalendarEvent
from agenda.events.table import EventTable
from agenda.jobs.model import KEPT, Job, Kept, NoSuchJob, Step, Work
from kernel.callers import PersonId, WorkspaceId
from kernel.changes import Change as RowChange
from kernel.journal import Change, Changes, Journal, JournalTable
from kernel.journal.ahead import Place
from kernel.journal.days import on_day
from kernel.journal.reading import ahead
from kernel.journal.rows import COUNTER
from kernel.journal.together import Part
from kernel.pages import Listing, Page
from kernel.rows import Row
from kernel.settings import physical
from kernel.tables import SEPARATOR, key

TABLE = physical("agenda-jobs-1")
BY_END = "by-end"
Edit = Callable[[Kept], Kept]


class JobRow(JournalTable):
    class Meta:
        table_name = TABLE

    ends_on = UnicodeAttribute()
    job = UnicodeAttribute()
    work = UnicodeAttribute()


def account(workspace: WorkspaceId, person: PersonId) -> str:
    """The partition of what somebody asked for."""
    return key(workspace, person)


def _write(kept: Kept) -> JobRow:
    job = kept.job
    return JobRow(
        ends_on=on_day((job.asked + KEPT).date(), job.job_id),
        job=job.model_dump_json(exclude={"job_id", "modseq"}),
        work=kept.work.model_dump_json(),
    )


def _read(row: JobRow) -> Kept:
    job = Job.model_validate_json(f'{{"job_id":"{row.sk}","modseq":{int(row.modseq)},{row.job[1:]}')
    return Kept(job=job, work=Work.model_validate_json(row.work))


def journal() -> Journal[Kept]:
    """The journal that jobs are written in."""
    return Journal(
        JobRow,
        identify=lambda kept: kept.job.job_id,
        write=_write,
        read=_read,
        missing=lambda _: NoSuchJob("there is no such import or export of yours, or its month is over"),
    )


def job_of(image: Row) -> Kept:
    """The job that a row holds."""
    return _read(JobRow.from_raw_data(dict(image)))


def step_of(change: RowChange) -> Step | None:
    """The step that a change of a row asks for."""
    if change.after is None or "work" not in change.after:
        return None
    step = job_of(change.after).work.step
    if not step or (change.before and job_of(change.before).work.step == step):
        return None
    _, person = change.account.split(SEPARATOR)
    return Step(workspace=change.workspace, person=PersonId(person), job_id=change.key, step=step)


class JobTable:
    """What people asked for, and the events that are written with how far that is."""

    def __init__(self) -> None:
        self._journal, self._events = journal(), EventTable()

    def mine(self, workspace: WorkspaceId, person: PersonId, job_id: str) -> list[Place]:
        return [(TABLE, account(workspace, person), row) for row in (COUNTER, job_id)]

    def ahead(self, workspace: WorkspaceId, person: PersonId, job_id: str) -> AbstractContextManager[None]:
        return ahead(self.mine(workspace, person, job_id))

    def create(self, workspace: WorkspaceId, person: PersonId, kept: Kept) -> Kept:
        return self._journal.create(account(workspace, person), kept)

    def get(self, workspace: WorkspaceId, person: PersonId, job_id: str) -> Kept:
        return self._journal.get(account(workspace, person), job_id)

    def change(self, workspace: WorkspaceId, person: PersonId, job_id: str, edit: Edit) -> Kept:
        return self._journal.change(account(workspace, person), job_id, edit)

    def page(self, workspace: WorkspaceId, person: PersonId, page: Page) -> Listing[Kept]:
        return self._journal.page(account(workspace, person), page, backwards=True)

    def changes(self, workspace: WorkspaceId, person: PersonId, since: str, limit: int) -> Changes:
        return self._journal.changes(account(workspace, person), since, limit)

    def places(self, step: Step, calendar_id: str, event_ids: Sequence[str]) -> list[Place]:
        mine = self.mine(step.workspace, step.person, step.job_id)
        return [*mine, *self._events.places(step.workspace, [calendar_id], *event_ids)]

    def find(self, workspace: WorkspaceId, calendar_id: str, event_ids: Sequence[str]) -> dict[str, CalendarEvent]:
        return self._events.find(workspace, calendar_id, event_ids)

    def write(self, step: Step, calendar_id: str, some: Sequence[Judged], edit: Edit) -> None:
        if not some:
            self.change(step.workspace, step.person, step.job_id, edit)
            return
        mine = Part(self._journal, account(step.workspace, step.person), [Change(step.job_id, edit)])
        self._events.write(step.workspace, calendar_id, some, [mine])
