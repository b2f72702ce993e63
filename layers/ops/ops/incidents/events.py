"""What the other rooms are told of a change."""

from datetime import datetime

from contracts.audit import Acted
from contracts.ops import IncidentChanged
from kernel.changes import Change
from kernel.ids import same_id
from ops.incidents.model import Incident
from ops.incidents.table import asked_of, incident_of


def told(change: Change) -> IncidentChanged | None:
    """The event that ``change`` amounts to, if it means anything to anybody."""
    image = change.after or change.before
    if change.removed or image is None:
        return None  # a tombstone was swept, or a workspace erased: of that the rooms hear from identity
    incident = incident_of(image)
    return IncidentChanged(
        workspace=change.workspace,
        incident_id=incident.incident_id,
        kind="destroyed" if change.after is None else "created" if change.before is None else "updated",
        title=incident.title,
        status=incident.status,
        impact=incident.impact,
        at=incident.notes[-1].at,
    )


def acted(change: Change) -> Acted | None:
    """The act that ``change`` amounts to, if somebody did it; the same each time it is told."""
    if change.after is None:
        return _taken_back(change, incident_of(change.before)) if change.before and change.said else None
    incident = incident_of(change.after)
    over = "incident.resolve" if incident.resolved else "incident.update"
    action = over if change.before else "incident.open"
    note = incident.notes[-1]
    return Acted(
        workspace=change.workspace,
        act_id=same_id(action, change.workspace, incident.incident_id, str(incident.modseq)),
        actor=note.by,
        action=action,
        target=incident.incident_id,
        at=note.at,
        **asked_of(change.after)._asdict(),
        details={"title": incident.title, "impact": incident.impact, "status": incident.status},
    )


def _taken_back(change: Change, incident: Incident) -> Acted:
    said = change.said
    return Acted(
        workspace=change.workspace,
        act_id=same_id("incident.delete", change.workspace, incident.incident_id, str(incident.modseq)),
        actor=said["by"],
        action="incident.delete",
        target=incident.incident_id,
        at=datetime.fromisoformat(said["at"]),
        address=said.get("address"),
        session=said.get("session"),
        details={"title": incident.title, "impact": incident.impact, "status": incident.status},
    )
