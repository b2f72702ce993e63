"""What the operations room tells others."""

from datetime import datetime
from typing import Literal

from kernel.events import Event


class IncidentChanged(Event, frozen=True):
    """An incident was opened, went on, or was resolved."""

    incident_id: str
    kind: Literal["created", "updated", "destroyed"]
    title: str
    status: str
    impact: str
    at: datetime
