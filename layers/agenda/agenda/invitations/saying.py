"""When and where an event is, in words for people. Pure."""

from datetime import datetime, timedelta

from agenda.invitations.occurrences import overrides
from agenda.invitations.parties import Json
from agenda.times import Duration, instant, local, offset

_DAYS = {
    "mo": "Monday",
    "tu": "Tuesday",
    "we": "Wednesday",
    "th": "Thursday",
    "fr": "Friday",
    "sa": "Saturday",
    "su": "Sunday",
}
_NAMES = tuple(_DAYS.values())
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_UNITS = {"yearly": "year", "monthly": "month", "weekly": "week", "daily": "day", "hourly": "hour"}


def span(entry: Json, zone: str | None = None) -> str:
    """``Monday, 4 January 2027, 09:00 (Berlin time, UTC+1)``, and until when; on the clocks of ``zone``, or its own."""
    if "start" not in entry:
        return ""
    begins, length = datetime.fromisoformat(entry["start"]), Duration.parse(entry.get("duration") or "PT0S")
    if entry.get("showWithoutTime"):
        last = begins + timedelta(days=max(length.days, 1) - 1)
        return _day(begins) if last == begins else f"{_day(begins)} to {_day(last)}"
    own = entry.get("timeZone")
    if own is None:
        return f"{_day(begins)}, {begins:%H:%M}"
    there = zone or own
    start, end = local(instant(begins, own), there), local(length.after(begins, own), there)
    until = f"{end:%H:%M}" if end.date() == start.date() else f"{_day(end)}, {end:%H:%M}"
    shown = f"{start:%H:%M}" if start == end else f"{start:%H:%M}\N{EN DASH}{until}"
    return f"{_day(start)}, {shown} ({clock(there, instant(begins, own))})"


def brief(entry: Json, zone: str | None = None) -> str:
    """``4 January 2027, 09:00``, for a line in a mailbox."""
    if "start" not in entry:
        return ""
    begins, own = datetime.fromisoformat(entry["start"]), entry.get("timeZone")
    if zone and own and not entry.get("showWithoutTime"):
        begins = local(instant(begins, own), zone)
    day = f"{begins.day} {_MONTHS[begins.month - 1]} {begins.year}"
    return day if entry.get("showWithoutTime") else f"{day}, {begins:%H:%M}"


def clock(zone: str, at: datetime) -> str:
    """``Berlin time, UTC+1``: whose clocks those are, so that nobody has to know what zones are called."""
    minutes = int(offset(at, zone).total_seconds()) // 60
    sign, (hours, rest) = ("+" if minutes > 0 else "\N{MINUS SIGN}"), divmod(abs(minutes), 60)
    ahead = "UTC" + (f"{sign}{hours}" + (f":{rest:02}" if rest else "") if minutes else "")
    area, _, place = zone.partition("/")
    return f"{place.rpartition('/')[2].replace('_', ' ')} time, {ahead}" if place and area != "Etc" else ahead


def apart(entry: Json, one: str | None, other: str | None) -> bool:
    """Whether clocks there show another time when it begins."""
    own = entry.get("timeZone")
    if not (own and one and other and "start" in entry) or entry.get("showWithoutTime"):
        return False
    at = instant(datetime.fromisoformat(entry["start"]), own)
    return offset(at, one) != offset(at, other)


def _day(at: datetime) -> str:
    return f"{_NAMES[at.weekday()]}, {at.day} {_MONTHS[at.month - 1]} {at.year}"


def places(entry: Json) -> str:
    """Where it is, in one line."""
    there = [each.get("name") or each.get("description") for each in (entry.get("locations") or {}).values()]
    calls = [each.get("uri") for each in (entry.get("virtualLocations") or {}).values()]
    return ", ".join(" ".join(str(each).split()) for each in (*there, *calls) if each)


def repeats(entry: Json) -> str:
    """``every 2 weeks on Tuesday and Thursday, 10 times``; a rule that takes longer to say is named by its pace."""
    rules = entry.get("recurrenceRules") or ()
    if not rules:
        return "on several days" if overrides(entry) else ""
    rule = rules[0]
    unit, interval = _UNITS.get(rule["frequency"], "day"), int(rule.get("interval", 1))
    pace = f"every {unit}" if interval == 1 else f"every {interval} {unit}s"
    days = [each["day"] for each in rule.get("byDay") or () if not each.get("nthOfPeriod")]
    on = f" on {_listed([_DAYS[each] for each in days])}" if days and unit == "week" else ""
    count = f", {rule['count']} times" if rule.get("count") else ""
    until = f", until {_day(datetime.fromisoformat(rule['until']))}" if rule.get("until") else ""
    return f"{pace}{on}{count}{until}"


def _listed(words: list[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
