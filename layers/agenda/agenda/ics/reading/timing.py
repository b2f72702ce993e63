"""When it is: DTSTART, DTEND, DUE, DURATION. Pure."""

from datetime import datetime, timedelta

from agenda.ics.kept import Source
from agenda.ics.lines import Line
from agenda.ics.reading.context import Context, Said
from agenda.ics.usual import usual_end
from agenda.ics.values import Time, bad, duration, json_time, time
from agenda.times import Duration

_READ = ("TZID", "VALUE")


def event_times(source: Source, said: Said, context: Context) -> Time | None:
    """When an event begins; ``None`` if it does not say, as messages about one may."""
    line = source.take("DTSTART")
    if line is None:
        return None
    start = _start(line, source, said, context)
    end, lasts = source.take("DTEND"), source.take("DURATION")
    if end is not None:
        long = _until(end, start, time(end, context), said)
        source.converted("duration", end, *_READ)
        if lasts is not None:
            source.put_back(lasts)
    elif lasts is not None:
        long = duration(lasts)
        if long.negative:
            raise bad(lasts, "it ends before it begins")
        source.converted("duration", lasts)
    else:
        long = Duration(1) if start.day else Duration()
    if long != Duration():
        said["duration"] = str(long)
    used = end or lasts
    if used is not None and used.name != _usual(used, said):
        source.converted("duration", used, *_READ, name=True)
    return start


def _usual(used: Line, said: Said) -> str | None:
    """The property in which it would say when it ends; ``BadProperty`` if it lasts longer than anything can."""
    try:
        return usual_end(said)
    except ValueError as wrong:
        raise bad(used, str(wrong)) from None


def task_times(source: Source, said: Said, context: Context) -> Time | None:
    """When a task begins, or else is due."""
    line, end, lasts = source.take("DTSTART"), source.take("DUE"), source.take("DURATION")
    start = _start(line, source, said, context) if line else None
    if estimated := source.take("ESTIMATED-DURATION"):
        said["estimatedDuration"] = str(duration(estimated))
        source.converted("estimatedDuration", estimated)
    if end is not None:
        due = time(end, context)
        source.converted("due", end, *_READ)
        if start is None:
            _of_zone(due, said)
            start = due
        elif start.day and not due.day:
            said.pop("showWithoutTime")
            if due.zone:
                said["timeZone"] = due.zone
        said["due"] = json_time(due.of(said.get("timeZone")))
    if lasts is not None and start is not None and end is None:
        long = duration(lasts)
        ends = long.after(start.local, start.zone or "Etc/UTC")
        said["due"] = json_time(Time.utc(ends).of(start.zone) if start.zone else ends.replace(tzinfo=None))
        source.converted("due", lasts, name=True)
    elif lasts is not None:
        source.put_back(lasts)
    return start


def _start(line: Line, source: Source, said: Said, context: Context) -> Time:
    start = time(line, context)
    said["start"] = json_time(start.local)
    _of_zone(start, said)
    source.converted("start", line, *_READ)
    return start


def _of_zone(at: Time, said: Said) -> None:
    if at.day:
        said["showWithoutTime"] = True
    if at.zone:
        said["timeZone"] = at.zone


def _until(line: Line, start: Time, end: Time, said: Said) -> Duration:
    """How long it is until then: days where it is of days, else seconds of the clock."""
    if start.day:
        days = (_midnight(end.local) - start.local).days
        if days < 0:
            raise bad(line, "it ends before it begins")
        return Duration(days or 1)
    if end.day:
        end = Time(end.local, start.zone)
    if end.zone and start.zone and end.zone != start.zone:
        said["locations"] = {"end": {"@type": "Location", "relativeTo": "end", "timeZone": end.zone}}
    elif bool(end.zone) != bool(start.zone):
        end = Time(end.local, start.zone)
    lasts = (end.moment - start.moment) // timedelta(seconds=1)
    if lasts < 0:
        raise bad(line, "it ends before it begins")
    return Duration(0, lasts)


def _midnight(at: datetime) -> datetime:
    return at.replace(hour=0, minute=0, second=0)
