"""Incidents in DynamoDB: the journal of each workspace."""

from collections.abc import Callable, Collection, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from pynamodb.attributes import JSONAttribute, ListAttribute, UnicodeAttribute, UTCDateTimeAttribute

from kernel.aws import client
from kernel.callers import Asked, PersonId, WorkspaceId, asked
from kernel.ids import OURS
from kernel.journal import Along, Changes, IfMatch, Journal, JournalTable
from kernel.journal.batch import MOST
from kernel.journal.rows import alive, number, place
from kernel.journal.together import together
from kernel.once import Once
from kernel.pages import Listing, Page
from kernel.queries import every, partition
from kernel.rows import Row
from kernel.settings import physical
from ops.incidents.model import Incident, IncidentId, Left, NoSuchIncident

TABLE = physical("ops-incidents-1")
BY_END = "by-end"
OPEN = "open"
"""Sorts after any instant."""

LEFT = f"{OURS}left"
"""The range key of the row that counts what an erased workspace had, until that is told."""

_THERE = {"ConditionExpression": "attribute_exists(pk)"}
"""Nothing is counted twice, however many erase at once."""

SKEW = timedelta(minutes=15)
"""Two clocks of AWS are never so far apart: ids are in the order of their making, give or take this."""


class IncidentRow(JournalTable):
    class Meta:
        table_name = TABLE

    title = UnicodeAttribute()
    impact = UnicodeAttribute()
    status = UnicodeAttribute()
    components = ListAttribute(of=UnicodeAttribute)
    opened = UTCDateTimeAttribute()
    resolved = UTCDateTimeAttribute(null=True)
    notes = JSONAttribute()
    ended = UnicodeAttribute()
    address = UnicodeAttribute(null=True)
    session = UnicodeAttribute(null=True)


def _write(incident: Incident) -> IncidentRow:
    plain = incident.model_dump(exclude={"incident_id", "modseq", "notes", "components"})
    notes = [note.model_dump(mode="json") for note in incident.notes]
    ended = _instant(incident.resolved) if incident.resolved else OPEN
    whence = asked.get()._asdict()  # of the last change: from the stream it is told to the audit log
    return IncidentRow(**plain, **whence, components=list(incident.components), notes=notes, ended=ended)


def _instant(at: datetime) -> str:
    """An instant as it sorts."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


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

    def delete(
        self, workspace: WorkspaceId, incident_id: IncidentId, expected: IfMatch, by: PersonId, at: datetime
    ) -> None:
        whence = {name: text for name, text in asked.get()._asdict().items() if text}
        said = {"by": by, "at": at.isoformat(), **whence}
        self._journal.delete(workspace, incident_id, expected=expected, said=said)

    def get(self, workspace: WorkspaceId, incident_id: IncidentId) -> Incident:
        return self._journal.get(workspace, incident_id)

    def page(self, workspace: WorkspaceId, page: Page) -> Listing[Incident]:
        return self._journal.page(workspace, page, backwards=True)

    def changes(self, workspace: WorkspaceId, since: str, limit: int) -> Changes:
        return self._journal.changes(workspace, since, limit)

    def state(self, workspace: WorkspaceId) -> str:
        return self._journal.state(workspace)

    def lately(self, workspace: WorkspaceId, since: datetime, changed: Collection[IncidentId] = ()) -> list[Incident]:
        found = {incident.incident_id: incident for incident in self._begun(workspace, since)}
        older = {*_ended(workspace, since), *changed} - found.keys()
        if older:
            found.update((it.incident_id, it) for it in self._journal.find(workspace, older).values())
        shown = [it for it in found.values() if it.resolved is None or it.resolved >= since]
        return sorted(shown, key=lambda it: it.incident_id, reverse=True)

    def forget(self, workspace: WorkspaceId) -> None:
        """Incidents, tombstones and bookkeeping; each transaction counts what it deletes."""
        rows = [row for row in partition(TABLE, workspace, "pk, sk, deleted_on") if row["sk"]["S"] != LEFT]
        for start in range(0, len(rows), MOST):
            some = rows[start : start + MOST]
            keys = ({"pk": row["pk"], "sk": row["sk"]} for row in some)
            gone = [Along({"Delete": {"TableName": TABLE, "Key": key, **_THERE}}) for key in keys]
            incidents = sum(alive(row) and not row["sk"]["S"].startswith(OURS) for row in some)
            together(along=[*gone, Along({"Update": _left(workspace, "ADD", incidents=incidents)})])

    def left(self, workspace: WorkspaceId, pages: int) -> Left:
        noted = _left(workspace, "SET", pages=pages)
        found = client("dynamodb").update_item(**noted, ReturnValues="ALL_NEW")["Attributes"]
        return Left(number(found, "incidents"), number(found, "pages"))

    def forgotten(self, workspace: WorkspaceId) -> None:
        client("dynamodb").delete_item(TableName=TABLE, Key=place(workspace, LEFT))

    def _begun(self, workspace: WorkspaceId, since: datetime) -> Iterator[Incident]:
        """Those that began since then: the newest pages of all, and no page more."""
        page: Page | None = Page()
        while page:
            listing = self.page(workspace, page)
            yield from listing.items
            begun = not listing.items or listing.items[-1].opened >= since - SKEW  # none: all of a page was deleted
            page = Page(cursor=listing.next) if listing.next and begun else None


def _left(workspace: WorkspaceId, how: str, **counts: int) -> dict[str, Any]:
    """What notes how many there were; to ``SET`` it again changes nothing."""
    said = ", ".join(
        f"{name} = if_not_exists({name}, :{name})" if how == "SET" else f"{name} :{name}" for name in counts
    )
    return {
        "TableName": TABLE,
        "Key": place(workspace, LEFT),
        "UpdateExpression": f"{how} {said}",
        "ExpressionAttributeValues": {f":{name}": {"N": str(value)} for name, value in counts.items()},
    }


def _ended(workspace: WorkspaceId, since: datetime) -> Iterator[IncidentId]:
    """The ids of those that are open, or ended since then."""
    found = every(
        TableName=TABLE,
        IndexName=BY_END,
        KeyConditionExpression="pk = :workspace AND ended >= :since",
        ExpressionAttributeValues={":workspace": {"S": workspace}, ":since": {"S": _instant(since)}},
    )
    return (IncidentId(key["sk"]["S"]) for key in found)


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


def asked_of(image: Row) -> Asked:
    """Where the last change of it was asked for."""
    values = IncidentRow.from_raw_data(dict(image)).attribute_values
    return Asked(values.get("address"), values.get("session"))
