"""How somebody deals with what comes to their calendar from outside: kept, and changed by them alone."""

from dataclasses import dataclass
from typing import Protocol

from agenda.invitations.welcoming import InvitationSettings
from kernel.callers import Caller, PersonId, WorkspaceId


class Kept(Protocol):
    def settings(self, workspace: WorkspaceId, person: PersonId) -> InvitationSettings: ...
    def prefer(self, workspace: WorkspaceId, person: PersonId, wanted: InvitationSettings) -> None: ...


@dataclass(frozen=True, slots=True)
class Manners:
    kept: Kept

    def of(self, caller: Caller) -> InvitationSettings:
        return self.kept.settings(caller.workspace, caller.person)

    def become(self, caller: Caller, wanted: InvitationSettings) -> InvitationSettings:
        """Deal with what comes like that from now on."""
        self.kept.prefer(caller.workspace, caller.person, wanted)
        return wanted
