"""What people got done, in DynamoDB: beside the tasks, a partition for each person.

For each task that was done there is a row, which goes by itself after some weeks, and for each day one that counts.
"""

from datetime import date, timedelta
from typing import Any

from agenda.people import table as people
from agenda.tallies.model import LATELY, Feat
from agenda.tasks.table import TABLE
from kernel.aws import client
from kernel.callers import PersonId, WorkspaceId
from kernel.errors import Conflict
from kernel.journal import Along
from kernel.journal.reading import gathered
from kernel.journal.rows import number, place
from kernel.journal.together import together
from kernel.queries import every
from kernel.tables import key

DONE = "done"
_DAY, _FEAT = "day/", "task/"
_KEPT = LATELY + timedelta(days=15)


class _Known(Conflict):
    """It is counted already, or not any more."""


def account(workspace: WorkspaceId, person: PersonId) -> str:
    """The partition of what somebody got done."""
    return key(workspace, person, DONE)


class TallyTable:
    def zone(self, workspace: WorkspaceId, person: PersonId) -> str:
        who = people.place(workspace, person)
        found = gathered([who]).get(who)
        return people.read(found).zone if found else "UTC"

    def count(self, workspace: WorkspaceId, feat: Feat, day: date) -> None:
        owner = account(workspace, feat.done.by)
        expires = {"N": str(int((feat.done.at + _KEPT).timestamp()))}
        claim = {
            "TableName": TABLE,
            "Item": {**_claim(owner, feat), "day": {"S": day.isoformat()}, "expires": expires},
            "ConditionExpression": "attribute_not_exists(pk)",
        }
        _once(Along({"Put": claim}, _Known("it is counted")), Along({"Update": _counting(owner, day.isoformat(), 1)}))

    def discount(self, workspace: WorkspaceId, feat: Feat) -> None:
        owner = account(workspace, feat.done.by)
        claim = _claim(owner, feat)
        found = client("dynamodb").get_item(TableName=TABLE, Key=claim, ConsistentRead=True).get("Item")
        if found is None:
            return
        gone = {"TableName": TABLE, "Key": claim, "ConditionExpression": "attribute_exists(pk)"}
        less = Along({"Update": _counting(owner, found["day"]["S"], -1)})
        _once(Along({"Delete": gone}, _Known("it is taken back")), less)

    def days(self, workspace: WorkspaceId, person: PersonId, since: date) -> dict[date, int]:
        found = every(
            TableName=TABLE,
            ConsistentRead=True,
            KeyConditionExpression="pk = :owner AND sk BETWEEN :since AND :last",
            ExpressionAttributeValues={
                ":owner": {"S": account(workspace, person)},
                ":since": {"S": f"{_DAY}{since.isoformat()}"},
                ":last": {"S": f"{_DAY}~"},
            },
        )
        return {date.fromisoformat(row["sk"]["S"].removeprefix(_DAY)): number(row, "done") for row in found}


def _claim(owner: str, feat: Feat) -> dict[str, Any]:
    return place(owner, f"{_FEAT}{feat.task_id}/{feat.done.at.isoformat()}")


def _counting(owner: str, day: str, more: int) -> dict[str, Any]:
    return {
        "TableName": TABLE,
        "Key": place(owner, f"{_DAY}{day}"),
        "UpdateExpression": "ADD done :more",
        "ExpressionAttributeValues": {":more": {"N": str(more)}},
    }


def _once(*along: Along) -> None:
    try:
        together(along=along)
    except _Known:
        return  # told again
