from datetime import datetime, timedelta

from functions.agenda import alerts_dismiss, alerts_snooze
from tests.functions.identity.colleagues import NOBODY


def test_a_bell_rings_again_when_that_is_over(invoke, desk):
    alert_id = desk.reminded()

    def snooze(minutes, caller=desk.ada, alert_id=alert_id):
        return invoke(alerts_snooze, caller=caller, alert_id=alert_id, body={"minutes": minutes})

    said = snooze(10).json
    assert said["state"] == "snoozed"
    assert abs(datetime.fromisoformat(said["until"]) - desk.bell.armed) < timedelta(seconds=1)
    assert len(desk.schedules) == 1
    assert snooze(30).json["state"] == "snoozed"
    assert snooze(1).json["state"] == "snoozed", "so soon that it is for the queue"

    assert snooze(0).problem == "invalid"
    assert snooze(10, caller=desk.office.person("bob")).problem == "no-such-alert"
    assert snooze(10, alert_id=NOBODY).problem == "no-such-alert"
    invoke(alerts_dismiss, caller=desk.ada, alert_id=alert_id)
    assert snooze(10).problem == "dismissed"
