from functions.agenda import jobs_changes
from tests.functions.agenda.carrying import many


def test_whoever_follows_sees_every_job_that_got_on(carrier, invoke):
    first = carrier.exported()
    carrier.cloud.pumps.drain()
    told = invoke(jobs_changes, caller=carrier.caller, query={}).json
    assert told["created"] == [first]

    second = carrier.brought(many(1))["job_id"]
    told = invoke(jobs_changes, caller=carrier.caller, query={"since": told["state"]}).json
    assert (told["created"], told["updated"]) == ([second], [])
