"""What people proposed to those elsewhere who invite them: rows of `agenda-invitations-1`."""

import json
import time
from collections.abc import Callable

from botocore.exceptions import ClientError

from agenda.invitations.rows import LOG
from agenda.invitations.wishes import Wishes
from kernel.aws import client, code
from kernel.callers import PersonId, WorkspaceId
from kernel.journal.attempts import Attempts

_REMEMBERED = 400 * 24 * 3600
"""Seconds after which nobody agrees to what was proposed."""


class Wishing:
    def wishes(self, workspace: WorkspaceId, person: PersonId, event_id: str) -> Wishes:
        said = _said(workspace, person, event_id)
        return dict(json.loads(said)) if said else {}

    def wish(self, workspace: WorkspaceId, person: PersonId, event_id: str, edit: Callable[[Wishes], Wishes]) -> None:
        """Remember what is proposed by now, however many write of it at once."""
        attempts = Attempts()
        while True:
            before = _said(workspace, person, event_id)
            known: Wishes = json.loads(before) if before else {}
            after = edit(known)
            if after == known or _put(workspace, person, event_id, before, json.dumps(after)):
                return
            attempts.again()


def _said(workspace: WorkspaceId, person: PersonId, event_id: str) -> str | None:
    place = _place(workspace, person, event_id)
    found = client("dynamodb").get_item(TableName=LOG, Key=place, ConsistentRead=True).get("Item")
    return str(found["said"]["S"]) if found else None


def _put(workspace: WorkspaceId, person: PersonId, event_id: str, before: str | None, after: str) -> bool:
    """Whether nobody else wrote meanwhile."""
    expires = {"expires": {"N": str(int(time.time()) + _REMEMBERED)}}
    row = {**_place(workspace, person, event_id), "said": {"S": after}, **expires}
    then = {"ExpressionAttributeValues": {":before": {"S": before}}} if before is not None else {}
    same = "said = :before" if before is not None else "attribute_not_exists(pk)"
    try:
        client("dynamodb").put_item(TableName=LOG, Item=row, ConditionExpression=same, **then)
    except ClientError as error:
        if code(error) != "ConditionalCheckFailedException":
            raise
        return False
    return True


def _place(workspace: WorkspaceId, person: PersonId, event_id: str) -> dict[str, dict[str, str]]:
    return {"pk": {"S": workspace}, "sk": {"S": f"wish|{person}|{event_id}"}}
