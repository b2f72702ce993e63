"""Times of zones, and how long things last there."""

import struct
import zoneinfo
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from agenda.times import (
    Duration,
    LocalTime,
    SignedDuration,
    UnknownZone,
    UtcTime,
    Zone,
    called,
    instant,
    instants,
    local,
    offset,
    zones,
)
from agenda.times.local import written
from agenda.times.windows import WINDOWS

ZONES = sorted(zones._names())
KNOWN = Path(__file__).with_name("names.txt").read_text().split()
places = st.sampled_from(ZONES)
times = st.datetimes(datetime(1971, 1, 1), datetime(2060, 1, 1)).map(lambda it: it.replace(microsecond=0))
durations = st.builds(Duration, st.integers(0, 800), st.integers(0, 10**6))


@given(times, places)
def test_what_clocks_show_is_shown_again_unless_they_skip_it(time, zone):
    moment = instant(time, zone)
    shown = local(moment, zone)

    assert shown >= time, "what is skipped is shown as so much later"
    assert instant(shown, zone) == moment
    assert shown == time or offset(moment, zone) > offset(moment - (shown - time), zone)


@pytest.mark.parametrize(
    ("zone", "time", "moment"),
    [
        ("Europe/Berlin", datetime(2027, 3, 28, 2, 30), "2027-03-28T01:30:00Z"),  # skipped: shown as 3:30
        ("Europe/Berlin", datetime(2027, 10, 31, 2, 30), "2027-10-31T00:30:00Z"),  # shown twice: the first
        ("Pacific/Apia", datetime(2011, 12, 30, 12), "2011-12-30T22:00:00Z"),  # a day that was skipped
        ("Australia/Lord_Howe", datetime(2027, 10, 3, 2, 15), "2027-10-02T15:45:00Z"),  # half an hour
    ],
)
def test_gaps_and_overlaps_are_read_as_the_standards_say(zone, time, moment):
    assert written(instant(time, zone)) == moment


@pytest.mark.parametrize("old", ["Europe/Kiev", "Asia/Calcutta", "America/Buenos_Aires", "US/Pacific", "Asia/Rangoon"])
def test_names_that_were_given_up_still_mean_their_zone(old):
    assert called(old) == old
    assert offset(datetime(2026, 7, 1, tzinfo=UTC), old) == ZoneInfo(old).utcoffset(datetime(2026, 7, 1))


def test_no_name_that_was_ever_known_is_given_up():
    assert set(ZONES) <= set(KNOWN), "put the new ones among those that are known"
    for name in KNOWN:
        assert called(name) in {name, "Etc/UTC"}
        assert instant(datetime(2026, 1, 1), name).tzinfo is UTC


def test_names_that_the_database_does_not_have_any_more_mean_what_they_meant():
    assert not set(zones._GIVEN_UP) & set(ZONES)
    assert offset(datetime(2026, 7, 1, tzinfo=UTC), "US/Pacific-New") == offset(
        datetime(2026, 7, 1, tzinfo=UTC), "America/Los_Angeles"
    )


def test_every_machine_tells_the_same_time(tmp_path):
    """Whatever its own tz database says."""
    there = tmp_path / "Europe/Berlin"
    there.parent.mkdir()
    there.write_bytes((zones._SHIPPED / "zoneinfo/Asia/Tokyo").read_bytes())
    zoneinfo.reset_tzpath([str(tmp_path)])
    try:
        ZoneInfo.clear_cache()
        assert ZoneInfo("Europe/Berlin").utcoffset(datetime(2027, 1, 1)).total_seconds() == 9 * 3600
        zones._zone.cache_clear()
        assert written(instant(datetime(2027, 1, 1, 12), "Europe/Berlin")) == "2027-01-01T11:00:00Z"
    finally:
        zoneinfo.reset_tzpath()
        ZoneInfo.clear_cache()


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("W. Europe Standard Time", "Europe/Berlin"),
        ('"Pacific Standard Time"', "America/Los_Angeles"),
        ("/freeassociation.sourceforge.net/Europe/Berlin", "Europe/Berlin"),
        ("/mozilla.org/20050126_1/America/Argentina/Ushuaia", "America/Argentina/Ushuaia"),
        ("Customized Time Zone", None),
        ("Europe/Atlantis", None),
        ("../../etc/passwd", None),
        ("", None),
        ("/" * 1_000_000, None),
    ],
)
def test_what_programs_call_zones_is_understood(text, zone):
    assert called(text) == zone


def test_all_that_windows_has_is_there():
    assert len(WINDOWS) > 130
    assert {called(name) for name in WINDOWS} <= set(ZONES)


