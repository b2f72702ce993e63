"""Consents in DynamoDB: one partition per person in a workspace."""

from datetime import datetime
from typing import Any

from contracts.audit import Acted
from identity.acts.table import along as noted
from identity.clients.model import Client
from identity.clients.rows import TABLE as CLIENTS
from identity.clients.rows import journal as clients
from identity.consents.model import Consent
from identity.sessions.table import TABLE as SESSIONS
from kernel.callers import PersonId, WorkspaceId
from kernel.journal import Along
from kernel.journal.reading import Place, gathered
from kernel.journal.rows import alive
from kernel.journal.together import in_turn
from kernel.queries import partition
from kernel.rows import Row
from kernel.settings import physical
from kernel.tables import key

TABLE = physical("identity-consents-1")


def along(workspace: WorkspaceId, person: PersonId, consent: Consent) -> Along:
    """What keeps a consent, in place of the one before."""
    item = {
        **_place(workspace, person, consent.client_id),
        "scopes": {"S": " ".join(consent.scopes)},
        "agreed": {"S": consent.agreed.isoformat()},
    }
    return Along({"Put": {"TableName": TABLE, "Item": item}})


def withdrawn(workspace: WorkspaceId, person: PersonId, client_id: str) -> Along:
    """What forgets one."""
    return Along({"Delete": {"TableName": TABLE, "Key": _place(workspace, person, client_id)}})


def place(workspace: WorkspaceId, person: PersonId, client_id: str) -> Place:
    """Where a consent is, for those who read it with other rows."""
    return TABLE, key(workspace, person), client_id


def read(row: Row) -> Consent:
    scopes, agreed = row["scopes"]["S"], row["agreed"]["S"]
    return Consent(client_id=row["sk"]["S"], scopes=tuple(scopes.split()), agreed=datetime.fromisoformat(agreed))


class ConsentTable:
    def __init__(self) -> None:
        self._clients = clients().shape

    def of(self, workspace: WorkspaceId, person: PersonId) -> list[tuple[Consent, Client]]:
        """What somebody agreed to, of applications that are there."""
        agreed = [read(row) for row in partition(TABLE, key(workspace, person))]
        places = {each.client_id: (CLIENTS, str(workspace), each.client_id) for each in agreed}
        found = gathered(list(places.values())) if places else {}
        rows = {name: found[place] for name, place in places.items() if place in found and alive(found[place])}
        return [(each, self._clients.object(rows[each.client_id])) for each in agreed if each.client_id in rows]

    def withdraw(self, workspace: WorkspaceId, person: PersonId, client_id: str, act: Acted) -> None:
        """Forget a consent, and end what the application went on with."""
        kept = [row["sk"]["S"] for row in partition(SESSIONS, key(workspace, person)) if _of(row) == client_id]
        rows = [_ended(workspace, person, each) for each in kept]
        in_turn([*rows, withdrawn(workspace, person, client_id), noted(act)])


def forget(workspace: WorkspaceId, person: PersonId) -> None:
    """Let somebody have agreed to nothing."""
    in_turn(withdrawn(workspace, person, row["sk"]["S"]) for row in partition(TABLE, key(workspace, person)))


def _of(row: Row) -> str:
    """The application that goes on with a session."""
    return str(row.get("client_id", {}).get("S", ""))


def _ended(workspace: WorkspaceId, person: PersonId, session_id: str) -> Along:
    place = {"pk": {"S": key(workspace, person)}, "sk": {"S": session_id}}
    return Along({"Delete": {"TableName": SESSIONS, "Key": place}})


def _place(workspace: WorkspaceId, person: PersonId, client_id: str) -> dict[str, Any]:
    return {"pk": {"S": key(workspace, person)}, "sk": {"S": client_id}}
