"""Letting go of all that is held of a workspace which was erased."""

from agenda.attachments.bucket import folder
from agenda.house.files import count, remove
from agenda.house.holdings import HOLDINGS
from agenda.house.wiping import forgotten, left, noted, wipe
from agenda.jobs.bucket import folder as jobs
from contracts.erasure import RoomErased
from kernel.callers import WorkspaceId


class Forgetting:
    def forget(self, workspace: WorkspaceId) -> RoomErased:
        """Let go of all of it; to be asked again says the same, until what is said has been told."""
        for holding in HOLDINGS:
            for owner in holding.owners(workspace):
                wipe(holding.table, owner, (workspace, holding.name) if holding.counted else None)
        there = count(folder(workspace))
        files = noted(workspace, there)
        remove(folder(workspace))
        remove(jobs(workspace))
        return RoomErased(workspace=workspace, room="agenda", rows=left(workspace), files=files)

    def forgotten(self, workspace: WorkspaceId) -> None:
        """Let go of what was counted, too."""
        forgotten(workspace)
