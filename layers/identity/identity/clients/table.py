"""Clients in DynamoDB."""

from collections.abc import Callable

from contracts.audit import Acted
from identity.acts.table import along as noted
from identity.clients.hearing import Hearing, forgotten, shown
from identity.clients.logouts import Logouts
from identity.clients.model import Client, full
from identity.clients.rows import journal
from identity.workspaces.table import WORKSPACE
from identity.workspaces.table import journal as workspaces
from kernel.callers import WorkspaceId
from kernel.etags import IfMatch
from kernel.journal.within import create_within
from kernel.pages import Listing, Page


class ClientTable:
    def __init__(self) -> None:
        self._journal, self._workspaces, self._hearing = journal(), workspaces(), Hearing()

    def create(self, workspace: WorkspaceId, client: Client, act: Acted) -> Client:
        most = self._workspaces.get(workspace, WORKSPACE).limits.clients

        def room(there: int) -> None:
            if there >= most:
                raise full(there, most)

        return create_within(self._journal, workspace, client, room, [noted(act)])

    def get(self, workspace: WorkspaceId, client_id: str) -> tuple[Client, Logouts | None]:
        client, record = self._hearing.one(workspace, client_id)
        if client is None:
            raise self._journal.shape.missing(client_id)
        return client, shown(record, client)

    def page(self, workspace: WorkspaceId, page: Page) -> Listing[tuple[Client, Logouts | None]]:
        found = self._journal.page(workspace, page)
        records = self._hearing.several(found.items)
        items = [(each, shown(records.get(each.client_id), each)) for each in found.items]
        return Listing[tuple[Client, Logouts | None]](items=items, next=found.next)

    def change(
        self, workspace: WorkspaceId, client_id: str, edit: Callable[[Client], Client], expected: IfMatch, act: Acted
    ) -> Client:
        return self._journal.change(workspace, client_id, edit, expected=expected, along=[noted(act)])

    def delete(self, workspace: WorkspaceId, client_id: str, expected: IfMatch, act: Acted) -> None:
        gone = forgotten(workspace, client_id)
        self._journal.delete(workspace, client_id, expected=expected, along=[noted(act), gone])
