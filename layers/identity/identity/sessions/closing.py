"""Closing what is open to somebody: their sessions in every workspace, and the tickets that are on their way.

It is closed twice. What is open is read, and ends with the deed that ends it; what somebody began between that reading
and that deed is closed after it. Later than the deed nobody begins anything with what was good before: whoever signs
in writes only if the password, the ticket, the passkey or the session they come with is still there.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from identity.sessions.table import TABLE
from identity.tickets.table import TABLE as TICKETS
from kernel.callers import PersonId, WorkspaceId
from kernel.journal import Along, Committed
from kernel.journal.together import in_turn
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


def stragglers(
    person: PersonId,
    workspaces: Iterable[WorkspaceId],
    *,
    besides: str = "",
    tickets_besides: Collection[str] = (),
    mends: tuple[str, ...] = MENDS,
) -> None:
    """Close what was begun while a deed was being done: tickets first, since with them sessions begin."""
    in_turn(tickets(person, tickets_besides, mends))
    in_turn(sessions(person, workspaces, besides))


def homes(done: Sequence[Committed[Any]]) -> list[WorkspaceId]:
    """The workspaces in which somebody is after a deed on their account, which is its first part."""
    account = done[0].objects[0]
    assert account is not None, "it is there"
    return [each.workspace for each in account.memberships]


def keys(rows: Iterable[Along]) -> set[str]:
    """Which tickets a deed spends and makes by itself."""
    said = [row.item["Delete"]["Key"] if "Delete" in row.item else row.item["Put"]["Item"] for row in rows]
    return {each["sk"]["S"] for each in said}


def _gone(table: str, place: Row) -> Along:
    return Along({"Delete": {"TableName": table, "Key": place}})
