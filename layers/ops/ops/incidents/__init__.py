"""What went wrong, and how it goes on."""

from ops.incidents.model import (
    Incident,
    IncidentDraft,
    IncidentId,
    IncidentNote,
    IncidentUpdate,
    NoSuchIncident,
    Resolved,
)
from ops.incidents.service import Incidents

__all__ = [
    "Incident",
    "IncidentDraft",
    "IncidentId",
    "IncidentNote",
    "IncidentUpdate",
    "Incidents",
    "NoSuchIncident",
    "Resolved",
    "incidents",
]


def incidents() -> Incidents:
    """The incidents as production keeps them."""
    from ops.incidents.table import IncidentTable

    return Incidents(IncidentTable())
