"""What letters of every room say in English: a few words, and days, hours, durations and sizes."""

from collections.abc import Mapping
from datetime import datetime, timedelta

CODE = "en"

WORDS: Mapping[str, str] = {
    "footer": "{sender} sent this email to {address}, because {reason}.",
    "no replies": "Replies are not read.",
    "address of button": "If the button does not work, open this address in your browser:",
    # how much an alert matters
    "notice": "Notice",
    "warning": "Warning",
    "critical": "Critical",
    # facts
    "when": "When",
}

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_AMERICAN = {"US", "PH"}
"""Where the month comes first, and the day has twice twelve hours."""


def day(there: datetime, region: str, /) -> str:
    """``21 November 2026``, or ``November 21, 2026``: no figure can be taken for another."""
    month = _MONTHS[there.month - 1]
    return f"{month} {there.day}, {there.year}" if region in _AMERICAN else f"{there.day} {month} {there.year}"


def hour(there: datetime, region: str, /) -> str:
    """``13:04``, or ``1:04 PM``."""
    if region not in _AMERICAN:
        return f"{there:%H:%M}"
    return f"{there.hour % 12 or 12}:{there:%M} {'AM' if there.hour < 12 else 'PM'}"  # noqa: PLR2004 - noon


_UNITS = ((86_400, "day"), (3_600, "hour"), (60, "minute"))


def lasting(duration: timedelta, /) -> str:
    """``15 minutes``, ``1 hour``, ``7 days``: never more than there is."""
    seconds = max(0, int(duration.total_seconds()))
    for length, unit in _UNITS:
        count = seconds // length
        if count and (seconds % length == 0 or count >= 3 or unit == "minute"):  # noqa: PLR2004 - 90 minutes, 3 hours
            return f"{count} {unit}{'s' if count != 1 else ''}"
    return "less than a minute"


def size(count: int, /) -> str:
    """``12.3 MB``."""
    for power, unit in ((9, "GB"), (6, "MB"), (3, "kB")):
        if count >= 10**power:
            return f"{count / 10**power:.1f} {unit}"
    return f"{count} bytes"
