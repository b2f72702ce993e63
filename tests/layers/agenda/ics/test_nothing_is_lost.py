"""What is written as iCalendar and read again is what it was."""

import icalendar
from hypothesis import HealthCheck, given, settings

from agenda.ics import read, write
from agenda.ics.kept import KEPT
from agenda.ics.reading.joined import base, patch
from agenda.jscalendar.event import Event
from agenda.jscalendar.patches import patched
from agenda.jscalendar.task import Task
from tests.layers.agenda.ics.entries import entries


def meant(said):
    """What an entry says, in one way."""
    model = Event if said["@type"] == "Event" else Task
    overrides = said.get("recurrenceOverrides") or {}
    dumped = model.model_validate({name: it for name, it in said.items() if name != "recurrenceOverrides"}).model_dump(
        mode="json", by_alias=True, exclude_defaults=True, exclude={KEPT}
    )
    for each in (dumped.get("alerts") or {}).values():
        each.pop(KEPT, None)
    series = {"@type": said["@type"], **dumped}
    times = {
        at: it if it.get("excluded") else patch(series, at, meant_occurrence(series, at, it))
        for at, it in overrides.items()
    }
    return {**series, "recurrenceOverrides": times} if times else series


def meant_occurrence(series, at, changed):
    whole = {**patched(base(series, at), changed), "uid": series["uid"]}
    return meant({name: it for name, it in whole.items() if it is not None})


@given(entries())
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=60, deadline=None)
def test_what_is_written_is_read_again_as_it_was(entry):
    data = write([entry])
    back = read(data)

    assert not back.problems, (back.problems, data.decode())
    assert [meant(each) for each in back.entries] == [meant(entry)], data.decode()
    assert len(icalendar.Calendar.from_ical(data).walk()) >= 2
    assert write(back.entries) == write(read(write(back.entries)).entries)
