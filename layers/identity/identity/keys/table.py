"""API keys in DynamoDB: one partition per workspace. What ended three months ago is forgotten."""

from datetime import UTC, datetime, timedelta
from typing import Any

from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute, UnicodeSetAttribute
from pynamodb.attributes import UTCDateTimeAttribute as Moment

from identity.keys.model import ApiKey
from kernel.callers import WorkspaceId
from kernel.journal.reading import Place
from kernel.rows import Row
from kernel.settings import physical
from kernel.tables import Table

TABLE = physical("identity-keys-1")
LINGERS = timedelta(days=90)
"""For so long a key that is over can still be seen."""

_BESIDE = {"pk", "sk", "expires_on", "forget"}


class KeyRow(Table):
    class Meta:
        table_name = TABLE

    sk = UnicodeAttribute(range_key=True)
    digest = UnicodeAttribute()
    person = UnicodeAttribute()
    role = UnicodeAttribute()
    scopes = UnicodeSetAttribute()
    created = Moment()
    expires = Moment(null=True)
    revoked = Moment(null=True)
    modseq = NumberAttribute(null=True)
    name = UnicodeAttribute(null=True)
    owned = BooleanAttribute(null=True)
    former = UnicodeAttribute(null=True)
    overlaps = Moment(null=True)
    rotated = Moment(null=True)
    used = Moment(null=True)
    warned = NumberAttribute(null=True)
    expires_on = UnicodeAttribute(null=True)
    """The day, of a member's key that was not revoked: by it those are found whose end is near."""
    forget = NumberAttribute(null=True)


class KeyTable:
    def find(self, workspace: WorkspaceId, key_id: str) -> ApiKey | None:
        try:
            return read(KeyRow.get(workspace, key_id, consistent_read=True))
        except KeyRow.DoesNotExist:
            return None


def row_of(key: ApiKey) -> KeyRow:
    """A key as it is kept."""
    kept = {name: value for name, value in key.model_dump(exclude={"workspace", "key_id"}).items() if value is not None}
    over = key.revoked or key.expires
    beside: dict[str, Any] = {"forget": int((over + LINGERS).timestamp())} if over else {}
    if key.owned and key.expires is not None and key.revoked is None:
        beside["expires_on"] = day(key.expires)
    return KeyRow(key.workspace, key.key_id, **{**kept, **beside, "scopes": set(key.scopes)})


def read(row: KeyRow) -> ApiKey:
    values = {name: value for name, value in row.attribute_values.items() if name not in _BESIDE}
    for number in values.keys() & {"modseq", "warned"}:
        values[number] = int(values[number])
    return ApiKey(workspace=WorkspaceId(row.pk), key_id=row.sk, **values)


def read_raw(row: Row) -> ApiKey:
    """A key among rows of several tables."""
    return read(KeyRow.from_raw_data(dict(row)))


def place(workspace: WorkspaceId, key_id: str) -> Place:
    """Where a key is, for those who read it with other rows."""
    return TABLE, workspace, key_id


def said(moment: datetime) -> str:
    """A moment as the rows say it."""
    text: str = KeyRow.created.serialize(moment.astimezone(UTC))  # type: ignore[no-untyped-call]
    return text


def day(moment: datetime) -> str:
    """``2026-11-21``."""
    return moment.astimezone(UTC).date().isoformat()
