"""What is remembered of an erasure until its certificate is made, in DynamoDB; and where certificates are kept."""

import json
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from typing import Any

from botocore.exceptions import ClientError

from contracts.erasure import RoomErased
from identity.erasing.model import Answer, Plan, Record
from identity.erasing.table import ERASURE
from identity.workspaces import Workspace
from identity.workspaces.table import TABLE
from kernel.aws import client, code
from kernel.callers import WorkspaceId
from kernel.journal import Along
from kernel.journal.rows import place
from kernel.rows import Row
from kernel.settings import bucket

CERTIFIES = ("identity-audit/certificates/*:PutObject", "identity-workspaces-1:DeleteItem,GetItem,UpdateItem")
"""What it takes."""

_THERE = {"PreconditionFailed", "ConditionalRequestConflict"}
_NOT_SO = "ConditionalCheckFailedException"


class RecordTable:
    def answered(self, said: RoomErased) -> Record | None:
        """A room that says so twice has had no more than when it said so first, or began to."""
        answer = Answer(rows=said.rows, files=said.files)
        held = sum(said.rows.values()) + said.files
        with suppress(_NotSo):
            self._update(
                said.workspace,
                "SET #room = :answer, #held = :held",
                "attribute_exists(pk) AND (attribute_not_exists(#room) OR #held < :held)",
                names={"#room": f"room#{said.room}", "#held": f"held#{said.room}"},
                values={":answer": {"S": answer.model_dump_json()}, ":held": {"N": str(held)}},
            )
        key = place(said.workspace, ERASURE)
        row = client("dynamodb").get_item(TableName=TABLE, Key=key, ConsistentRead=True).get("Item")
        return _record(row) if row and "workspace" in row else None

    def certified(self, workspace: WorkspaceId, certificate: str) -> str | None:
        try:
            row = self._update(
                workspace,
                "SET certificate = if_not_exists(certificate, :made)",
                "attribute_exists(pk)",
                values={":made": {"S": certificate}},
            )
        except _NotSo:
            return None
        return str(row["certificate"]["S"])

    def forget(self, workspace: WorkspaceId) -> None:
        client("dynamodb").delete_item(TableName=TABLE, Key=place(workspace, ERASURE))

    def _update(
        self,
        workspace: WorkspaceId,
        said: str,
        condition: str,
        *,
        values: Mapping[str, Any],
        names: Mapping[str, str] | None = None,
    ) -> Row:
        asked = {"ExpressionAttributeNames": names} if names else {}
        try:
            answer = client("dynamodb").update_item(
                TableName=TABLE,
                Key=place(workspace, ERASURE),
                UpdateExpression=said,
                ConditionExpression=condition,
                ExpressionAttributeValues=values,
                ReturnValues="ALL_NEW",
                **asked,
            )
        except ClientError as error:
            if code(error) == _NOT_SO:
                raise _NotSo from error
            raise
        row: Row = answer["Attributes"]
        return row


class CertificateShelf:
    """Where operators find them: with the anchors of the log, locked for a year."""

    def put(self, workspace: WorkspaceId, certificate: str) -> str:
        try:
            client("s3").put_object(
                Bucket=bucket("identity-audit"),
                Key=f"certificates/{workspace}.jws",
                Body=certificate.encode(),
                ContentType="application/jose",
                ChecksumAlgorithm="SHA256",  # S3 wants one where objects are locked
                IfNoneMatch="*",
            )
        except ClientError as error:
            if code(error) not in _THERE:
                raise
        return sha256(certificate.encode()).hexdigest()


def remembered(workspace: Workspace) -> Along:
    """What keeps of a workspace that goes what its certificate says of it."""
    update = {
        "TableName": TABLE,
        "Key": place(workspace.workspace, ERASURE),
        "UpdateExpression": "SET workspace = :workspace",
        "ConditionExpression": "attribute_exists(pk)",
        "ExpressionAttributeValues": {":workspace": {"S": workspace.model_dump_json()}},
    }
    return Along({"Update": update})


def _record(row: Row) -> Record:
    def of(prefix: str) -> dict[str, Any]:
        return {name.removeprefix(prefix): value for name, value in row.items() if name.startswith(prefix)}

    return Record(
        workspace=Workspace.model_validate_json(row["workspace"]["S"]),
        plan=Plan.model_validate_json(row["plan"]["S"]),
        rows={name: int(value["N"]) for name, value in of("gone#").items()},
        last=json.loads(row["last"]["S"]),
        rooms={name: Answer.model_validate_json(value["S"]) for name, value in of("room#").items()},
    )


class _NotSo(Exception):
    """What a row was to be like it is not."""
