"""When keys were used last, in DynamoDB: whoever uses one does not wait for that to be noted."""

from botocore.exceptions import ClientError

from identity.keys.model import KeyUsed
from identity.keys.table import TABLE, said
from kernel.aws import client, code
from kernel.callers import WorkspaceId


class UseTable:
    def note(self, workspace: WorkspaceId, use: KeyUsed) -> None:
        """Keep it, unless a later use is known or the key is gone: to be told again changes nothing."""
        try:
            client("dynamodb").update_item(
                TableName=TABLE,
                Key={"pk": {"S": workspace}, "sk": {"S": use.key_id}},
                UpdateExpression="SET used = :at",
                ConditionExpression="attribute_exists(pk) AND (attribute_not_exists(used) OR used < :at)",
                ExpressionAttributeValues={":at": {"S": said(use.at)}},
            )
        except ClientError as error:
            if code(error) != "ConditionalCheckFailedException":
                raise
