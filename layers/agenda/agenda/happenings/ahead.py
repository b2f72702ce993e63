"""Looking at what is to come, some of it at a time. Pure."""

from datetime import datetime
from typing import NamedTuple

from agenda.events.model import CalendarEvent


class Reach(NamedTuple):
    """How far to look ahead: at what is often from ``now`` on, at what is once ``since`` then, and ``most`` of that."""

    now: datetime
    since: datetime
    before: datetime
    most: int


class Ahead(NamedTuple):
    events: list[CalendarEvent]
    until: datetime | None
    """What is once and begins from then on was not looked at."""
