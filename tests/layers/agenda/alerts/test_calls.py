"""Where a reminder leads who joins from afar."""

from datetime import UTC, datetime

import pytest

from agenda.alerts.dues import Due
from agenda.alerts.model import alert_of
from agenda.events.notes import OUTSIDE

AT = datetime(2027, 1, 2, 9, tzinfo=UTC)
ANSWERED = {"scheduleUpdated": "2027-01-01T09:00:00Z"}
LINK = "https://meet.example.net/needle"


def led(uri=LINK, *, outside=True, **mine):
    people = {
        "eve": {"roles": {"owner": True}, "participationStatus": "accepted", **ANSWERED},
        "kay": {"roles": {"attendee": True}, "participationStatus": "accepted"},
        "ada": {"roles": {"attendee": True}, **mine},
    }
    body = {"title": "Win", "virtualLocations": {"1": {"uri": uri}}, "participants": people}
    said = {**body, **({OUTSIDE: True} if outside else {})}
    due = Due(AT, "event", "win", "default-1", AT, AT, None, all_day=False, email=True, body=said)
    return alert_of(due, "ada", "calendar", "event", AT).call


def test_a_stranger_leads_nobody_to_a_call_who_never_said_that_they_come():
    assert led() is None
    assert led(participationStatus="declined", **ANSWERED) is None
    assert led(participationStatus="accepted") is None


@pytest.mark.parametrize("status", ["accepted", "tentative"])
def test_who_comes_is_led_there_as_to_what_is_their_own(status):
    assert led(participationStatus=status, **ANSWERED) == led(outside=False) == LINK
    assert led("javascript:alert(1)", outside=False) is None
