"""What somebody sees of an event: all of it, that the time is taken, or nothing. Pure."""

from collections.abc import Mapping
from typing import Any

from agenda.events.model import Body, CalendarEvent, identified
from agenda.sharing import Role, allows

_TIMES = frozenset(
    {
        "@type",
        "updated",
        "start",
        "duration",
        "timeZone",
        "showWithoutTime",
        "status",
        "freeBusyStatus",
        "recurrenceRules",
        "excludedRecurrenceRules",
        "recurrenceId",
        "recurrenceIdTimeZone",
    }
)
_OVERRIDDEN = frozenset({"start", "duration", "timeZone", "excluded", "status", "freeBusyStatus", "showWithoutTime"})


def seen(event: Body, role: Role) -> Body | None:
    """The event as who has ``role`` in its calendar sees it; ``None`` if for them it is not there.

    Who may change a calendar sees all of it. What is private shows others that the time is taken, and what is secret
    shows them nothing (RFC 8984, 4.4.3).
    """
    privacy = event.get("privacy", "public")
    if allows(role, "write") or (role == "read" and privacy == "public"):
        return event
    return None if privacy == "secret" else _taken(event)


def shown(it: CalendarEvent, role: Role) -> CalendarEvent | None:
    """The same of an event as it stands in a calendar."""
    body = seen(it.event, role)
    return None if body is None else it if body is it.event else it.model_copy(update={"event": body, "by": None})


def _taken(event: Body) -> Body:
    """When it is, and nothing of what it is: its uid is known to those alone who are invited, or may read it."""
    kept: dict[str, Any] = {name: value for name, value in event.items() if name in _TIMES}
    if "uid" in event:
        kept["uid"] = identified(event["uid"])
    overrides: Mapping[str, Mapping[str, Any]] = event.get("recurrenceOverrides", {})
    if overrides:
        kept["recurrenceOverrides"] = {at: _override(patch) for at, patch in overrides.items()}
    return {**kept, "privacy": "private"}


def _override(patch: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in patch.items() if name in _OVERRIDDEN}
