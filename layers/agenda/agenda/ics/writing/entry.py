"""One event or task, or one occurrence of one, as a component: and nothing of it is lost. Pure.

What was written is read again. Where that is not what was to be written, JSCalendar has something that iCalendar has
no word for; it is told beside, in properties that only those read who know of JSCalendar.
"""

import json
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from agenda.ics.components import Component
from agenda.ics.kept import KEPT, Kept
from agenda.ics.problems import BadProperty, Problems
from agenda.ics.reading.context import Context
from agenda.ics.reading.entry import KINDS, read_entry
from agenda.ics.texts import escaped
from agenda.ics.usual import ends, is_day, usual_end
from agenda.ics.values import Time, moment_written
from agenda.ics.words import PATH, PROPERTY
from agenda.ics.writing.alarms import alarms
from agenda.ics.writing.lines import Lines, Said
from agenda.ics.writing.people import people
from agenda.ics.writing.things import links, places, words
from agenda.ics.zones import Zones
from agenda.jscalendar.event import Event
from agenda.jscalendar.patches import difference
from agenda.jscalendar.task import Task
from agenda.jscalendar.usual import USUAL
from agenda.recurrence.rule import Rule
from agenda.recurrence.text import write as rule_written
from agenda.times import Duration

_COMPONENTS = {kind: name for name, kind in KINDS.items()}
_ELSEWHERE = {KEPT, "@type", "recurrenceId", "recurrenceIdTimeZone", "recurrenceOverrides"}
"""What is not told beside: it is written by other means, or is the file's own."""
_WHOLE = ("created", "updated", "progressUpdated")


def component(said: Said, *, of: Time | None = None, stamp: datetime | None = None) -> tuple[Component, set[str]]:
    """The component that says so, and the zones whose names are in it."""
    lines = _lines(said, of, stamp)
    made = lines.component()
    for path, value in sorted(_lost(said, made).items()):
        lines.add(
            PROPERTY, escaped(json.dumps(value, ensure_ascii=True, sort_keys=True)), **{PATH: json.dumps(path)[1:-1]}
        )
    made = lines.component()
    used = {zone for line in made.properties if (zone := line.parameter("TZID"))}
    return made, used | lines.zones


def _lines(said: Said, of: Time | None, stamp: datetime | None) -> Lines:
    lines = Lines(_COMPONENTS[said["@type"]], said, Kept(said.get(KEPT)))
    lines.add("UID", escaped(said["uid"]))
    updated = said["updated"]
    lines.add("DTSTAMP", moment_written(stamp or datetime.fromisoformat(updated)))
    lines.moment("CREATED", "created")
    if "LAST-MODIFIED" not in lines.kept.names():
        lines.moment("LAST-MODIFIED", "updated")
    lines.add("SEQUENCE", str(said.get("sequence") or 0), "sequence")
    if of is not None:
        lines.time("RECURRENCE-ID", of)
    _times(lines)
    _rules(lines)
    words(lines)
    places(lines)
    links(lines)
    people(lines)
    alarms(lines)
    return lines


def _times(lines: Lines) -> None:
    said, day, zone = lines.said, is_day(lines.said), lines.said.get("timeZone")
    if said.get("start"):
        lines.time("DTSTART", _time(said["start"], zone, day), "start")
    if lines.name == "VTODO":
        if said.get("due") and not _as_duration(lines):
            lines.time("DUE", _time(said["due"], zone, day), "due")
        if said.get("estimatedDuration"):
            lines.add("ESTIMATED-DURATION", said["estimatedDuration"], "estimatedDuration")
        return
    if not said.get("start"):
        return
    usual = usual_end(said)
    name = lines.kept.name("duration") or usual
    until = ends(said)
    if name == "DTEND" and until is not None:
        lines.time("DTEND", until, "duration")
    elif name is not None and (usual is not None or name == "DURATION"):
        lines.add("DURATION", said.get("duration") or "PT0S", "duration")


def _as_duration(lines: Lines) -> bool:
    """Whether a task told how long it takes, and not when it is due; and still does."""
    said = lines.said
    if lines.kept.name("due") != "DURATION" or not said.get("start") or said["due"] < said["start"]:
        return False
    zone = said.get("timeZone")
    lasts = (
        Time(datetime.fromisoformat(said["due"]), zone).moment
        - Time(datetime.fromisoformat(said["start"]), zone).moment
    )
    whole = is_day(said) and not lasts.seconds
    lines.add("DURATION", str(Duration(lasts.days) if whole else Duration(0, int(lasts.total_seconds()))), "due")
    return True


def _rules(lines: Lines) -> None:
    zone, day = lines.said.get("timeZone"), is_day(lines.said)
    for name, field in (("RRULE", "recurrenceRules"), ("EXRULE", "excludedRecurrenceRules")):
        for each in lines.said.get(field) or ():
            rule = Rule.model_validate(each)
            lines.add(name, rule_written(rule, ZoneInfo(zone) if zone else None, all_day=day))


def _time(text: str, zone: str | None, day: bool) -> Time:  # noqa: FBT001
    return Time(datetime.fromisoformat(text), None if day else zone, day)


def _lost(said: Said, made: Component) -> dict[str, Any]:
    """What is read of a component otherwise than it was to be."""
    left = {name: value for name, value in said.items() if name in {"@type", "uid", "updated"}}
    try:
        read = read_entry(made, Context(Zones((), Problems()), Problems())).said
    except (BadProperty, ValueError):
        read = {**left, **({"start": said["start"]} if said.get("start") else {})}
    if _bare(read) == _bare(said):
        return {}
    return difference(_plain(read), _plain(said))


def _bare(said: Said) -> dict[str, Any]:
    """The same, but for what is usual: where that is equal, nothing is lost, and it is found out soon."""
    return {
        name: f"{value[:19]}Z" if name in _WHOLE else value
        for name, value in said.items()
        if name not in _ELSEWHERE and USUAL.get(name, said) != value
    }


def _plain(said: Said) -> dict[str, Any]:
    """What is said, in one way: with no word for what is usual, and moments to the second."""
    model = Event if said["@type"] == "Event" else Task
    known = {name: value for name, value in said.items() if name not in _ELSEWHERE and value is not None}
    dumped = model.model_validate({"@type": said["@type"], **known}).model_dump(
        mode="json", by_alias=True, exclude_defaults=True
    )
    for name in _WHOLE:
        if name in dumped:
            dumped[name] = f"{dumped[name][:19]}Z"
    for each in (dumped.get("alerts") or {}).values():
        if isinstance(each, dict):
            each.pop(KEPT, None)
    return dumped
