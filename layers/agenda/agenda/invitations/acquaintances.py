"""With whom somebody has to do, and how they deal with the others: rows of `agenda-invitations-1`."""

import time
from datetime import date

from botocore.exceptions import ClientError

from agenda.invitations.rows import LOG
from agenda.invitations.welcoming import InvitationSettings
from agenda.people.table import PeopleTable
from kernel.aws import client, code
from kernel.callers import PersonId, WorkspaceId

_REMEMBERED = 400 * 24 * 3600
"""Seconds for which somebody is known to whom one wrote."""

_A_FEW_DAYS = 3 * 24 * 3600


class Acquaintances:
    def settings(self, workspace: WorkspaceId, person: PersonId) -> InvitationSettings:
        place = _manners(workspace, person)
        found = client("dynamodb").get_item(TableName=LOG, Key=place, ConsistentRead=True).get("Item")
        return InvitationSettings.model_validate_json(found["said"]["S"]) if found else InvitationSettings()

    def prefer(self, workspace: WorkspaceId, person: PersonId, wanted: InvitationSettings) -> None:
        row = {**_manners(workspace, person), "said": {"S": wanted.model_dump_json()}}
        client("dynamodb").put_item(TableName=LOG, Item=row)

    def meet(self, workspace: WorkspaceId, person: PersonId, mail: str) -> None:
        expires = {"expires": {"N": str(int(time.time()) + _REMEMBERED)}}
        client("dynamodb").put_item(TableName=LOG, Item={**_known(workspace, person, mail), **expires})

    def knows(self, workspace: WorkspaceId, person: PersonId, mail: str) -> bool:
        place = _known(workspace, person, mail)
        if "Item" in client("dynamodb").get_item(TableName=LOG, Key=place, ConsistentRead=True):
            return True
        return PeopleTable().at(workspace, mail) is not None

    def strangers(self, workspace: WorkspaceId, whose: str, domain: str, day: date) -> int:
        """How much that is new came to somebody from there that day, with this; of two at once one may not count."""
        place = {"pk": {"S": workspace}, "sk": {"S": f"strangers|{whose}|{domain}|{day}"}}
        found = client("dynamodb").get_item(TableName=LOG, Key=place, ConsistentRead=True).get("Item")
        count = int(found["count"]["N"]) + 1 if found else 1
        row = {**place, "count": {"N": str(count)}, "expires": {"N": str(int(time.time()) + _A_FEW_DAYS)}}
        client("dynamodb").put_item(TableName=LOG, Item=row)
        return count

    def lives(self, workspace: WorkspaceId, mail: str, zone: str) -> None:
        """Remember by which clock somebody outside lives."""
        expires = {"expires": {"N": str(int(time.time()) + _REMEMBERED)}}
        client("dynamodb").put_item(
            TableName=LOG, Item={**_clock(workspace, mail), "zone": {"S": str(zone)}, **expires}
        )

    def supposes(self, workspace: WorkspaceId, mail: str, zone: str) -> None:
        """Remember where somebody chose a time, unless they told where they live when they answered."""
        expires = {"expires": {"N": str(int(time.time()) + _REMEMBERED)}}
        row = {**_clock(workspace, mail), "zone": {"S": zone}, "supposed": {"BOOL": True}, **expires}
        try:
            client("dynamodb").put_item(
                TableName=LOG, Item=row, ConditionExpression="attribute_not_exists(pk) OR attribute_exists(supposed)"
            )
        except ClientError as error:
            if code(error) != "ConditionalCheckFailedException":
                raise

    def clock(self, workspace: WorkspaceId, mail: str) -> str | None:
        """By which clock somebody outside lives, if they ever told."""
        found = client("dynamodb").get_item(TableName=LOG, Key=_clock(workspace, mail), ConsistentRead=True)
        return str(found["Item"]["zone"]["S"]) if "Item" in found else None


def _clock(workspace: WorkspaceId, mail: str) -> dict[str, dict[str, str]]:
    return {"pk": {"S": workspace}, "sk": {"S": f"clock|{mail}"}}


def _manners(workspace: WorkspaceId, person: PersonId) -> dict[str, dict[str, str]]:
    return {"pk": {"S": workspace}, "sk": {"S": f"manners|{person}"}}


def _known(workspace: WorkspaceId, person: PersonId, mail: str) -> dict[str, dict[str, str]]:
    return {"pk": {"S": workspace}, "sk": {"S": f"known|{person}|{mail}"}}
