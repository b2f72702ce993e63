"""Closing what is open to somebody: their sessions in every workspace, and the tickets that are on their way."""

from collections.abc import Collection, Iterable

from identity.sessions.table import TABLE
from identity.tickets.table import TABLE as TICKETS
from kernel.callers import PersonId, WorkspaceId
from kernel.journal import Along
from kernel.queries import partition
from kernel.rows import Row
from kernel.tables import key

KEYS = "pk, sk"


def sessions(person: PersonId, workspaces: Iterable[WorkspaceId], besides: str = "") -> list[Along]:
    """What ends all sessions of a person, but for one; a round trip for each workspace."""
    return [
        _gone(TABLE, place)
        for workspace in workspaces
        for place in partition(TABLE, key(workspace, person), KEYS)
        if place["sk"]["S"] != besides
    ]


MENDS = ("undo#", "stay#")
"""How the keys of tickets begin that give an account back; whoever has taken it must not end those."""


def tickets(person: PersonId, besides: Collection[str] = (), mends: tuple[str, ...] = MENDS) -> list[Along]:
    """What makes all tickets of a person good no more, but for those with one of these keys, and those that mend."""
    found = [place for place in partition(TICKETS, person, KEYS) if not place["sk"]["S"].startswith(mends)]
    return [_gone(TICKETS, place) for place in found if place["sk"]["S"] not in besides]


def _gone(table: str, place: Row) -> Along:
    return Along({"Delete": {"TableName": table, "Key": place}})
