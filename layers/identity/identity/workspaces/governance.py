"""What operators decide about a workspace: its plan, how much there may be of everything, and whether it is open."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from contracts.audit import Acted
from contracts.identity import GovernedWorkspace, GovernWorkspace, WorkspaceLimits
from identity.acts import OPERATOR, acted
from identity.letters.workspaces import resumed, suspended
from identity.workspaces.admins import Admins
from identity.workspaces.editing import changes
from identity.workspaces.looks import brand
from identity.workspaces.model import Erasing, Workspace
from kernel.callers import WorkspaceId


class GovernedStore(Protocol):
    def get(self, workspace: WorkspaceId) -> Workspace: ...
    def govern(self, before: Workspace, after: Workspace, act: Acted) -> Workspace:
        """Keep it as it is to be if it still is as it was; ``PreconditionFailed`` otherwise."""


@dataclass(frozen=True, slots=True)
class Governing:
    store: GovernedStore
    admins: Admins
    origin: str
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def govern(self, wanted: GovernWorkspace) -> GovernedWorkspace:
        """Do as an operator says; Admins are told when it is closed or opened."""
        before = self.store.get(wanted.workspace)
        after = governed(before, wanted)
        if after != before:
            said = {**changes(before, after), "reason": wanted.reason}
            act = acted(before.workspace, OPERATOR, "workspace.govern", before.workspace, **said)
            after = self.store.govern(before, after, act)
        if after.status != before.status:
            self._tell(after, wanted.reason)
        limits = WorkspaceLimits(**after.limits.model_dump())
        return GovernedWorkspace(workspace=after.workspace, status=after.status, plan=after.plan, limits=limits)

    def _tell(self, workspace: Workspace, why: str) -> None:
        at, looks = self.now(), brand(workspace, self.origin)

        kind = suspended if workspace.status == "suspended" else resumed
        sign_in = f"{self.origin}/sign-in"
        self.admins.tell(workspace.workspace, lambda to: kind(to, looks, why=why, at=at, sign_in=sign_in))


def governed(workspace: Workspace, wanted: GovernWorkspace) -> Workspace:
    """The workspace as an operator wants it; ``Erasing`` if it is going, which is its Admins' decision."""
    if wanted.status and workspace.status == "erasing":
        raise Erasing("this workspace is being erased, as its Admins want it")
    said = wanted.model_dump(include={"status", "plan"}, exclude_none=True)
    limits = workspace.limits.model_copy(update=wanted.limits.model_dump(exclude_none=True) if wanted.limits else {})
    return workspace.model_copy(update={**said, "limits": limits})
