"""iCalendar (RFC 5545): what other programs send and fetch, as JSCalendar and back, and nothing of it lost."""

from agenda.ics.problems import BadCalendar, Problem
from agenda.ics.reading.file import Calendar, read
from agenda.ics.writing.file import write

__all__ = ["BadCalendar", "Calendar", "Problem", "read", "write"]
