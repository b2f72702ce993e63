"""By what an event says of itself that it stands for a booking. Pure."""

from collections.abc import Mapping
from typing import Any

from agenda.events.notes import OURS

MARK = f"{OURS}booking"
GUEST = "guest"
"""Under which key its guest stands among the participants."""

ORIGIN = "booking"
"""What events say changed them last."""


def marked(body: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """What it says; nothing, if it is a copy under another uid."""
    mark = body.get(MARK)
    return mark if isinstance(mark, Mapping) and mark.get("bookingId") == body.get("uid") else None


def declined(body: Mapping[str, Any], sequence: int) -> str | None:
    """Why its guest does not come, who said so of how it is now; ``None`` if they did not."""
    guest = (body.get("participants") or {}).get(GUEST) or {}
    if guest.get("participationStatus") != "declined" or guest.get("scheduleSequence", -1) < sequence:
        return None
    return str(guest.get("participationComment") or "")


def page_of(body: Mapping[str, Any]) -> str | None:
    """The page on which it was booked."""
    mark = marked(body)
    return str(mark.get("pageId")) if mark else None
