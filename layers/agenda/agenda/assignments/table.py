"""What is looked up to tell people what they were given, in DynamoDB; and who was told, beside the tasks."""

from collections.abc import Iterable
from datetime import UTC, datetime

from botocore.exceptions import ClientError

from agenda.alerts.table import BellTable
from agenda.assignments.model import KEPT
from agenda.projects.holding import Looked
from agenda.projects.records import ProjectRecordsTable
from agenda.tasks.model import NoSuchTask, StoredTask, TaskId
from agenda.tasks.table import TABLE, journal
from agenda.tasks.table import account as project_account
from kernel.aws import client, code
from kernel.callers import PersonId, WorkspaceId
from kernel.journal.rows import place
from kernel.rows import Row
from kernel.tables import key


def account(workspace: WorkspaceId, person: PersonId) -> str:
    """The partition of what somebody was told."""
    return key(workspace, person, "told")


class AssignmentTable:
    def task(self, workspace: WorkspaceId, project_id: str, task_id: str) -> StoredTask | None:
        try:
            return journal().get(project_account(workspace, project_id), TaskId(task_id))
        except NoSuchTask:
            return None

    def look(self, workspace: WorkspaceId, people: Iterable[PersonId], project_ids: Iterable[str]) -> Looked:
        return ProjectRecordsTable().look(workspace, people, project_ids)

    def wanted(self, workspace: WorkspaceId, person: PersonId) -> bool:
        bell = BellTable().get(workspace, person)
        return bell is None or bell.preferences.assignments


class ClaimTable:
    def claim(self, workspace: WorkspaceId, person: PersonId, name: str) -> bool:
        row = _row(workspace, person, name)
        condition = "attribute_not_exists(pk) OR attribute_exists(given_back)"
        try:
            client("dynamodb").put_item(TableName=TABLE, Item=row, ConditionExpression=condition)
        except ClientError as error:
            if code(error) == "ConditionalCheckFailedException":
                return False
            raise
        return True

    def give_back(self, workspace: WorkspaceId, person: PersonId, name: str) -> None:
        row = {**_row(workspace, person, name), "given_back": {"BOOL": True}}
        client("dynamodb").put_item(TableName=TABLE, Item=row)


def _row(workspace: WorkspaceId, person: PersonId, name: str) -> Row:
    expires = int((datetime.now(UTC) + KEPT).timestamp())
    return {**place(account(workspace, person), name), "expires": {"N": str(expires)}}
