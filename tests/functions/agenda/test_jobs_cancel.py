from functions.agenda import jobs_cancel
from tests.functions.agenda.carrying import lying, many


def test_what_is_cancelled_goes_no_further_and_its_file_goes(carrier, invoke, office):
    job_id = carrier.begun(many(3))
    assert invoke(jobs_cancel, job_id=job_id, caller=office.person("bob")).problem == "no-such-job"
    assert carrier.cancel(job_id).json["status"] == "cancelled"
    carrier.cloud.pumps.drain()

    assert carrier.titles() == []
    assert lying(job_id) == []
    assert carrier.cancel(job_id).problem == "not-now"
    assert carrier.start(job_id).problem == "not-now"
