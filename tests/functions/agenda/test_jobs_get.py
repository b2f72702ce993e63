from datetime import UTC, datetime, timedelta

from agenda.jobs.table import JobTable
from functions.agenda import jobs_get


def test_who_asked_sees_how_far_it_is_and_nobody_else_does(carrier, invoke, office):
    job_id = carrier.exported()

    assert carrier.job(job_id)["status"] == "writing"
    assert invoke(jobs_get, job_id=job_id, caller=office.person("bob")).problem == "no-such-job"


def test_what_does_not_go_on_has_failed_until_it_does(carrier):
    job_id = carrier.exported()
    ago = datetime.now(UTC) - timedelta(hours=4)
    JobTable().change("acme", "ada", job_id, lambda it: it.moved(ago, it.work))

    stuck = carrier.job(job_id)
    assert (stuck["status"], stuck["reason"]) == ("failed", "it does not go on; cancel it, and begin again")
    carrier.cloud.pumps.drain()
    assert carrier.job(job_id)["status"] == "done"