def test_what_windows_has_is_called_as_the_shipped_database_calls_it_by_now():
    there = zones._SHIPPED / "zoneinfo"
    tables = [(there / name).read_text().splitlines() for name in ("zone.tab", "zone1970.tab")]
    places = {line.split("\t")[2] for table in tables for line in table if line and line[0] != "#"}
    links = {line.split()[2] for line in (there / "tzdata.zi").read_text().splitlines() if line.startswith("L ")}

    nowhere = set(WINDOWS.values()) - places
    assert all(name.startswith("Etc/") for name in nowhere), nowhere
    assert not nowhere & links
    assert called("India Standard Time") == "Asia/Kolkata"
    assert called("FLE Standard Time") == "Europe/Kyiv"


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Europe",
        "europe/berlin",
        "localtime",
        "posixrules",
        "Factory",
        "/Europe/Berlin",
        "Europe/../UTC",
        "a" * 300,
        "Mars/Olympus",
    ],
)
def test_what_is_no_zone_is_refused(name):
    with pytest.raises(UnknownZone, match="there is no time zone"):
        instant(datetime(2026, 1, 1), name)
    with pytest.raises(ValidationError, match="there is no time zone"):
        TypeAdapter(Zone).validate_python(name)


@given(durations)
def test_a_duration_is_read_as_it_was_written(duration):
    assert Duration.parse(str(duration)) == duration
    assert TypeAdapter(SignedDuration).validate_python(f"-{duration}") == Duration(-duration.days, -duration.seconds)


@pytest.mark.parametrize(
    "text", ["", "P", "PT", "P1", "1D", "P1DT", "PT1.5H", "P1Y", "P-1D", "P99999D", "PT9999999H", "pt1h", "P1D "]
)
def test_what_is_no_duration_is_refused(text):
    with pytest.raises(ValueError, match=r"a duration is written|a century"):
        Duration.parse(text)


def test_nothing_lasts_less_than_no_time_but_alerts_come_before():
    with pytest.raises(ValidationError, match="less than no time"):
        TypeAdapter(Duration).validate_python("-PT15M")
    assert TypeAdapter(SignedDuration).dump_json(Duration(0, -900)) == b'"-PT15M"'


def test_a_day_is_as_long_as_the_day_and_hours_are_hours():
    nine = datetime(2027, 3, 27, 9)  # the night after is an hour short

    assert Duration(days=1).after(nine, "Europe/Berlin") == instant(datetime(2027, 3, 28, 9), "Europe/Berlin")
    assert Duration(seconds=86400).after(nine, "Europe/Berlin") == instant(datetime(2027, 3, 28, 10), "Europe/Berlin")


@given(st.lists(times, max_size=40), places, durations)
def test_many_times_are_as_each_alone(some, zone, duration):
    begins = instants(some, zone)

    assert begins == [instant(time, zone) for time in some]
    assert duration.ends(some, begins, zone) == [duration.after(time, zone) for time in some]


def test_no_zone_has_changed_its_clocks_twice_within_two_days():
    """Where it had, knowing what they are at midnight would not be knowing what they are all day."""
    near = {}
    for name in ZONES:
        file = (zones._SHIPPED / "zoneinfo" / name).read_bytes()
        utc, standard, leaps, changes, kinds, letters = struct.unpack(">6l", file[20:44])
        second = 44 + changes * 5 + kinds * 6 + letters + leaps * 8 + standard + utc
        [changes] = struct.unpack(">l", file[second + 32 : second + 36])
        moments = struct.unpack(f">{changes}q", file[second + 44 : second + 44 + 8 * changes])
        if changes > 1:
            near[name] = min(b - a for a, b in pairwise(moments))
    assert len(near) > 400
    assert min(near.values()) > 2 * 24 * 3600, min(near, key=near.get)


@given(times, places, durations)
def test_nothing_lasts_longer_than_it_says(time, zone, duration):
    start = instant(time, zone)
    end = duration.after(time, zone)
    assert abs(end - start) <= duration.at_most()
    assert duration.later(start, zone) == end or local(start, zone) != time


MOMENTS, LOCALS = TypeAdapter(UtcTime), TypeAdapter(LocalTime)


@given(st.datetimes(timezones=st.just(UTC)))
def test_a_moment_is_read_as_it_was_written(moment):
    assert MOMENTS.validate_json(MOMENTS.dump_json(moment)) == moment


@pytest.mark.parametrize(
    "text", ["2027-01-31T08:00:00", "2027-01-31T08:00:00.0Z", "2027-01-31T08:00:00+00:00", "2027-13-01T00:00:00Z", 5]
)
def test_what_is_no_moment_is_refused(text):
    with pytest.raises(ValidationError):
        MOMENTS.validate_python(text)


@pytest.mark.parametrize(
    "text", ["2027-01-31T08:00:00Z", "2027-01-31T08:00:00.5", "2027-01-31", "2027-02-30T08:00:00", None]
)
def test_what_is_no_local_time_is_refused(text):
    with pytest.raises(ValidationError):
        LOCALS.validate_python(text)
