"""A change of a table's row, as its stream tells it; a room's ``table.py`` reads what the row was and is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from kernel.callers import WorkspaceId
from kernel.rows import Row


@dataclass(frozen=True, slots=True)
class Change:
    """What a row was and what it is; a tombstone counts as no row."""

    table: str  # physical
    key: str  # the range key: the object's id
    account: str  # the hash key
    before: Row | None
    after: Row | None
    expired: bool = False  # removed by its time to live, by nobody
    said: Mapping[str, str] = field(default_factory=dict)  # what a tombstone says of the deletion
    removed: bool = False  # the row itself is gone, and no tombstone tells of it: it was swept, expired or erased

    @property
    def workspace(self) -> WorkspaceId:
        return WorkspaceId(self.account.partition("#")[0])

    @property
    def kind(self) -> str:
        """``created``, ``updated``, ``destroyed``, or ``swept``: a tombstone went, which means nothing to anybody."""
        match self.before, self.after:
            case None, None:
                return "swept"
            case None, _:
                return "created"
            case _, None:
                return "destroyed"
            case _:
                return "updated"

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> Self:
        """Read one record of a stream with both images."""
        row = record["dynamodb"]
        return cls(
            table=record["eventSourceARN"].split(":table/")[1].partition("/")[0],
            key=row["Keys"].get("sk", {}).get("S", ""),
            account=row["Keys"]["pk"]["S"],
            before=_alive(row.get("OldImage")),
            after=_alive(row.get("NewImage")),
            expired=(record.get("userIdentity") or {}).get("principalId") == "dynamodb.amazonaws.com",
            said=_said(row.get("NewImage")),
            removed="NewImage" not in row,
        )


def _said(image: Row | None) -> Mapping[str, str]:
    tombstone = image if image and "deleted_on" in image else {}
    return {name: text["S"] for name, text in tombstone.get("said", {"M": {}})["M"].items()}


def _alive(image: Row | None) -> Row | None:
    return None if not image or "deleted_on" in image else image
