from functions.agenda import alerts_changes, alerts_dismiss


def test_a_client_hears_of_each_reminder_and_of_what_becomes_of_it(invoke, desk):
    alert_id = desk.reminded()
    told = invoke(alerts_changes, caller=desk.ada).json
    assert told["created"] == [alert_id]

    invoke(alerts_dismiss, caller=desk.ada, alert_id=alert_id)
    assert invoke(alerts_changes, caller=desk.ada, query={"since": told["state"]}).json["updated"] == [alert_id]
    assert invoke(alerts_changes, caller=desk.ada, query={"since": "77"}).problem == "cannot-calculate-changes"
