"""Where addresses are kept from everybody: sealed, each for its calendar alone."""

from agenda.subscriptions.model import Subscription
from agenda.subscriptions.table import account
from kernel.callers import WorkspaceId


class Seals:
    def seal(self, workspace: WorkspaceId, calendar_id: str, url: str) -> bytes:
        from kernel.seals import seal

        return seal(url.encode(), account(workspace, calendar_id))

    def unseal(self, workspace: WorkspaceId, it: Subscription) -> str:
        from kernel.seals import unseal

        return unseal(it.sealed, account(workspace, it.calendar_id)).decode()
