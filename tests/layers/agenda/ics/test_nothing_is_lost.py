"""What is written as iCalendar and read again is what it was."""

import icalendar
from hypothesis import HealthCheck, given, settings

from agenda.ics import read, write
from tests.layers.agenda.ics.entries import entries
from tests.layers.agenda.ics.meaning import meant


@given(entries())
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=60, deadline=None)
def test_what_is_written_is_read_again_as_it_was(entry):
    data = write([entry])
    back = read(data)

    assert not back.problems, (back.problems, data.decode())
    assert [meant(each) for each in back.entries] == [meant(entry)], data.decode()
    assert len(icalendar.Calendar.from_ical(data).walk()) >= 2
    assert write(back.entries) == write(read(write(back.entries)).entries)
