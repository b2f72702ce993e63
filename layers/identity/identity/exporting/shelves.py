"""Where all that a workspace has is: which table, and under which keys."""

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from identity.audit.reading import LogTable
from identity.audit.wanted import Position
from identity.avatars.bucket import AvatarBucket
from identity.exporting.gathering import Shelf, Some
from identity.exporting.lines import kept, shown
from identity.exporting.model import Task
from identity.pictures import media_type
from kernel.aws import client
from kernel.callers import PersonId
from kernel.rows import Row
from kernel.settings import physical
from kernel.tables import key

PLAIN = ("workspaces", "people", "roles", "groups", "invitations", "issuers", "clients", "keys")
OWNED = {"belonging": "groups", "sessions": "people", "consents": "people"}

READS = (
    "identity-audit-1/by-time:Query",
    "identity-avatars/avatars/*:GetObject",
    "identity-people-1:GetItem",
    "identity-workspaces-1:GetItem",
    *(f"identity-{name}-1:Query" for name in (*PLAIN, *OWNED)),
)
"""What it takes to read all of it, and to tell whoever asked."""

_AT_ONCE = 500
_PICTURES = 20
_OWNERS = 20
_ENTRIES = 1000


class Rows:
    """What lies under the workspace itself."""

    def __init__(self, name: str) -> None:
        self.name, self._table = name, physical(f"identity-{name}-1")

    def page(self, task: Task, cursor: dict[str, Any] | None) -> Some:
        rows, further = asked(self._table, task.workspace, cursor, _AT_ONCE)
        return Some([shown(row) for row in rows if kept(row)], further)


class Owned:
    """What lies under each of something that the workspace has: sessions under people, say."""

    def __init__(self, name: str, owners: str) -> None:
        self.name, self._table = name, physical(f"identity-{name}-1")
        self._owners = physical(f"identity-{owners}-1")

    def page(self, task: Task, cursor: dict[str, Any] | None) -> Some:
        owners, further = asked(self._owners, task.workspace, cursor, _OWNERS)
        found: list[dict[str, Any]] = []
        for owner in filter(kept, owners):
            more: dict[str, Any] | None = None
            while True:
                rows, more = asked(self._table, key(task.workspace, owner["sk"]["S"]), more, _AT_ONCE)
                found += map(shown, filter(kept, rows))
                if more is None:
                    break
        return Some(found, further)


class Avatars:
    """The pictures of people, few at a time: what is in each, in base64."""

    name = "avatars"

    def __init__(self) -> None:
        self._people, self._bucket = physical("identity-people-1"), AvatarBucket()

    def page(self, task: Task, cursor: dict[str, Any] | None) -> Some:
        rows, further = asked(self._people, task.workspace, cursor, _PICTURES)
        return Some([each for row in rows if "avatar" in row and kept(row) for each in self._of(row)], further)

    def _of(self, row: Row) -> Iterator[Mapping[str, str]]:
        person, name = row["sk"]["S"], row["avatar"]["S"]
        data = self._bucket.get(PersonId(person), name)
        if data is not None:
            said = {"person": person, "avatar": name, "media_type": media_type(data) or ""}
            yield {**said, "data": b64encode(data).decode()}


class Log:
    """The audit log, as it was asked for, the oldest entry first."""

    name = "audit"

    def page(self, task: Task, cursor: dict[str, Any] | None) -> Some:
        start = Position(**cursor) if cursor else None
        links, further = LogTable().oldest(task.workspace, task.wanted, _ENTRIES, start)
        return Some([{**link.said, "hash": link.hash} for link in links], further._asdict() if further else None)


def asked(
    table: str, account: str, start: dict[str, Any] | None, most: int
) -> tuple[Sequence[Row], dict[str, Any] | None]:
    """Rows under a key, and where to go on."""
    answer = client("dynamodb").query(
        TableName=table,
        ConsistentRead=True,
        KeyConditionExpression="pk = :account",
        ExpressionAttributeValues={":account": {"S": account}},
        Limit=most,
        **({"ExclusiveStartKey": start} if start else {}),
    )
    return answer["Items"], answer.get("LastEvaluatedKey")


def shelves() -> dict[str, Sequence[Shelf]]:
    """All of a workspace, or its log alone."""
    nested = [Owned(name, owners) for name, owners in OWNED.items()]
    return {"workspace": (*map(Rows, PLAIN), *nested, Avatars(), Log()), "audit": (Log(),)}
