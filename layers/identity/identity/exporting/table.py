"""Exports in DynamoDB: a row each, which goes after a while; its stream starts every next step."""

import time
from typing import Any

from botocore.exceptions import ClientError

from contracts.audit import Acted
from identity.acts.table import along as noted
from identity.exporting.model import NoSuchExport, Task
from identity.sessions.table import fresh
from kernel.aws import client, code
from kernel.callers import Caller, WorkspaceId
from kernel.journal import Along
from kernel.journal.rows import place
from kernel.journal.together import together
from kernel.rows import Row
from kernel.settings import physical

TABLE = physical("identity-exports-1")
_FORTNIGHT = 14 * 24 * 3600


class ExportTable:
    def ask(self, task: Task, act: Acted, needed: tuple[Along, ...]) -> None:
        """Keep a new one, in one round trip."""
        put = {"TableName": TABLE, "Item": _written(task), "ConditionExpression": "attribute_not_exists(pk)"}
        together(along=(*needed, Along({"Put": put}), noted(act)))

    def get(self, workspace: WorkspaceId, export_id: str) -> Task:
        key = place(workspace, export_id)
        row = client("dynamodb").get_item(TableName=TABLE, Key=key, ConsistentRead=True).get("Item")
        if row is None:
            raise NoSuchExport("there is no such export, or its week is over")
        return read(row)

    def advance(self, task: Task, step: int) -> None:
        try:
            client("dynamodb").put_item(
                TableName=TABLE,
                Item=_written(task),
                ConditionExpression="step = :step",
                ExpressionAttributeValues={":step": {"N": str(step)}},
            )
        except ClientError as error:
            if code(error) != "ConditionalCheckFailedException":
                raise  # somebody else did the step as well, and to the same effect

    def fresh(self, caller: Caller, since: int) -> Along:
        return fresh(caller, since)


def read(row: Row) -> Task:
    """The export that a row holds."""
    return Task.model_validate_json(row["task"]["S"])


def _written(task: Task) -> dict[str, Any]:
    return {
        **place(task.workspace, task.export.export_id),
        "step": {"N": str(task.work.step)},
        "task": {"S": task.model_dump_json()},
        "expires": {"N": str(int(time.time()) + _FORTNIGHT)},
    }
