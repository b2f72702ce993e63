"""API keys in DynamoDB: one partition per workspace."""

from pynamodb.attributes import UnicodeAttribute, UnicodeSetAttribute, UTCDateTimeAttribute

from identity.keys.model import ApiKey
from kernel.callers import WorkspaceId
from kernel.settings import physical
from kernel.tables import Table


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


class KeyTable:
    def add(self, key: ApiKey) -> None:
        kept = key.model_dump(exclude={"workspace", "key_id"})
        KeyRow(key.workspace, key.key_id, **{**kept, "scopes": set(key.scopes)}).save(KeyRow.pk.does_not_exist())

    def find(self, workspace: WorkspaceId, key_id: str) -> ApiKey | None:
        try:
            row = KeyRow.get(workspace, key_id, consistent_read=True)
        except KeyRow.DoesNotExist:
            return None
        return ApiKey(workspace=workspace, key_id=key_id, **_values(row))


def _values(row: KeyRow) -> dict[str, object]:
    return {name: value for name, value in row.attribute_values.items() if name not in {"pk", "sk"}}
