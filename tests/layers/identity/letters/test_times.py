from datetime import UTC, datetime, timedelta, timezone

import pytest

from identity.letters.times import brief, day, moment

AT = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("UTC", "2026-07-01 22:30 UTC"),
        ("Etc/UTC", "2026-07-01 22:30 UTC"),
        ("Europe/Berlin", "2026-07-02 00:30 (UTC+2, Europe/Berlin)"),
        ("Europe/London", "2026-07-01 23:30 (UTC+1, Europe/London)"),
        ("America/St_Johns", "2026-07-01 20:00 (UTC−2:30, America/St_Johns)"),  # noqa: RUF001 - a minus sign
        ("Asia/Kathmandu", "2026-07-02 04:15 (UTC+5:45, Asia/Kathmandu)"),
        ("Africa/Abidjan", "2026-07-01 22:30 (UTC+0, Africa/Abidjan)"),
    ],
)
def test_a_moment_is_said_by_the_clock_of_its_reader(zone, said):
    assert moment(AT, zone) == said


def test_summer_and_winter_have_their_own_clocks():
    assert moment(AT.replace(month=1), "Europe/Berlin") == "2026-01-01 23:30 (UTC+1, Europe/Berlin)"


def test_it_does_not_matter_whose_clock_told_us():
    there = AT.astimezone(timezone(timedelta(hours=-7)))

    assert moment(there, "Europe/Berlin") == moment(AT, "Europe/Berlin")


def test_the_day_is_the_day_there():
    assert day(AT, "UTC") == "2026-07-01"
    assert day(AT, "Europe/Berlin") == "2026-07-02"


def test_day_and_hour_stay_together():
    assert brief(AT, "UTC") == "2026-07-01\N{NO-BREAK SPACE}22:30"


@pytest.mark.parametrize(
    "zone", ["", "Nowhere/Land", "../../etc/passwd", "/etc/passwd", "Europe", "a\0b", "Ünter/Wasser"]
)
def test_a_zone_that_does_not_exist_is_utc(zone):
    assert moment(AT, zone) == "2026-07-01 22:30 UTC"


def test_a_moment_without_a_zone_is_a_bug():
    with pytest.raises(ValueError, match="has a zone"):
        moment(AT.replace(tzinfo=None), "UTC")
