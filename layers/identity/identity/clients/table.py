"""Clients in DynamoDB."""

from collections.abc import Callable

from contracts.audit import Acted
from identity.acts.table import along as noted
from identity.clients.model import Client
from identity.clients.rows import journal
from identity.workspaces.table import WORKSPACE
from identity.workspaces.table import journal as workspaces
from kernel.callers import WorkspaceId
from kernel.etags import IfMatch
from kernel.pages import Listing, Page

_MANY = 200


class ClientTable:
    def __init__(self) -> None:
        self._journal, self._workspaces = journal(), workspaces()

    def create(self, workspace: WorkspaceId, client: Client, act: Acted) -> Client:
        return self._journal.create(workspace, client, along=[noted(act)])

    def room(self, workspace: WorkspaceId) -> tuple[int, int]:
        """In two round trips, and one more for each two hundred that there are."""
        most, there, page = self._workspaces.get(workspace, WORKSPACE).limits.clients, 0, Page(limit=_MANY)
        while True:
            found = self._journal.page(workspace, page)
            there += len(found.items)
            if found.next is None:
                return there, most
            page = Page(limit=_MANY, cursor=found.next)

    def get(self, workspace: WorkspaceId, client_id: str) -> Client:
        return self._journal.get(workspace, client_id)

    def page(self, workspace: WorkspaceId, page: Page) -> Listing[Client]:
        return self._journal.page(workspace, page)

    def change(
        self, workspace: WorkspaceId, client_id: str, edit: Callable[[Client], Client], expected: IfMatch, act: Acted
    ) -> Client:
        return self._journal.change(workspace, client_id, edit, expected=expected, along=[noted(act)])

    def delete(self, workspace: WorkspaceId, client_id: str, expected: IfMatch, act: Acted) -> None:
        self._journal.delete(workspace, client_id, expected=expected, along=[noted(act)])
