"""The rows of clients, a journal of each workspace."""

import json

from pynamodb.attributes import UnicodeAttribute

from identity.clients.model import Client, NoSuchClient
from kernel.journal import Journal, JournalTable
from kernel.settings import physical

TABLE = physical("identity-clients-1")
_COLUMNS = {"client_id", "workspace", "modseq"}


class ClientRow(JournalTable):
    class Meta:
        table_name = TABLE

    rest = UnicodeAttribute()


def _write(client: Client) -> ClientRow:
    return ClientRow(rest=client.model_dump_json(exclude=_COLUMNS))


def _read(row: ClientRow) -> Client:
    kept = json.loads(row.rest)
    return Client.model_validate({**kept, "client_id": row.sk, "workspace": row.pk, "modseq": row.modseq})


def journal() -> Journal[Client]:
    return Journal(
        ClientRow,
        identify=lambda client: client.client_id,
        write=_write,
        read=_read,
        missing=lambda _: NoSuchClient("there is no such application"),
    )
