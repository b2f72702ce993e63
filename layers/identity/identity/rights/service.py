"""Asking what somebody may do."""

from dataclasses import dataclass
from typing import Protocol

from identity.people import Member
from identity.rights.model import Carried, Needed, Rights, rights
from kernel.callers import PersonId, WorkspaceId
from kernel.errors import NotFound


class RightsStore(Protocol):
    def member(self, workspace: WorkspaceId, person: PersonId) -> Member: ...
    def carried(self, workspace: WorkspaceId, needed: Needed) -> Carried:
        """Those of the roles and groups that are there."""


@dataclass(frozen=True, slots=True)
class Effective:
    store: RightsStore

    def of(self, workspace: WorkspaceId, person: PersonId) -> Rights:
        """All that somebody may do in the workspace; ``NoSuchMember`` if they are not in it."""
        member = self.store.member(workspace, person)
        return rights(member, self.store.carried(workspace, Needed.of(member)))

    def held(self, workspace: WorkspaceId, person: PersonId) -> tuple[str, ...]:
        """The scopes of somebody who may be elsewhere by now, and then has none."""
        try:
            found = self.of(workspace, person)
        except NotFound:
            return ()
        return tuple(each.scope for each in found.items) if found.active else ()
