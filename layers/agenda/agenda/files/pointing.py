"""Which token leads to which calendar, in DynamoDB: a row for each, which holds nothing else."""

from collections.abc import Callable, Iterable

from agenda.calendars.model import Calendar
from agenda.calendars.table import TABLE, calendar_of, journal
from agenda.events.rows import TABLE as EVENTS
from agenda.events.rows import account
from agenda.events.rows import journal as events
from agenda.files.feeds import Found, Pointed
from kernel.aws import client
from kernel.callers import WorkspaceId
from kernel.journal import Along
from kernel.journal.ahead import Place
from kernel.journal.reading import ahead, gathered
from kernel.journal.rows import COUNTER, alive
from kernel.settings import physical
from kernel.tables import SEPARATOR, key

_BY_TOKEN = physical("agenda-by-token-1")


class FeedTable:
    def places(self, workspace: WorkspaceId) -> Iterable[Place]:
        return [(TABLE, workspace, COUNTER)]

    def change(
        self,
        workspace: WorkspaceId,
        calendar_id: str,
        edit: Callable[[Calendar], Calendar],
        old: str | None,
        new: str | None,
    ) -> Calendar:
        owner = {"S": key(workspace, calendar_id)}
        along = []
        if new:
            along.append(Along({"Put": {"TableName": _BY_TOKEN, "Item": {"pk": {"S": new}, "owner": owner}}}))
        if old:
            along.append(Along({"Delete": {"TableName": _BY_TOKEN, "Key": {"pk": {"S": old}}}}))
        return journal().change(workspace, calendar_id, edit, along=along)

    def pointed(self, digest: str) -> Pointed | None:
        row = client("dynamodb").get_item(TableName=_BY_TOKEN, Key={"pk": {"S": digest}}).get("Item")
        if row is None or "owner" not in row:  # a link leads to what is in a calendar, not to a file of it
            return None
        workspace, calendar_id = row["owner"]["S"].split(SEPARATOR)
        return Pointed(WorkspaceId(workspace), calendar_id)

    def found(self, at: Pointed) -> Found:
        place, owner = (TABLE, str(at.workspace), at.calendar_id), account(at.workspace, at.calendar_id)
        with ahead([place, (EVENTS, owner, COUNTER)]):
            row = gathered([place]).get(place)
            return Found(calendar_of(row) if alive(row) and row else None, events().state(owner))
