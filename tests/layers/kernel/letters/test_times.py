from datetime import UTC, datetime, timedelta, timezone

import pytest

from kernel.letters import english
from kernel.letters.times import Clock

AT = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)


def clock(zone, locale="en-GB"):
    return Clock(zone, locale, english)


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("UTC", "1 July 2026, 22:30 UTC"),
        ("Etc/UTC", "1 July 2026, 22:30 UTC"),
        ("Europe/Berlin", "2 July 2026, 00:30 (UTC+2, Europe/Berlin)"),
        ("Europe/London", "1 July 2026, 23:30 (UTC+1, Europe/London)"),
        ("America/St_Johns", "1 July 2026, 20:00 (UTC−2:30, America/St_Johns)"),  # noqa: RUF001 - a minus sign
        ("Asia/Kathmandu", "2 July 2026, 04:15 (UTC+5:45, Asia/Kathmandu)"),
        ("Africa/Abidjan", "1 July 2026, 22:30 (UTC+0, Africa/Abidjan)"),
    ],
)
def test_a_moment_is_said_by_the_clock_of_its_reader(zone, said):
    assert clock(zone).moment(AT) == said


def test_summer_and_winter_have_their_own_clocks():
    assert clock("Europe/Berlin").moment(AT.replace(month=1)) == "1 January 2026, 23:30 (UTC+1, Europe/Berlin)"


def test_it_does_not_matter_whose_clock_told_us():
    there = AT.astimezone(timezone(timedelta(hours=-7)))

    assert clock("Europe/Berlin").moment(there) == clock("Europe/Berlin").moment(AT)


def test_the_day_is_the_day_there():
    assert clock("UTC").day(AT) == "1 July 2026"
    assert clock("Europe/Berlin").day(AT) == "2 July 2026"


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "1 July 2026, 22:30"),
        ("en-AU", "1 July 2026, 22:30"),
        ("en-US", "July 1, 2026, 10:30 PM"),
        ("en_us", "July 1, 2026, 10:30 PM"),
        ("zh-Hant-TW", "1 July 2026, 22:30"),
    ],
)
def test_day_and_hour_are_written_as_people_write_them_there(locale, said):
    assert clock("UTC", locale).brief(AT) == said


@pytest.mark.parametrize(("hour", "said"), [(0, "12:30 AM"), (11, "11:30 AM"), (12, "12:30 PM"), (23, "11:30 PM")])
def test_noon_is_no_midnight(hour, said):
    assert clock("UTC", "en-US").brief(AT.replace(hour=hour)) == f"July 1, 2026, {said}"


@pytest.mark.parametrize(
    "zone", ["", "Nowhere/Land", "../../etc/passwd", "/etc/passwd", "Europe", "a\0b", "Ünter/Wasser"]
)
def test_a_zone_that_does_not_exist_is_utc(zone):
    assert clock(zone).moment(AT) == "1 July 2026, 22:30 UTC"


def test_a_moment_without_a_zone_is_a_bug():
    with pytest.raises(ValueError, match="has a zone"):
        clock("UTC").moment(AT.replace(tzinfo=None))
