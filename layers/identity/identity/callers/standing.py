"""How it stands with a session at this moment. Pure."""

from typing import NamedTuple, Protocol

from identity.callers.held import NOTHING, RightsStore
from identity.people import Member
from identity.rights.model import Carried, Needed
from identity.sessions import Session
from identity.workspaces import Workspace
from kernel.callers import PersonId, WorkspaceId

SKEW = 5
"""Seconds by which two of our clocks may differ: so much older than their membership sessions may seem."""


class Standing(NamedTuple):
    """How it stands with a session at this moment, all of it read at once."""

    session: Session | None
    member: Member | None
    workspace: Workspace | None
    carried: Carried = Carried()
    """What was read along of roles and groups."""

    def holds(self, now: float) -> bool:
        """Whether somebody may act in it."""
        return (
            self.session is not None
            and now < self.session.expires
            and self.member is not None
            and self.member.status == "active"
            and self.session.created >= int(self.member.let_in.timestamp()) - SKEW
            and self.workspace is not None
            and self.workspace.status == "active"
        )


class StandingStore(RightsStore, Protocol):
    def standing(self, workspace: WorkspaceId, person: PersonId, session_id: str, also: Needed = NOTHING) -> Standing:
        """In one round trip."""
