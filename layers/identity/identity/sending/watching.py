"""Looking every day whether workspaces may still write from their own domains: what SES refuses reaches nobody."""

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Protocol

from identity.letters import NotSent
from identity.letters.workspaces import sender_lapsed
from identity.sending.service import Sending
from identity.workspaces import Workspace
from identity.workspaces.admins import Admins
from identity.workspaces.looks import brand
from kernel.callers import WorkspaceId
from kernel.logs import log

LASTS = 240.0
"""Seconds that a run takes at most; SES answers about one domain a second, and who is left has a turn another day."""


class NotAllWatched(Exception):
    """Some domains could not be looked at; they stay as they are, and the next run tries again."""


class WatchedStore(Protocol):
    def sending(self) -> Iterator[WorkspaceId]:
        """The workspaces that write from domains of their own, as far as the index knows."""


@dataclass(frozen=True, slots=True)
class Watching:
    store: WatchedStore
    sending: Sending
    admins: Admins
    origin: str
    clock: Callable[[], float] = time.monotonic
    shuffle: Callable[[list[WorkspaceId]], None] = random.shuffle

    def all(self) -> None:
        """Look at each, in any order; Admins are told once, when it is noted that a domain has lapsed."""
        began, failed = self.clock(), 0
        there = list(self.store.sending())
        self.shuffle(there)
        for workspace in there:
            if self.clock() - began > LASTS:
                log.warning("not all domains were looked at in time")
                break
            try:
                lapsed = self.sending.watch(workspace)
            except Exception:  # noqa: BLE001 - whatever it is, the others are looked at
                log.exception("a domain stays as it is", extra={"workspace": workspace})
                failed += 1
            else:
                if lapsed is not None:
                    self._tell(lapsed)
        if failed:
            raise NotAllWatched(f"{failed} domains could not be looked at")

    def _tell(self, home: Workspace) -> None:
        assert home.sender is not None, "it has lost one"
        letter = partial(
            sender_lapsed,
            brand=brand(home, self.origin),
            domain=home.sender.domain,
            at=datetime.now(UTC),
            look=f"{self.origin}/settings/email",
        )
        try:
            self.admins.tell(home.workspace, letter)
        except NotSent as error:
            log.error("a letter about a domain did not go out", extra={"reason": str(error)})
