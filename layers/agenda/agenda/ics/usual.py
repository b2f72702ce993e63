"""How an end is written unless it came otherwise. Pure."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from agenda.ics.values import Time
from agenda.times import Duration, local

_DAY = 24 * 3600


def is_day(said: Mapping[str, Any]) -> bool:
    """Whether its times are days: it is shown without a time, and begins or is due with a day."""
    times = [said[name] for name in ("start", "due") if said.get(name)]
    return bool(said.get("showWithoutTime") and times and all(each.endswith("T00:00:00") for each in times))


def end_zone(said: Mapping[str, Any]) -> str | None:
    """The zone in which it ends."""
    for _, each in sorted((said.get("locations") or {}).items()):
        if each.get("relativeTo") == "end" and each.get("timeZone"):
            return str(each["timeZone"])
    zone = said.get("timeZone")
    return str(zone) if zone else None


def ends(said: Mapping[str, Any]) -> Time | None:
    """The time at which an event ends, if telling it says how long it lasts."""
    lasts, zone = Duration.parse(said.get("duration") or "PT0S"), said.get("timeZone")
    start = datetime.fromisoformat(said["start"])
    try:
        if is_day(said):
            days = lasts.days - -lasts.seconds // _DAY
            return Time(start + timedelta(days=days), day=True) if days else None
        if lasts.days:
            return None
        if not zone:
            return Time(start + timedelta(seconds=lasts.seconds))
        moment, there = Time(start, zone).moment + timedelta(seconds=lasts.seconds), end_zone(said) or zone
        shown = Time(local(moment, there), there)
    except OverflowError:
        return None
    return shown if shown.moment == moment else None


def usual_end(said: Mapping[str, Any]) -> str | None:
    """The property that says when an event ends, or how long it lasts; none if it lasts no time."""
    if not is_day(said) and Duration.parse(said.get("duration") or "PT0S") == Duration():
        return None
    return "DTEND" if ends(said) else "DURATION"
