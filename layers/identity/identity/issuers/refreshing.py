"""Asking providers by the clock what they say of themselves: one that moves its keys or its doors locks nobody out."""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Protocol

from contracts.audit import Acted
from identity.acts import acted
from identity.issuers.model import Issuer, Metadata, NoSuchIssuer
from identity.issuers.service import at
from kernel.callers import WorkspaceId
from kernel.errors import Refusal
from kernel.logs import log

AGE = timedelta(days=1)
"""After so long a provider is asked again."""

LASTS = 240.0
"""Seconds that a run takes at most; who is left has a turn in the next."""

CLOCK = "clock"
"""Who does it, as the log says."""


Due = tuple[WorkspaceId, Issuer]
"""A provider that is to be asked, and whose it is."""


class DueStore(Protocol):
    def everywhere(self) -> Iterator[Due]:
        """The providers of all workspaces."""

    def refreshed(
        self, workspace: WorkspaceId, issuer_id: str, edit: Callable[[Issuer], Issuer], act: Acted | None
    ) -> None:
        """Keep what a provider says of itself; ``NoSuchIssuer`` if it has just gone."""


class Asking(Protocol):
    def metadata(self, issuer: str) -> Metadata: ...


@dataclass(frozen=True, slots=True)
class Refreshing:
    store: DueStore
    asking: Asking
    now: Callable[[], float] = time.time
    clock: Callable[[], float] = time.monotonic
    shuffle: Callable[[list[Due]], None] = random.shuffle

    def all(self) -> None:
        """Ask those that were not asked for a day, in any order.

        Those that do not answer are due again in every run, and take long: were the longest due asked first, they would
        use up each run, and nobody else had a turn.
        """
        began, before = self.clock(), at(self.now()) - AGE
        due = [each for each in self.store.everywhere() if each[1].checked <= before]
        self.shuffle(due)
        for workspace, issuer in due:
            if self.clock() - began > LASTS:
                log.warning("not all providers were asked in time")
                return
            try:
                self._one(workspace, issuer)
            except Refusal as refusal:  # those of other workspaces have their turn, whatever one of them says
                log.warning("a provider is as it was", extra={"issuer": issuer.issuer, "reason": refusal.kind})

    def _one(self, workspace: WorkspaceId, issuer: Issuer) -> None:
        """What it says no more, or not as it should, changes nothing: it is asked again in the next run."""
        said = self.asking.metadata(issuer.issuer)
        moved = sorted(name for name, value in said if value != getattr(issuer.metadata, name))
        act = acted(workspace, CLOCK, "issuer.refresh", issuer.issuer_id, of=" ".join(moved)) if moved else None
        edit = partial(Issuer.model_copy, update={"metadata": said, "checked": at(self.now())})
        with suppress(NoSuchIssuer):  # an administrator was faster
            self.store.refreshed(workspace, issuer.issuer_id, edit, act)


def refreshing() -> Refreshing:
    """As production does it."""
    from identity.federation.asking import Providers
    from identity.issuers.table import IssuerTable

    return Refreshing(IssuerTable(), Providers())
