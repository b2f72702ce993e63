from datetime import UTC, datetime, timedelta

from agenda.jobs.table import JobTable
from functions.agenda import jobs_sweep
from tests.functions.agenda.carrying import lying, many


def test_what_was_asked_for_a_month_ago_goes_with_its_files(carrier, invoke, rows, a_month_later):
    old, young = carrier.uploaded(many(1)), carrier.uploaded(many(1))
    for job_id, days in ((old, 31), (young, 28)):
        ago = datetime.now(UTC) - timedelta(days=days)
        JobTable().change("acme", "ada", job_id, lambda it: it.moved(ago, it.work, asked=ago))  # noqa: B023 - at once
    invoke(jobs_sweep)

    assert (lying(old), lying(young)) == ([], ["upload"])
    assert carrier.job(young)["status"] == "waiting"
    assert carrier.cancel(old).problem == "no-such-job"
    assert old in {row["sk"]["S"] for row in rows("agenda-jobs-1")}, "who follows what changes must hear of it"
    a_month_later(jobs_sweep)
    assert old not in {row["sk"]["S"] for row in rows("agenda-jobs-1")}
