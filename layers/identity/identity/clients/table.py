"""Clients in DynamoDB."""

from collections.abc import Callable

from contracts.audit import Acted
from identity.acts.table import along as noted
from identity.clients.model import Client
from identity.clients.rows import journal
from kernel.callers import WorkspaceId
from kernel.etags import IfMatch
from kernel.pages import Listing, Page


class ClientTable:
    def __init__(self) -> None:
        self._journal = journal()

    def create(self, workspace: WorkspaceId, client: Client, act: Acted) -> Client:
        return self._journal.create(workspace, client, along=[noted(act)])

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
