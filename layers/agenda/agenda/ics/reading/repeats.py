"""When it happens again: RRULE, EXRULE, RDATE, EXDATE, RECURRENCE-ID. Pure."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from agenda.ics.kept import Source
from agenda.ics.lines import Line
from agenda.ics.reading.context import Context, Said
from agenda.ics.values import Time, bad, duration, json_time, time
from agenda.recurrence.refusals import BadRule
from agenda.recurrence.text import parse
from agenda.times import Duration

MOST = 5000
"""Times that one names one by one."""
_READ = ("TZID", "VALUE")


def repeats(source: Source, said: Said, start: Time | None, context: Context) -> None:
    """The rules of an entry, and the times that it has beside them, or has not."""
    zone = said.get("timeZone")
    for name, field in (("RRULE", "recurrenceRules"), ("EXRULE", "excludedRecurrenceRules")):
        rules = [_rule(line, zone) for line in source.take_all(name) if line.value.strip()]
        if rules:
            said[field] = rules
    added, excluded = source.take_all("RDATE"), source.take_all("EXDATE")
    overrides: dict[str, Said] = {}
    for line in (*added, *excluded):
        if start is None:
            raise bad(line, "what repeats begins at some time: DTSTART is missing")
        for each in line.value.split(","):
            if not each.strip():
                continue
            at, patch = _one(line, each, start, context)
            if line.name == "EXDATE":
                patch = {"excluded": True}
            source.converted(f"recurrenceOverrides/{at}", line, *_READ)
            overrides[at] = patch
            if len(overrides) > MOST:
                raise bad(line, f"more than {MOST} times are named one by one; let a rule say when it is")
    if overrides:
        said["recurrenceOverrides"] = overrides


def recurrence_id(at: Time, start: Time) -> str:
    """The time that an occurrence would be at, as the series that begins at ``start`` tells times."""
    if start.day:
        return json_time(at.local.replace(hour=0, minute=0, second=0))
    if at.day:
        return json_time(datetime.combine(at.local.date(), start.local.time()))
    return json_time(at.of(start.zone))


def _one(line: Line, text: str, start: Time, context: Context) -> tuple[str, Said]:
    begins, period, ends = text.partition("/")
    at = time(line, context, begins)
    identified = recurrence_id(at, start)
    if not period:
        return identified, {}
    if ends.strip().upper().lstrip("+").startswith("P"):
        return identified, {"duration": str(duration(line, ends))}
    lasts = (time(line, context, ends).moment - at.moment) // timedelta(seconds=1)
    if lasts < 0:
        raise bad(line, "it ends before it begins")
    return identified, {"duration": str(Duration(0, lasts))}


def _rule(line: Line, zone: str | None) -> dict[str, Any]:
    try:
        rule = parse(line.value, ZoneInfo(zone) if zone else None)
    except BadRule as wrong:
        raise bad(line, str(wrong)) from None
    said = rule.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    for day in said.get("byDay", ()):
        day["@type"] = "NDay"
    return {"@type": "RecurrenceRule", **said}
