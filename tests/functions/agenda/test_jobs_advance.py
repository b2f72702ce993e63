from agenda.jobs.model import Step
from agenda.jobs.table import TABLE, JobTable, account, step_of
from kernel.changes import Change
from tests.functions.agenda.carrying import many


def test_every_step_is_asked_for_once_and_what_only_got_on_asks_for_none(carrier, rows):
    job_id = carrier.announced(many(1))["job"]["job_id"]

    def row():
        return next(each for each in rows("agenda-jobs-1") if each["sk"]["S"] == job_id)

    def asked(before, after):
        return step_of(Change(TABLE, job_id, account("acme", "ada"), before, after))

    waiting = row()
    assert asked(None, waiting) is None
    JobTable().change("acme", "ada", job_id, lambda it: it.started(it.job.moved, preview=False, manages=False))
    reading = row()
    assert asked(waiting, reading) == Step(workspace="acme", person="ada", job_id=job_id, step=1)
    JobTable().change("acme", "ada", job_id, lambda it: it.moved(it.job.moved, it.work, size=7))
    assert asked(reading, row()) is asked(row(), None) is None
    carrier.cloud.pumps.drain()
    assert carrier.job(job_id)["reason"] == "the file of this import is not there any more; begin again"


def test_the_audit_log_hears_who_carries_a_whole_calendar_in_or_out_and_not_who_only_looks(carrier, told):
    out, (looked, brought) = carrier.exported(), [carrier.begun(many(1), preview=each) for each in (True, False)]
    carrier.cloud.pumps.drain()
    assert carrier.job(looked)["status"] == "checked"
    carrier.start(looked)
    carrier.cloud.pumps.drain()

    acts = [(each["action"], each["actor"], each["target"], each["details"]["job"]) for each in told("audit.Acted")]
    calendar = carrier.calendar_id
    assert sorted(acts) == sorted(
        [
            ("calendar.export", "ada", calendar, out),
            ("calendar.import", "ada", calendar, brought),
            ("calendar.import", "ada", calendar, looked),
        ]
    )
