"""What the other rooms are told of a change."""

from contracts.ops import IncidentChanged
from kernel.changes import Change
from ops.incidents.table import incident_of


def told(change: Change) -> IncidentChanged | None:
    """The event that ``change`` amounts to, if it means anything to anybody."""
    image = change.after or change.before
    if change.kind == "swept" or image is None:
        return None
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
