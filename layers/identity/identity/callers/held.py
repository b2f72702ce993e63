"""What a member may do, with what had to be read for it the last time: it is read along the next time."""

from dataclasses import dataclass, field
from typing import Protocol

from identity.people import Member
from identity.rights.model import Carried, Needed, scopes
from kernel.callers import PersonId, WorkspaceId

MEMORY = 30.0
"""Seconds for which a container remembers a caller: with the gateway's own 30, what ended is dead within 60."""

NOTHING = Needed()

_MOST = 1000


class RightsStore(Protocol):
    def carried(self, workspace: WorkspaceId, needed: Needed) -> Carried:
        """Roles and groups, in one round trip more."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """What had to be read for somebody the last time, or what they say had to be; it is only a guess."""

    _needed: dict[tuple[WorkspaceId, PersonId], Needed] = field(default_factory=dict)

    def guess(self, workspace: WorkspaceId, person: PersonId | None, told: Needed = NOTHING) -> Needed:
        return self._needed.get((workspace, person), told) if person else told

    def held(
        self, store: RightsStore, member: Member, workspace: WorkspaceId, also: Needed, carried: Carried
    ) -> frozenset[str]:
        """All that a member may do; what of it was not read along takes one more round trip."""
        needed = Needed.of(member)
        if missing := needed.beside(also):
            carried = carried.with_(store.carried(workspace, missing))
        if len(self._needed) > _MOST:
            self._needed.clear()
        self._needed[workspace, member.person] = needed
        return scopes(member, carried)
