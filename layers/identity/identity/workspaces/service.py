"""Administering a workspace: what it is called, how it looks and what it demands."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from contracts.audit import Acted
from identity.acts import by
from identity.sessions.freshness import since
from identity.workspaces.editing import NoProvider, WorkspaceUpdate, changes, sensitive, updated
from identity.workspaces.model import Workspace
from kernel.callers import Caller, WorkspaceId
from kernel.errors import PreconditionFailed
from kernel.etags import IfMatch
from kernel.journal import Along, Busy

_ROUNDS = 5


class SettingsStore(Protocol):
    def get(self, workspace: WorkspaceId) -> Workspace: ...
    def replace(self, before: Workspace, after: Workspace, act: Acted, needed: Sequence[Along]) -> Workspace:
        """Keep it as it is to be if it still is as it was; ``PreconditionFailed``, or ``SlugTaken``."""

    def fresh(self, caller: Caller, since: int) -> Along:
        """What fails unless the caller has shown who they are since then."""


class Providers(Protocol):
    def ready(self, workspace: WorkspaceId) -> bool:
        """Whether people of the workspace can sign in with a provider that it has set up."""


@dataclass(frozen=True, slots=True)
class Settings:
    store: SettingsStore
    providers: Providers
    now: Callable[[], float] = time.time

    def get(self, caller: Caller) -> Workspace:
        return self.store.get(caller.workspace)

    def update(self, caller: Caller, update: WorkspaceUpdate, expected: IfMatch) -> Workspace:
        """Change what is said. The policy and the slug only for somebody who has shown lately who they are."""
        for _ in range(_ROUNDS):
            before = self.store.get(caller.workspace)
            expected.demand(before.modseq)
            after = updated(before, update)
            if after == before:
                return before
            self._open_to_somebody(before, after)
            needed = (self.store.fresh(caller, since(self.now())),) if sensitive(before, after) else ()
            act = by(caller, "workspace.update", caller.workspace, changes(before, after))
            try:
                return self.store.replace(before, after, act, needed)
            except PreconditionFailed:
                continue  # somebody was faster: it is decided anew
        raise Busy

    def _open_to_somebody(self, before: Workspace, after: Workspace) -> None:
        closing = after.policy.sso_only and not before.policy.sso_only
        if closing and not self.providers.ready(after.workspace):
            raise NoProvider("set up a provider of your own first, or nobody could sign in any more")
