"""What went wrong, and how it goes on."""

from contracts.audit import Acted
from contracts.ops import IncidentChanged
from kernel.changes import Change
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
    "acted",
    "incidents",
    "sweep_incidents",
    "told",
]


def incidents() -> Incidents:
    """The incidents as production keeps them."""
    from ops.incidents.table import IncidentTable

    return Incidents(IncidentTable())


def sweep_incidents() -> None:
    """Forget incidents that were taken back more than thirty days ago."""
    from kernel.journal.sweep import sweep
    from ops.incidents.table import journal

    sweep(journal())


def told(change: Change) -> IncidentChanged | None:
    """The event that a change of a row amounts to, if it means anything to anybody."""
    from ops.incidents.events import told

    return told(change)


def acted(change: Change) -> Acted | None:
    """The act that a change of a row amounts to, if it matters for security."""
    from ops.incidents.events import acted

    return acted(change)
