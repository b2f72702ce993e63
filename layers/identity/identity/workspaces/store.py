"""What is done to a workspace, in DynamoDB."""

from collections.abc import Sequence

from contracts.audit import Acted
from identity.acts.table import along as noted
from identity.people import Member
from identity.people.store import PeopleTable
from identity.sessions.table import fresh
from identity.workspaces.model import Workspace
from identity.workspaces.table import WORKSPACE, journal, named, unnamed
from kernel.callers import Caller, WorkspaceId
from kernel.etags import IfMatch
from kernel.journal import Along


class SettingsTable:
    def __init__(self) -> None:
        self._journal, self._people = journal(), PeopleTable()

    def get(self, workspace: WorkspaceId) -> Workspace:
        return self._journal.get(workspace, WORKSPACE)

    def replace(self, before: Workspace, after: Workspace, act: Acted, needed: Sequence[Along]) -> Workspace:
        home = before.workspace
        moved = () if before.slug == after.slug else (named(home, after.slug), unnamed(home, before.slug))
        return self._journal.change(
            home,
            WORKSPACE,
            lambda _: after,
            expected=IfMatch.tag(before.modseq),
            along=(*needed, *moved, noted(act)),
        )

    def govern(self, before: Workspace, after: Workspace, act: Acted) -> Workspace:
        return self.replace(before, after, act, ())

    def admins(self, workspace: WorkspaceId, most: int) -> Sequence[Member]:
        return self._people.admins(workspace, most)

    def fresh(self, caller: Caller, since: int) -> Along:
        return fresh(caller, since)


class NoProviders:
    """As long as nobody can set one up, no workspace has one."""

    def ready(self, workspace: WorkspaceId) -> bool:  # noqa: ARG002 - it is the same for all
        return False
