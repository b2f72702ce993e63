from functions.agenda import jobs_list
from tests.functions.agenda.carrying import many


def test_one_sees_what_one_asked_for_the_newest_first_and_nobody_else_does(carrier, invoke, office):
    asked = [carrier.announced(many(1))["job"]["job_id"], carrier.exported(), carrier.exported()]
    first = invoke(jobs_list, caller=carrier.caller, query={"limit": 2}).json
    rest = invoke(jobs_list, caller=carrier.caller, query={"limit": 2, "cursor": first["next"]}).json

    assert [each["job_id"] for each in first["items"] + rest["items"]] == asked[::-1]
    assert "work" not in first["items"][0]
    assert invoke(jobs_list, caller=office.person("bob")).json["items"] == []
