"""What is known of people, in DynamoDB: a row for each, under their workspace."""

import json
from collections.abc import Iterable, Iterator

from botocore.exceptions import ClientError

from agenda.people.model import Colleague
from kernel.aws import client, code
from kernel.callers import PersonId, WorkspaceId
from kernel.journal.reading import Place, gathered
from kernel.queries import every
from kernel.rows import Row
from kernel.settings import physical

TABLE = physical("agenda-people-1")
_COLUMNS = {"person", "modseq", "status", "email"}


def place(workspace: WorkspaceId, person: PersonId) -> Place:
    """Where it is kept what is known of somebody."""
    return (TABLE, workspace, person)


def read(row: Row) -> Colleague:
    """What a row says."""
    said = {"person": row["sk"]["S"], "modseq": int(row["modseq"]["N"]), "status": row["status"]["S"]}
    email = row["email"]["S"] if "email" in row else ""
    return Colleague.model_validate({**json.loads(row["rest"]["S"]), "email": email, **said})


def _written(workspace: WorkspaceId, colleague: Colleague) -> Row:
    return {
        "pk": {"S": workspace},
        "sk": {"S": colleague.person},
        "modseq": {"N": str(colleague.modseq)},
        "status": {"S": colleague.status},
        **({"email": {"S": colleague.email}} if colleague.email else {}),
        "rest": {"S": colleague.model_dump_json(exclude=_COLUMNS)},
    }


def colleague(workspace: WorkspaceId, person: PersonId) -> Colleague | None:
    """What is known of somebody."""
    return PeopleTable().find(workspace, [person]).get(person)


class PeopleTable:
    def find(self, workspace: WorkspaceId, people: Iterable[PersonId]) -> dict[PersonId, Colleague]:
        found = gathered([place(workspace, each) for each in sorted(set(people))])
        return {PersonId(sk): read(row) for (_, _, sk), row in found.items()}

    def all(self, workspace: WorkspaceId) -> Iterator[Colleague]:
        found = every(
            TableName=TABLE,
            ConsistentRead=True,
            KeyConditionExpression="pk = :workspace",
            FilterExpression="#status <> :gone",
            ExpressionAttributeNames={"#status": "status"},
            ExpressionAttributeValues={":workspace": {"S": workspace}, ":gone": {"S": "gone"}},
        )
        return map(read, found)

    def at(self, workspace: WorkspaceId, email: str) -> Colleague | None:
        found = every(
            TableName=TABLE,
            IndexName="by-email",
            KeyConditionExpression="pk = :workspace AND email = :email",
            ExpressionAttributeValues={":workspace": {"S": workspace}, ":email": {"S": email}},
        )
        return next(map(read, found), None)

    def keep(self, workspace: WorkspaceId, colleague: Colleague, before: int) -> bool:
        condition = "modseq = :before" if before else "attribute_not_exists(pk)"
        values = {"ExpressionAttributeValues": {":before": {"N": str(before)}}} if before else {}
        row = _written(workspace, colleague)
        try:
            client("dynamodb").put_item(TableName=TABLE, Item=row, ConditionExpression=condition, **values)
        except ClientError as error:
            if code(error) == "ConditionalCheckFailedException":
                return False
            raise
        return True
