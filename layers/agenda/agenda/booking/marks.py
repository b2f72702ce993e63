"""By what an event says of itself that it stands for a booking. Pure."""

from collections.abc import Mapping
from typing import Any

from agenda.events.notes import OURS

MARK = f"{OURS}booking"
GUEST = "guest"
"""Under which key its guest stands among the participants."""

ALONG = "along"
"""How the keys begin under which those stand whom its guest brings along."""

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


def hosts_of(body: Mapping[str, Any]) -> list[str]:
    """Its hosts, the first of them first."""
    named = (body.get("participants") or {}).items()
    hosts = ((key, each) for key, each in named if key != GUEST and not key.startswith(ALONG))
    first = {key: "owner" in (each.get("roles") or {}) for key, each in hosts}
    return sorted(first, key=lambda key: not first[key])


def host_of(body: Mapping[str, Any], *likely: str | None) -> str | None:
    """Whose it is: one of those who are likely, if they are a host of it; or else the first."""
    hosts = hosts_of(body)
    return next((each for each in likely if each in hosts), next(iter(hosts), None))


def page_of(body: Mapping[str, Any]) -> str | None:
    """The page on which it was booked."""
    mark = marked(body)
    return str(mark.get("pageId")) if mark else None
