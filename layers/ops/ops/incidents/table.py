"""Incidents in DynamoDB: the journal of each workspace."""

from collections.abc import Callable

from pynamodb.attributes import JSONAttribute, ListAttribute, UnicodeAttribute, UTCDateTimeAttribute

from kernel.callers import WorkspaceId
from kernel.journal import Changes, IfMatch, Journal, JournalTable
from kernel.once import Once
from kernel.pages import Listing, Page
from kernel.rows import Row
from kernel.settings import physical
from ops.incidents.model import Incident, IncidentId, NoSuchIncident


class IncidentRow(JournalTable):
    class Meta:
        table_name = physical("ops-incidents-1")

    title = UnicodeAttribute()
    impact = UnicodeAttribute()
    status = UnicodeAttribute()
    components = ListAttribute(of=UnicodeAttribute)
    opened = UTCDateTimeAttribute()
    resolved = UTCDateTimeAttribute(null=True)
    notes = JSONAttribute()


def _write(incident: Incident) -> IncidentRow:
    plain = incident.model_dump(exclude={"incident_id", "modseq", "notes", "components"})
    notes = [note.model_dump(mode="json") for note in incident.notes]
    return IncidentRow(**plain, components=list(incident.components), notes=notes)


def _read(row: IncidentRow) -> Incident:
    values = row.attribute_values
    return Incident.model_validate({**values, "incident_id": values["sk"]})


class IncidentTable:
    def __init__(self) -> None:
        self._journal: Journal[Incident] = journal()

    def create(self, workspace: WorkspaceId, incident: Incident, once: Once) -> Incident:
        return self._journal.create(workspace, incident, once=once)

    def change(
        self, workspace: WorkspaceId, incident_id: IncidentId, edit: Callable[[Incident], Incident], expected: IfMatch
    ) -> Incident:
        return self._journal.change(workspace, incident_id, edit, expected=expected)

    def delete(self, workspace: WorkspaceId, incident_id: IncidentId, expected: IfMatch) -> None:
        self._journal.delete(workspace, incident_id, expected=expected)

    def get(self, workspace: WorkspaceId, incident_id: IncidentId) -> Incident:
        return self._journal.get(workspace, incident_id)

    def page(self, workspace: WorkspaceId, page: Page) -> Listing[Incident]:
        return self._journal.page(workspace, page, backwards=True)

    def changes(self, workspace: WorkspaceId, since: str, limit: int) -> Changes:
        return self._journal.changes(workspace, since, limit)


def journal() -> Journal[Incident]:
    """The journal that incidents are written in."""
    return Journal(
        IncidentRow,
        identify=lambda incident: incident.incident_id,
        write=_write,
        read=_read,
        missing=lambda incident_id: NoSuchIncident(f"there is no incident {incident_id}"),
    )


def incident_of(image: Row) -> Incident:
    """The incident that a row of the stream holds."""
    return _read(IncidentRow.from_raw_data(dict(image)))
