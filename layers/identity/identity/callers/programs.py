"""Programs that call with an API key: what one may do is what the key says and its owner may do at this moment."""

import hmac
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import NamedTuple, Protocol

from identity.callers.standing import MEMORY
from identity.charters import Charter
from identity.keys.model import NOBODY, ApiKey, KeyRefused, Presented
from identity.people import Member
from identity.workspaces import Workspace
from kernel.callers import KEY, Caller, PersonId, WorkspaceId

USED_WITHIN = timedelta(hours=1)
"""So exact is what is known of when a key was used last: it is told once in that time, however often it is used."""

_MOST = 1000


class Holding(NamedTuple):
    """How it stands with a key at this moment, all of it read at once."""

    key: ApiKey | None
    member: Member | None
    workspace: Workspace | None
    charter: Charter = Charter()

    def open(self) -> bool:
        """Whether the key may open anything: its workspace is open, and its owner in it since before it was made.

        A key of the first set-up has no owner, and maybe no workspace yet.
        """
        if self.key is None or (self.workspace is not None and self.workspace.status != "active"):
            return False
        if not self.key.owned:
            return True
        member = self.member
        inside = member is not None and member.status == "active" and self.key.created >= member.let_in
        return inside and self.workspace is not None


class HoldingStore(Protocol):
    def holding(self, workspace: WorkspaceId, key_id: str, person: PersonId | None) -> Holding:
        """In one round trip."""

    def used(self, key: ApiKey, now: datetime) -> None:
        """Let somebody note that the key was used; nobody waits for that."""


@dataclass(frozen=True, slots=True)
class Programs:
    store: HoldingStore
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    _known: dict[tuple[str, str], tuple[float, Caller]] = field(default_factory=dict)

    def caller(self, text: str) -> Caller:
        """Who calls with this key, or ``KeyRefused``."""
        presented, now = Presented.parse(text), self.now()
        which = presented.key_id, presented.digest()
        until, caller = self._known.get(which, (0.0, None))
        if caller is not None and now.timestamp() < until:
            return caller
        caller, ends = self._asked(presented, now)
        if len(self._known) > _MOST:
            self._known.clear()
        soon = now.timestamp() + MEMORY
        self._known[which] = (min(soon, ends.timestamp()) if ends else soon, caller)
        return caller

    def _asked(self, presented: Presented, now: datetime) -> tuple[Caller, datetime | None]:
        workspace = presented.workspace
        found = self.store.holding(workspace, presented.key_id, presented.person)
        key = found.key
        if key is None:
            hmac.compare_digest(NOBODY, presented.digest())
            raise KeyRefused("this key is not valid")
        ends = key.ends(presented, now)
        if not found.open():
            raise KeyRefused("this key is not valid")
        role, scopes = key.role, key.scopes
        if key.owned and (owner := found.member) is not None:
            role, scopes = owner.role, scopes & found.charter.held(owner.role, owner.groups)
        if key.used is None or key.used <= now - USED_WITHIN:
            self.store.used(key, now)
        return Caller(workspace, key.person, role, scopes, session=f"{KEY}{key.key_id}"), ends
