"""How it stands with a session at this moment. Pure."""

from typing import NamedTuple, Protocol

from identity.charters import Charter
from identity.people import Member
from identity.sessions import Session
from identity.workspaces import Workspace
from kernel.callers import PersonId, WorkspaceId

MEMORY = 30.0
"""Seconds for which a container remembers a caller: with the gateway's own 30, what ended is dead within 60."""

SKEW = 5
"""Seconds by which two of our clocks may differ: so much older than their membership sessions may seem."""


class Standing(NamedTuple):
    """How it stands with a session at this moment, all of it read at once."""

    session: Session | None
    member: Member | None
    workspace: Workspace | None

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


class StandingStore(Protocol):
    def standing(self, workspace: WorkspaceId, person: PersonId, session_id: str) -> Standing:
        """In one round trip."""


class PersonStore(Protocol):
    def known(self, workspace: WorkspaceId, person: PersonId, session_id: str) -> tuple[Standing, Charter]:
        """The same, and what roles and groups allow there, in one round trip."""
