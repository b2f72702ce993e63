"""What the other rooms are told of a change."""

from contracts.audit import Acted
from contracts.ops import IncidentChanged
from kernel.changes import Change
from kernel.ids import same_id
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
    """The act that ``change`` amounts to, if somebody opened or resolved an incident; the same each time it is told."""
    if change.after is None:
        return None
    incident = incident_of(change.after)
    before = incident_of(change.before) if change.before else None
    action = "incident.open" if before is None else "incident.resolve"
    if before is not None and (before.resolved or not incident.resolved):
        return None
    note = incident.notes[-1]
    return Acted(
        workspace=change.workspace,
        act_id=same_id(action, change.workspace, incident.incident_id, str(incident.modseq)),
        actor=note.by,
        action=action,
        target=incident.incident_id,
        at=note.at,
        **asked_of(change.after)._asdict(),
        details={"title": incident.title, "impact": incident.impact},
    )
