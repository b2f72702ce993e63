"""What is looked up to tell people that they were named, in DynamoDB; and where they are told."""

from agenda.alerts.model import Alert
from agenda.alerts.table import AlertTable, BellTable
from agenda.assignments.table import AssignmentTable
from agenda.people.model import Colleague
from agenda.tasks.model import StoredTask
from agenda.tasks.tracing import traced
from kernel.callers import PersonId, WorkspaceId


class MentionTable(AssignmentTable):
    """The same as for who is given something to do, wherever that went; and where people are told of things."""

    def task(self, workspace: WorkspaceId, project_id: str, task_id: str) -> StoredTask | None:
        return traced(workspace, project_id, task_id)

    def wanted(self, workspace: WorkspaceId, person: PersonId) -> bool:
        bell = BellTable().get(workspace, person)
        return bell is None or bell.preferences.mentions

    def alert(self, workspace: WorkspaceId, to: Colleague, alert: Alert) -> None:
        AlertTable().claim(workspace, to, alert, None)
