"""Marking reminders in DynamoDB that are put away, and fetched back."""

from collections.abc import Collection, Mapping
from contextlib import suppress
from itertools import islice

from agenda.alerts.model import Alert, AlertId, NoSuchAlert
from agenda.alerts.table import BY_ABOUT, TABLE, account, journal
from agenda.calendars.table import journal as calendars
from agenda.projects.table import journal as projects
from kernel.callers import PersonId, WorkspaceId
from kernel.journal import Change
from kernel.journal.attempts import Attempts
from kernel.journal.batch import MOST
from kernel.queries import every
from kernel.tables import SEPARATOR, key


class AwayTable:
    def within(self, workspace: WorkspaceId, container_id: str) -> Mapping[PersonId, Collection[AlertId]]:
        found: dict[PersonId, list[AlertId]] = {}
        rows = every(
            TableName=TABLE,
            IndexName=BY_ABOUT,
            KeyConditionExpression="container = :container",
            ExpressionAttributeValues={":container": {"S": key(workspace, container_id)}},
        )
        for row in rows:
            found.setdefault(PersonId(row["pk"]["S"].partition(SEPARATOR)[2]), []).append(AlertId(row["sk"]["S"]))
        return found

    def mark(self, workspace: WorkspaceId, person: PersonId, alert_ids: Collection[AlertId], *, away: bool) -> None:
        def marked(alert: Alert) -> Alert:
            return alert.model_copy(update={"away": away})

        ours, owner, rest = journal(workspace), account(workspace, person), iter(alert_ids)
        while some := list(islice(rest, MOST)):
            attempts = Attempts()
            while other := [each.alert_id for each in ours.find(owner, some).values() if each.away != away]:
                with suppress(NoSuchAlert):  # one of them went in this moment
                    ours.commit(owner, [Change(each, marked) for each in other])
                    break
                attempts.again()


def calendar_lies(workspace: WorkspaceId, calendar_id: str) -> bool:
    """Whether a calendar is in the trash, or is no more."""
    found = calendars().find(workspace, [calendar_id]).get(calendar_id)
    return found is None or found.trashed is not None


def project_lies(workspace: WorkspaceId, project_id: str) -> bool:
    """The same of a project."""
    found = projects().find(workspace, [project_id]).get(project_id)
    return found is None or found.trashed is not None
