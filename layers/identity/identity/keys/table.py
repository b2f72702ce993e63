"""API keys in DynamoDB: one partition per workspace."""

from datetime import datetime

from pynamodb.attributes import UnicodeAttribute, UnicodeSetAttribute, UTCDateTimeAttribute
from pynamodb.exceptions import PutError, UpdateError

from identity.keys.model import ApiKey, KeyTaken, NoSuchKey
from kernel.callers import WorkspaceId
from kernel.settings import physical
from kernel.tables import Table

_CONDITION = "ConditionalCheckFailedException"


class KeyRow(Table):
    class Meta:
        table_name = physical("identity-keys-1")

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    digest = UnicodeAttribute()
    person = UnicodeAttribute()
    role = UnicodeAttribute()
    scopes = UnicodeSetAttribute()
    created = UTCDateTimeAttribute()
    expires = UTCDateTimeAttribute(null=True)
    revoked = UTCDateTimeAttribute(null=True)


class KeyTable:
    def add(self, key: ApiKey) -> None:
        kept = key.model_dump(exclude={"workspace", "key_id"})
        row = KeyRow(key.workspace, key.key_id, **{**kept, "scopes": set(key.scopes)})
        try:
            row.save(KeyRow.pk.does_not_exist())
        except PutError as error:
            if error.cause_response_code != _CONDITION:
                raise
            raise KeyTaken("there is a key of this id; ask for another one") from None

    def find(self, workspace: WorkspaceId, key_id: str) -> ApiKey | None:
        try:
            row = KeyRow.get(workspace, key_id, consistent_read=True)
        except KeyRow.DoesNotExist:
            return None
        return ApiKey(workspace=workspace, key_id=key_id, **_values(row))

    def revoke(self, workspace: WorkspaceId, key_id: str, at: datetime) -> datetime:
        row = KeyRow(workspace, key_id)
        try:
            row.update([KeyRow.revoked.set(KeyRow.revoked | at)], KeyRow.pk.exists())  # the first time stands
        except UpdateError as error:
            if error.cause_response_code != _CONDITION:
                raise
            raise NoSuchKey(f"there is no key {key_id}") from None
        return row.revoked


def _values(row: KeyRow) -> dict[str, object]:
    return {name: value for name, value in row.attribute_values.items() if name not in {"pk", "sk"}}
