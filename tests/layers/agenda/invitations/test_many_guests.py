"""Series to which hundreds are invited, with many times that are otherwise."""

import time
from datetime import datetime, timedelta

import pytest

from agenda.invitations.inviting import TooManyInvitedTooOften, hosted
from agenda.invitations.occurrences import occurrence
from agenda.invitations.organizing import concerned, messages
from agenda.invitations.parties import people
from agenda.series.moving import change_all

MINE = "calendar-0123456789abcdef0123456789abcdef@parlour.example.com"
FIRST = datetime(2027, 1, 4, 9)  # noqa: DTZ001 - by the clock of the event


def guest(number, **more):
    said = {"@type": "Participant", "roles": {"attendee": True}, "sendTo": {"imip": f"mailto:g{number}@example.org"}}
    return {**said, "participationStatus": "accepted", **more}


def series(guests, times):
    """Each of these times is called otherwise, and two of the guests do not come."""
    host = {**guest(0), "sendTo": {"imip": f"mailto:{MINE}"}, "roles": {"owner": True}}
    overrides = {
        (FIRST + timedelta(days=day)).isoformat(): {
            "title": f"Day {day}",
            **{f"participants/g{(day + each) % guests}/participationStatus": "declined" for each in (0, 1)},
        }
        for day in range(times)
    }
    return {
        "@type": "Event",
        "uid": "u",
        "updated": "2026-11-21T12:00:00Z",
        "title": "Tea",
        "start": FIRST.isoformat(),
        "duration": "PT1H",
        "timeZone": "Europe/Berlin",
        "recurrenceRules": [{"@type": "RecurrenceRule", "frequency": "daily"}],
        "replyTo": {"imip": f"mailto:{MINE}"},
        "participants": {"host": host, **{f"g{each}": guest(each) for each in range(guests)}},
        "recurrenceOverrides": overrides,
    }


def moved(event):
    after = change_all(event, {"start": (FIRST + timedelta(hours=1)).isoformat()})
    return hosted(event, after, MINE)


def test_it_is_moved_and_told_without_looking_at_each_guest_at_each_time():
    before = series(400, 200)
    begun = time.process_time()
    after = moved(before)
    assert len(concerned(before, after)) == 400
    (said,) = messages(before, after, {"g7@example.org"})

    assert time.process_time() - begun < 4, "to look at each took ten"
    assert said.method == "REQUEST"


def test_whoever_answered_for_one_time_or_all_is_asked_anew_for_each_when_it_moves():
    after = moved(series(20, 10))

    for rid in after["recurrenceOverrides"]:
        there = people(occurrence(after, rid))
        assert {each["participationStatus"] for key, each in there.items() if key != "host"} == {"needs-action"}
        assert {each["scheduleSequence"] for key, each in there.items() if key != "host"} == {1}


def test_more_people_at_more_times_than_a_letter_holds_are_refused_unless_they_were_there():
    large, small = series(201, 100), series(2, 100)
    with pytest.raises(TooManyInvitedTooOften, match="events of their own"):
        hosted(small, {**small, "participants": large["participants"]}, MINE)

    assert hosted(large, {**large, "title": "Coffee"}, MINE)["title"] == "Coffee"
