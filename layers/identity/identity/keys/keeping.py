"""What members of a workspace do with API keys."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

from contracts.audit import Acted
from identity.acts import by
from identity.keys.model import ApiKey, NoSuchKey, Presented, numbered
from identity.keys.wanted import EditKey, KeyMade, KeyShown, NewKey, RotateKey, edited, end, good, own
from identity.roles.model import within
from identity.sessions.freshness import since
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.etags import IfMatch
from kernel.journal import Along
from kernel.pages import Listing, Page


class OwnKeyStore(Protocol):
    def find(self, workspace: WorkspaceId, key_id: str) -> ApiKey | None: ...
    def page(self, workspace: WorkspaceId, person: PersonId | None, page: Page) -> Listing[ApiKey]: ...
    def add(self, key: ApiKey, now: datetime, along: tuple[Along, ...], act: Acted) -> None:
        """Keep one more key with what goes along; ``TooManyKeys`` if the workspace has as many as it may."""

    def replace(self, key: ApiKey, along: tuple[Along, ...], act: Acted) -> None:
        """Keep a key as it is now; ``PreconditionFailed`` if it has changed since it was read."""

    def withdraw(self, workspace: WorkspaceId, key_id: str, at: datetime, act: Acted) -> None:
        """Note that the key is revoked; ``NoSuchKey`` if there is none of that id. Again is as well."""

    def fresh(self, caller: Caller, since: int) -> Along:
        """What fails, with ``StepUpNeeded``, unless the caller has shown who they are since then."""


@dataclass(frozen=True, slots=True)
class OwnKeys:
    store: OwnKeyStore
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def create(self, caller: Caller, wanted: NewKey) -> KeyMade:
        """Make a key that may do some of what the caller may; its secret is in the answer and nowhere else."""
        within(caller, wanted.scopes)
        now = self.now()
        expires = end(wanted.expires, now)
        key_id = numbered(caller.workspace, caller.person, secrets.token_hex(4))
        presented = Presented(caller.workspace, key_id, secrets.token_hex(32))
        key = ApiKey(
            workspace=caller.workspace,
            key_id=key_id,
            digest=presented.digest(),
            person=caller.person,
            role=caller.role,
            scopes=wanted.scopes,
            created=now,
            expires=expires,
            name=wanted.name,
            owned=True,
        )
        said = {"name": key.name, "scopes": " ".join(sorted(key.scopes)), "expires": expires.isoformat()}
        self.store.add(key, now, (self._fresh(caller),), by(caller, "key.create", key_id, said))
        return _made(key, presented)

    def rotate(self, caller: Caller, key_id: str, wanted: RotateKey) -> KeyMade:
        """Give one of the caller's own keys another secret."""
        now = self.now()
        key = own(caller, good(self._found(caller, key_id), now))
        assert key.expires is not None, "every key of a member ends"
        expires = end(wanted.expires, now, usual=key.expires - key.since)
        presented = Presented(key.workspace, key_id, secrets.token_hex(32))
        turned = key.turned(presented.digest(), now, timedelta(hours=wanted.overlap_hours), expires)
        said = {"name": key.name, "overlap": f"{wanted.overlap_hours} h", "expires": expires.isoformat()}
        turned = turned.model_copy(update={"modseq": key.modseq + 1})
        self.store.replace(turned, (self._fresh(caller),), by(caller, "key.rotate", key_id, said))
        return _made(turned, presented)

    def update(self, caller: Caller, key_id: str, wanted: EditKey, expected: IfMatch) -> KeyShown:
        """Call a key something else, or let it do less."""
        key = good(self._found(caller, key_id), self.now())
        expected.demand(key.modseq)
        changed = edited(key, wanted)
        if changed == key:
            return KeyShown.of(key)
        changed = changed.model_copy(update={"modseq": key.modseq + 1})
        said = {"name": changed.name, "scopes": " ".join(sorted(changed.scopes))}
        self.store.replace(changed, (), by(caller, "key.update", key_id, said))
        return KeyShown.of(changed)

    def revoke(self, caller: Caller, key_id: str) -> None:
        """Refuse a key from now on; within a minute it opens nothing."""
        self.store.withdraw(caller.workspace, key_id, self.now(), by(caller, "key.revoke", key_id))

    def get(self, caller: Caller, key_id: str) -> KeyShown:
        return KeyShown.of(self._found(caller, key_id))

    def page(self, caller: Caller, person: PersonId | None, page: Page) -> Listing[KeyShown]:
        """The keys of the workspace, those of one person together."""
        found = self.store.page(caller.workspace, person, page)
        return Listing(items=[KeyShown.of(each) for each in found.items], next=found.next)

    def _found(self, caller: Caller, key_id: str) -> ApiKey:
        key = self.store.find(caller.workspace, key_id)
        if key is None:
            raise NoSuchKey("this workspace has no such key")
        return key

    def _fresh(self, caller: Caller) -> Along:
        return self.store.fresh(caller, since(self.now().timestamp()))


def _made(key: ApiKey, presented: Presented) -> KeyMade:
    return KeyMade(**dict(KeyShown.of(key)), key=str(presented))
