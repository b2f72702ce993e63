"""What is done to a workspace, in DynamoDB."""

from collections.abc import Sequence

from contracts.audit import Acted
from identity.acts.table import along as noted
from identity.issuers.table import journal as issuers
from identity.people import Member
from identity.people.store import PeopleTable
from identity.sessions.table import fresh
from identity.workspaces.looking import OwnProvider
from identity.workspaces.model import Workspace
from identity.workspaces.table import WORKSPACE, WorkspaceTable, journal, named, unnamed
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.etags import IfMatch
from kernel.journal import Along
from kernel.pages import Page

_PROVIDERS = 10
"""Buttons that a sign-in page has room for."""


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

    def member(self, workspace: WorkspaceId, person: PersonId) -> Member:
        return self._people.get(workspace, person)

    def admins(self, workspace: WorkspaceId, most: int) -> Sequence[Member]:
        return self._people.admins(workspace, most)

    def fresh(self, caller: Caller, since: int) -> Along:
        return fresh(caller, since)


class LooksTable(WorkspaceTable):
    """What is read for somebody who is about to sign in."""

    def __init__(self) -> None:
        super().__init__()
        self._issuers = issuers()

    def providers(self, workspace: WorkspaceId) -> Sequence[OwnProvider]:
        found = self._issuers.page(workspace, Page(limit=_PROVIDERS)).items
        return [OwnProvider(provider=each.issuer_id, name=each.name) for each in found]


class OwnProviders:
    """The providers that a workspace has set up."""

    def __init__(self) -> None:
        self._issuers = issuers()

    def ready(self, workspace: WorkspaceId) -> bool:
        return bool(self._issuers.page(workspace, Page(limit=1)).items)
