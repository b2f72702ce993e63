from functions.agenda import alerts_dismiss
from tests.functions.identity.colleagues import NOBODY


def test_what_was_dismissed_is_so_however_often_it_is_said(invoke, desk):
    alert_id = desk.reminded()
    first = invoke(alerts_dismiss, caller=desk.ada, alert_id=alert_id).json
    again = invoke(alerts_dismiss, caller=desk.ada, alert_id=alert_id).json

    assert first["state"] == "dismissed"
    assert again == first
    assert desk.alerts == {"Lunch": "dismissed"}
    assert invoke(alerts_dismiss, caller=desk.ada, alert_id=NOBODY).problem == "no-such-alert"
    assert invoke(alerts_dismiss, caller=desk.office.person("bob"), alert_id=alert_id).problem == "no-such-alert"
