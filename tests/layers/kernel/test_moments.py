from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from kernel.moments import Moment

read = TypeAdapter(Moment).validate_python
moments = st.datetimes(timezones=st.timezones() | st.just(UTC))


@given(moments)
def test_a_moment_is_read_as_it_is_written(moment):
    utc = moment.astimezone(UTC) if moment.year not in {1, 9999} else moment.replace(tzinfo=UTC)

    assert read(utc.isoformat()) == utc
    assert read(utc.isoformat().replace("+00:00", "z").replace("T", "t")) == utc


def test_it_may_be_said_in_another_zone_and_kept_as_it_is():
    noon = datetime(2026, 11, 21, 12, tzinfo=UTC)

    assert read("2026-11-21T14:00:00+02:00") == read(noon) == noon


@pytest.mark.parametrize(
    "said",
    [
        *(0, 1.5, True, "0", "1700000000", "", b"2026-11-21T12:00:00Z", "2026-11-21", "2026-11-21T12:00"),
        *("2026-11-21T12:00:00", "2026-11-21 12:00:00Z", "2026-13-21T12:00:00Z", "2026-11-21T12:00:00Z\n"),
        "\u0662026-11-21T12:00:00Z",
    ],
)
def test_what_could_mean_anything_means_nothing(said):
    with pytest.raises(ValidationError):
        read(said)
