"""Shelves in DynamoDB: a journal for each person."""

import json

from pynamodb.attributes import UnicodeAttribute

from agenda.shelves.model import Kind, NotOnShelf, Shelved
from kernel.callers import PersonId, WorkspaceId
from kernel.journal import Journal, JournalTable
from kernel.journal.reading import Place
from kernel.rows import Row
from kernel.settings import physical
from kernel.tables import key

TABLE = physical("agenda-shelves-1")


class ShelvedRow(JournalTable):
    class Meta:
        table_name = TABLE

    kind = UnicodeAttribute()
    rest = UnicodeAttribute()


def _write(shelved: Shelved) -> ShelvedRow:
    return ShelvedRow(kind=shelved.kind, rest=shelved.model_dump_json(exclude={"thing_id", "modseq", "kind"}))


def _read(row: ShelvedRow) -> Shelved:
    return Shelved.model_validate(
        {**json.loads(row.rest), "kind": row.kind, "thing_id": row.sk, "modseq": int(row.modseq)}
    )


def journal() -> Journal[Shelved]:
    """The journal that shelves are written in."""
    return Journal(
        ShelvedRow,
        identify=lambda shelved: shelved.thing_id,
        write=_write,
        read=_read,
        missing=lambda _: NotOnShelf("you see no such calendar or project"),
    )


def account(workspace: WorkspaceId, person: PersonId) -> str:
    """The partition of somebody's shelf."""
    return key(workspace, person)


def place(workspace: WorkspaceId, person: PersonId, thing_id: str) -> Place:
    """Where it is kept how somebody likes to see something."""
    return (TABLE, account(workspace, person), thing_id)


def shelved_of(image: Row) -> Shelved:
    """What a row says."""
    return _read(ShelvedRow.from_raw_data(dict(image)))


def fresh(thing_id: str, kind: Kind = "calendar") -> Shelved:
    """Something that somebody has not said anything about."""
    return Shelved(thing_id=thing_id, kind=kind)
