"""How applications take it that people sign out, in DynamoDB: a row beside each, so that its ETag stays what it is."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from identity.clients.logouts import Fault, Logouts, Record
from identity.clients.model import Client, NoSuchClient
from identity.clients.rows import TABLE, journal
from kernel.callers import WorkspaceId
from kernel.errors import Conflict
from kernel.ids import OURS
from kernel.journal import Along
from kernel.journal.reading import Place, gathered
from kernel.journal.rows import alive, place
from kernel.journal.together import together
from kernel.rows import Row

_TRIES = 3


class Noted(Conflict):
    """Somebody else has noted something of the same application this moment."""


class Hearing:
    """What is known of it, read with the applications themselves."""

    def __init__(self) -> None:
        self._shape = journal().shape

    def one(self, workspace: WorkspaceId, client_id: str) -> tuple[Client | None, Record | None]:
        """An application, if it is there, and what is known of it, in one round trip."""
        where, beside = (TABLE, workspace, client_id), _beside(workspace, client_id)
        found = gathered((where, beside))
        client = self._shape.object(found[where]) if alive(found.get(where)) else None
        return client, _read(found.get(beside))

    def several(self, clients: Iterable[Client]) -> dict[str, Record]:
        """What is known of those that want to hear of logouts."""
        wanted = {
            each.client_id: _beside(each.workspace, each.client_id) for each in clients if each.backchannel_logout_uri
        }
        found = gathered(list(wanted.values()))
        read = {client_id: _read(found.get(where)) for client_id, where in wanted.items()}
        return {client_id: record for client_id, record in read.items() if record}

    def note(self, client: Client, before: Record | None, fault: Fault | None, at: datetime) -> None:
        """Keep how it took one, if that is news; of an application that is gone by now nothing is kept."""
        where = _beside(client.workspace, client.client_id)
        for _ in range(_TRIES):
            after = Record.of(before, client.backchannel_logout_uri or "").with_(fault, at)
            if after is None:
                return
            try:
                together(along=[_written(where, before, after), _there(client)])
            except Noted:
                before = _read(gathered((where,)).get(where))
            except NoSuchClient:
                return
            else:
                return


def shown(record: Record | None, client: Client) -> Logouts | None:
    """What to show of it; nothing of an address where the application does not listen any more."""
    return record.logouts if record is not None and record.uri == client.backchannel_logout_uri else None


def forgotten(workspace: WorkspaceId, client_id: str) -> Along:
    """What forgets it, with the application."""
    _, account, sk = _beside(workspace, client_id)
    return Along({"Delete": {"TableName": TABLE, "Key": place(account, sk)}})


def _beside(workspace: WorkspaceId, client_id: str) -> Place:
    return TABLE, workspace, f"{OURS}logouts#{client_id}"


def _read(row: Row | None) -> Record | None:
    return Record.model_validate_json(row["said"]["S"]) if row else None


def _written(where: Place, before: Record | None, after: Record) -> Along:
    _, account, sk = where
    put: dict[str, Any] = {
        "TableName": TABLE,
        "Item": {**place(account, sk), "said": {"S": after.model_dump_json()}, "latest": {"S": after.latest}},
        "ConditionExpression": "attribute_not_exists(pk)",
    }
    if before is not None:
        put |= {"ConditionExpression": "latest = :read", "ExpressionAttributeValues": {":read": {"S": before.latest}}}
    return Along({"Put": put}, Noted("it was noted this moment how the application takes it"))


def _there(client: Client) -> Along:
    check = {
        "TableName": TABLE,
        "Key": place(client.workspace, client.client_id),
        "ConditionExpression": "attribute_exists(rest) AND attribute_not_exists(deleted_on)",
    }
    return Along({"ConditionCheck": check}, NoSuchClient("there is no such application"))
