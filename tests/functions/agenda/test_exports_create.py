from functions.agenda import exports_create


def test_who_sees_a_calendar_may_ask_for_all_that_they_see(carrier, invoke, office):
    job = carrier.job(carrier.exported())

    assert (job["kind"], job["status"], job["name"], job["file"]) == ("export", "writing", "Ada.ics", False)
    carrier.calendar_id = office.calendar()
    bob = office.person("bob")
    answer = invoke(exports_create, calendar_id=carrier.calendar_id, caller=bob)
    assert answer.problem == "no-such-calendar"
