"""What an entry says, whatever words it uses for it."""

from agenda.ics.kept import KEPT
from agenda.ics.reading.joined import base, patch
from agenda.jscalendar.event import Event
from agenda.jscalendar.patches import patched
from agenda.jscalendar.task import Task


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
