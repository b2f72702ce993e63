"""The calendars that the tests of the room are about."""

from datetime import UTC, datetime
from uuid import UUID

from agenda.calendars.model import Calendar
from agenda.sharing import Share

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def calendar(number=1, **said):
    """The calendar of that number; ``shares`` as a dictionary."""
    shares = tuple(Share(to=to, role=role) for to, role in said.pop("shares", {}).items())
    usual = {"calendar_id": str(UUID(int=number)), "name": f"Calendar {number}", "owner": "ada", "created": NOON}
    return Calendar(**{**usual, "shares": shares, **said})
