"""Shelves in DynamoDB: a journal for each person."""

import json

from pynamodb.attributes import UnicodeAttribute

from agenda.shelves.model import Kind, NotOnShelf, Shelved
from kernel import guard
from kernel.callers import PersonId, WorkspaceId
from kernel.ids import OURS
from kernel.journal import Journal, JournalTable
from kernel.journal.reading import Place
from kernel.journal.rows import alive
from kernel.queries import every, partition
from kernel.rows import Row
from kernel.settings import physical
from kernel.tables import SEPARATOR, key

TABLE = physical("agenda-shelves-1")
BY_MINDED = "by-minded"

guard.declare(TABLE, BY_MINDED, "minded")


class ShelvedRow(JournalTable):
    """``minded``, for an index: the thing that it is, if somebody says how they are to be reminded of what is in it."""

    class Meta:
        table_name = TABLE

    kind = UnicodeAttribute()
    rest = UnicodeAttribute()
    minded = UnicodeAttribute(null=True)


def _write(shelved: Shelved, workspace: WorkspaceId | None) -> ShelvedRow:
    rest, minded = shelved.model_dump_json(exclude={"thing_id", "modseq", "kind"}), None
    if shelved.reminds:
        assert workspace is not None, "only what is read has no workspace"
        minded = key(workspace, shelved.thing_id)
    return ShelvedRow(kind=shelved.kind, rest=rest, minded=minded)


def _read(row: ShelvedRow) -> Shelved:
    return Shelved.model_validate(
        {**json.loads(row.rest), "kind": row.kind, "thing_id": row.sk, "modseq": int(row.modseq)}
    )


def journal(workspace: WorkspaceId | None = None) -> Journal[Shelved]:
    """The journal that shelves are written in: those of a workspace, or of all, to read."""
    return Journal(
        ShelvedRow,
        identify=lambda shelved: shelved.thing_id,
        write=lambda shelved: _write(shelved, workspace),
        read=_read,
        missing=lambda _: NotOnShelf("you see no such calendar or project"),
    )


def account(workspace: WorkspaceId, person: PersonId) -> str:
    """The partition of somebody's shelf."""
    return key(workspace, person)


def place(workspace: WorkspaceId, person: PersonId, thing_id: str) -> Place:
    """Where it is kept how somebody likes to see something."""
    return (TABLE, account(workspace, person), thing_id)


def minding(workspace: WorkspaceId, thing_id: str) -> set[PersonId]:
    """Who has said how they are to be reminded of what is in a calendar, as an index has it a moment later."""
    found = every(
        TableName=TABLE,
        IndexName=BY_MINDED,
        KeyConditionExpression="minded = :thing",
        ExpressionAttributeValues={":thing": {"S": key(workspace, thing_id)}},
    )
    return {PersonId(each["pk"]["S"].partition(SEPARATOR)[2]) for each in found}


def shelved(workspace: WorkspaceId, person: PersonId, kind: Kind) -> list[str]:
    """What of that kind stands on somebody's shelf."""
    return [each.thing_id for each in standing(workspace, person) if each.kind == kind]


def standing(workspace: WorkspaceId, person: PersonId) -> list[Shelved]:
    """All that stands on somebody's shelf."""
    rows = (row for row in partition(TABLE, account(workspace, person)) if not row["sk"]["S"].startswith(OURS))
    things = (shelved_of(row) for row in rows if alive(row))
    return [each for each in things if not each.removed]


def shelved_of(image: Row) -> Shelved:
    """What a row says."""
    return _read(ShelvedRow.from_raw_data(dict(image)))


def fresh(thing_id: str, kind: Kind = "calendar") -> Shelved:
    """Something that somebody has not said anything about."""
    return Shelved(thing_id=thing_id, kind=kind)
