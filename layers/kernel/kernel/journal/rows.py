"""The rows of a journal's table: objects and their tombstones, and one counter for each account.

========================  =====================================================================================
``modseq``                the number of the change that wrote this row; the local index ``by-modseq`` sorts by it
``created_modseq``        the change that created the object
``first_modseq``          where a tombstone was written over: the change that created the id's first object
``deleted_on``            tombstones only: the day and a shard, the hash key of the index ``by-deletion``
``said``                  tombstones only: what is said of the deletion, such as by whom
``highest``               counter only: the number of the account's last change
``width``                 counter only: how many rows that change wrote
``oldest_known``          counter only: what happened since then can still be told
``known_since``           counter only: when ``oldest_known`` was set
========================  =====================================================================================
"""

import zlib
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Generic, NamedTuple, Self, TypeVar

from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from kernel.errors import NotFound
from kernel.ids import OURS
from kernel.rows import Row
from kernel.tables import Table

T = TypeVar("T")

BY_MODSEQ = "by-modseq"
BY_DELETION = "by-deletion"
COUNTER = f"{OURS}counter"
SHARDS = "0123456789abcdef"
_LONGEST_ID = 512
_BOOKKEEPING = frozenset({"pk", "sk", "modseq", "created_modseq", "first_modseq"})


class JournalTable(Table):
    """A table whose rows a journal writes; a subclass adds the attributes of its objects."""

    sk = UnicodeAttribute(range_key=True)
    modseq = NumberAttribute()
    created_modseq = NumberAttribute()
    first_modseq = NumberAttribute(null=True)
    deleted_on = UnicodeAttribute(null=True)


class Counter(NamedTuple):
    """Where an account stands."""

    highest: int = 0
    width: int | None = None
    oldest_known: int = 0
    known_since: float = 0

    @classmethod
    def of(cls, row: Row | None) -> Self:
        if row is None:
            return cls()
        width = row.get("width")
        return cls(
            highest=number(row, "highest"),
            width=None if width is None else int(width["N"]),
            oldest_known=number(row, "oldest_known"),
            known_since=number(row, "known_since"),
        )


class Shape(NamedTuple, Generic[T]):
    """How the objects of one kind become rows, and rows objects: what a room's ``table.py`` knows."""

    table: type[JournalTable]
    identify: Callable[[T], str]
    write: Callable[[T], JournalTable]
    read: Callable[[Any], T]
    missing: Callable[[str], NotFound]

    @property
    def name(self) -> str:
        """The table's physical name."""
        return str(self.table.Meta.table_name)

    def row(self, account: str, obj: T, modseq: int, before: Row | None) -> dict[str, Any]:
        """The row of ``obj`` as the change ``modseq`` leaves it, over the row that was there before."""
        row = self.write(obj)
        row.pk, row.sk, row.modseq = account, self.identify(obj), modseq
        row.created_modseq = number(before, "created_modseq") if before and alive(before) else modseq
        row.first_modseq = None
        if before and first(before) != row.created_modseq:
            row.first_modseq = first(before)
        return dict(row.serialize())

    def same(self, obj: T, before: Row) -> bool:
        """Whether writing ``obj`` over ``before`` would change nothing."""
        row = self.write(obj)
        return _plain(row.serialize(null_check=False)) == _plain(before)

    def object(self, raw: Row) -> T:
        return self.read(self.table.from_raw_data(dict(raw)))


def tombstone(before: Row, modseq: int, today: date, said: Mapping[str, str]) -> dict[str, Any]:
    """What is left of an object: that it was there, and what is said of its end."""
    sk = before["sk"]["S"]
    shard = SHARDS[zlib.crc32(sk.encode()) % len(SHARDS)]
    kept = {name: before[name] for name in ("pk", "sk", "created_modseq", "first_modseq") if name in before}
    kept |= {"said": {"M": {name: {"S": text} for name, text in said.items()}}} if said else {}
    return {**kept, "modseq": {"N": str(modseq)}, "deleted_on": {"S": f"{today.isoformat()}#{shard}"}}


def alive(row: Row | None) -> bool:
    """Whether the row is there, and not what was left of one."""
    return row is not None and "deleted_on" not in row


def first(row: Row) -> int:
    """The change that created the first object of this id that anybody may remember."""
    return number(row, "first_modseq") or number(row, "created_modseq")


def number(row: Row, name: str) -> int:
    value = row.get(name)
    return int(value["N"]) if value else 0


def place(account: str, sk: str) -> dict[str, Any]:
    """The key of a row."""
    return {"pk": {"S": account}, "sk": {"S": sk}}


def possible(identity: str) -> bool:
    """Whether it can be the id of anything."""
    return identity[:1] > OURS and len(identity.encode()) <= _LONGEST_ID


def checked(identity: str) -> str:
    """An id that may be a range key: nothing that sorts among our own rows."""
    if not possible(identity):
        raise ValueError(f"an id is 1 to {_LONGEST_ID} bytes and begins with neither a space nor {OURS}")
    return identity


def _plain(row: Row) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in _BOOKKEEPING}
