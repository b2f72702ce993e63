"""One component, an event's or a task's, or of one occurrence: as JSCalendar has it. Pure."""

import json
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from agenda.ics.components import Component
from agenda.ics.kept import KEPT, Source
from agenda.ics.lines import Line
from agenda.ics.problems import BadProperty
from agenda.ics.reading.alarms import alarms
from agenda.ics.reading.context import Context, Said
from agenda.ics.reading.people import people
from agenda.ics.reading.repeats import repeats
from agenda.ics.reading.things import links, places, words
from agenda.ics.reading.timing import event_times, task_times
from agenda.ics.texts import plain
from agenda.ics.values import Time, bad, json_moment, json_time, moment, time
from agenda.ics.words import EPOCH, PATH, PROPERTY
from agenda.jscalendar.patches import BadPatch, patched
from agenda.times.local import YEARS

KINDS = {"VEVENT": "Event", "VTODO": "Task"}
_NAMELESS = UUID("b1b4c1c1-2f3f-4b0c-9a0e-3c7a2d0f7f55")
_LONGEST_PROPERTY = 200_000
_NOT_TOLD = {"@type", "uid", "recurrenceId", "recurrenceIdTimeZone", "recurrenceOverrides"}


class Read(NamedTuple):
    """What a component says."""

    component: Component
    said: Said
    start: Time | None
    of: Time | None
    """The occurrence that it is of, if it is of one."""


def read_entry(component: Component, context: Context) -> Read:
    """What it says; ``BadProperty`` if some of it cannot be read."""
    if component.wrong:
        raise BadProperty(component.wrong[0])
    source = Source(component)
    said: Said = {"@type": KINDS[component.name]}
    said["uid"] = uid_of(component)
    if (uid := source.take("UID")) is None or not uid.value.strip():
        context.note(_nowhere(component), "it has no UID; one is made of what it says")
    _changed(source, said, context)
    times = event_times if component.name == "VEVENT" else task_times
    start = times(source, said, context)
    of = _occurrence(source, context)
    if start is None and component.name == "VEVENT":
        if context.method is None:
            raise BadProperty(bad(_nowhere(component), "it does not say when it begins").problem)
        if of is not None:
            said["start"] = json_time(of.local)
    words(source, said, context)
    places(source, said)
    links(source, said, context)
    people(source, said, context)
    alarms(source, said, context)
    repeats(source, said, start, context)
    said = _told(source, said)
    if kept := source.kept():
        said[KEPT] = kept
    return Read(component, said, start, of)


def _changed(source: Source, said: Said, context: Context) -> None:
    stamp, modified = source.take("DTSTAMP"), source.take("LAST-MODIFIED")
    used = stamp if context.method and stamp else modified or stamp
    said["updated"] = json_moment(moment(used, context)) if used else EPOCH
    if (created := source.take("CREATED")) is not None:
        said["created"] = json_moment(moment(created, context))


def _occurrence(source: Source, context: Context) -> Time | None:
    line = source.take("RECURRENCE-ID")
    if line is None:
        return None
    if (line.parameter("RANGE") or "").upper() == "THISANDFUTURE":
        raise bad(line, "what is changed from one time on is not read; let the series end there, and another begin")
    of = time(line, context)
    if of.local.year not in YEARS:
        raise bad(line, f"a calendar has the years {YEARS[0]} to {YEARS[-1]}")
    return of


def uid_of(component: Component) -> str:
    """Its own, or one that is made up: the same for the same words, so that who brings a file in twice has no two."""
    if (uid := component.first("UID")) is not None and uid.value.strip():
        return plain(uid.value).strip()
    words = [(line.name, line.value) for line in component.properties if line.name != "DTSTAMP"]
    return str(uuid5(_NAMELESS, json.dumps(words)))


def _told(source: Source, said: Said) -> Said:
    """With what we, or others, wrote of JSCalendar that iCalendar has no words for."""
    told: dict[str, Any] = {}
    for line in source.take_all(PROPERTY):
        if len(line.value) > _LONGEST_PROPERTY:
            source.put_back(line)
            continue
        try:
            path = str(json.loads(f'"{line.parameter(PATH) or ""}"'))
            value = json.loads(plain(line.value), parse_constant=_refused)
        except (ValueError, RecursionError):
            source.put_back(line)
            continue
        if path.partition("/")[0] in _NOT_TOLD:
            source.put_back(line)
        else:
            told[path] = value
    if not told:
        return said
    try:
        return patched(said, told)
    except BadPatch:
        for path, value in told.items():
            source.put_back(Line(0, PROPERTY, {PATH: (path,)}, json.dumps(value)))
        return said


def _refused(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _nowhere(component: Component) -> Line:
    return Line(component.number, component.name, {}, "")
