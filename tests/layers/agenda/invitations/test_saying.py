"""When something is, in the words of who reads it."""

import pytest

from agenda.invitations.occurrences import moment
from agenda.invitations.saying import apart, brief, clock, span

TEA = {"start": "2026-12-01T16:00:00", "duration": "PT1H", "timeZone": "Europe/Berlin"}


def plain(text):
    return text.replace("\N{EN DASH}", "-").replace("\N{MINUS SIGN}", "-")


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        (None, "Tuesday, 1 December 2026, 16:00-17:00 (Berlin time, UTC+1)"),
        ("America/New_York", "Tuesday, 1 December 2026, 10:00-11:00 (New York time, UTC-5)"),
        ("America/Argentina/Buenos_Aires", "Tuesday, 1 December 2026, 12:00-13:00 (Buenos Aires time, UTC-3)"),
        ("Asia/Kolkata", "Tuesday, 1 December 2026, 20:30-21:30 (Kolkata time, UTC+5:30)"),
        ("Pacific/Auckland", "Wednesday, 2 December 2026, 04:00-05:00 (Auckland time, UTC+13)"),
        ("Etc/UTC", "Tuesday, 1 December 2026, 15:00-16:00 (UTC)"),
    ],
)
def test_a_time_is_told_by_the_clock_of_who_reads_and_whose_clock_that_is(zone, said):
    assert plain(span(TEA, zone)) == said
    assert brief(TEA, zone) == said.partition(", ")[2].partition("-")[0]


def test_clocks_are_told_as_they_stand_on_that_day():
    assert [clock("Europe/Berlin", moment(f"2026-{month}-01T12:00:00Z")) for month in ("01", "07")] == [
        "Berlin time, UTC+1",
        "Berlin time, UTC+2",
    ]


def test_days_and_what_is_wherever_one_is_are_the_same_for_everybody():
    day, floating = {**TEA, "showWithoutTime": True}, {**TEA, "timeZone": None}

    assert span(day, "Asia/Kolkata") == "Tuesday, 1 December 2026"
    assert (brief(day, "Pacific/Auckland"), brief(floating, "Asia/Kolkata")) == (
        "1 December 2026",
        "1 December 2026, 16:00",
    )
    assert [apart(each, "Asia/Kolkata", "Europe/Berlin") for each in (TEA, day, floating)] == [True, False, False]
    assert not apart(TEA, "Europe/Paris", "Europe/Berlin")
