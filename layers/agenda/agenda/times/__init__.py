"""Times as calendars mean them, of a named zone; and how long things last, by the calendar and by the clock."""

from agenda.times.durations import Duration, SignedDuration
from agenda.times.local import LocalTime, UtcTime
from agenda.times.zones import UnknownZone, Zone, called, instant, instants, local, offset

__all__ = [
    "Duration",
    "LocalTime",
    "SignedDuration",
    "UnknownZone",
    "UtcTime",
    "Zone",
    "called",
    "instant",
    "instants",
    "local",
    "offset",
]
