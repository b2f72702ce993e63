"""The list of signing keys: one row, replaced as a whole."""

from botocore.exceptions import ClientError

from identity.signing.model import Keyring
from kernel.aws import client, code
from kernel.settings import physical

_TABLE = physical("identity-by-kid-1")
_PLACE = {"pk": {"S": "tokens"}}


class KeyringTable:
    def get(self) -> Keyring:
        row = client("dynamodb").get_item(TableName=_TABLE, Key=_PLACE, ConsistentRead=True).get("Item")
        return Keyring.model_validate_json(row["keyring"]["S"]) if row else Keyring()

    def replace(self, keyring: Keyring) -> bool:
        row = {**_PLACE, "number": {"N": str(keyring.number)}, "keyring": {"S": keyring.model_dump_json()}}
        first = keyring.number == 1
        try:
            client("dynamodb").put_item(
                TableName=_TABLE,
                Item=row,
                ConditionExpression="attribute_not_exists(pk)" if first else "#number = :before",
                **(
                    {}
                    if first
                    else {
                        "ExpressionAttributeNames": {"#number": "number"},
                        "ExpressionAttributeValues": {":before": {"N": str(keyring.number - 1)}},
                    }
                ),
            )
        except ClientError as error:
            if code(error) != "ConditionalCheckFailedException":
                raise
            return False
        return True
