"""Letting everything of a workspace go: every row and every file, counted as they go.

Rows go in transactions that count them, so that a run which breaks off counts none twice and forgets none. Everything
is looked through twice, a quarter of an hour apart: what was still on its way the first time is found the second time.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from identity.erasing.model import SETTLES, Pass
from identity.erasing.service import Passes
from identity.workspaces import NoSuchWorkspace, Workspace
from kernel.callers import WorkspaceId

LASTS = 600.0
"""Seconds after which a run leaves the rest to the next."""


class Ground(Protocol):
    """Where all that belongs to a workspace lies."""

    def workspace(self, workspace: WorkspaceId) -> Workspace: ...
    def batches(self, workspace: WorkspaceId) -> Iterator[Callable[[], None]]:
        """What lets some of it go, one after the other."""

    def last(self, workspace: WorkspaceId) -> None:
        """Remember the last entry of its log, at first, when the log is still there."""

    def end(self, workspace: Workspace) -> None:
        """Let the workspace itself go, and all that leads to it; of that the other rooms hear."""


@dataclass(frozen=True, slots=True)
class Sweeping:
    ground: Ground
    queue: Passes
    now: Callable[[], float] = time.time

    def sweep(self, wanted: Pass) -> None:
        """Look everything through once; to do it again is as well."""
        try:
            workspace = self.ground.workspace(wanted.workspace)
        except NoSuchWorkspace:
            return  # it is gone
        if workspace.status != "erasing" or workspace.erased_on is None or workspace.erased_on > self._at():
            return  # somebody changed their mind
        until = self.now() + LASTS
        self.ground.last(wanted.workspace)
        for batch in self.ground.batches(wanted.workspace):
            batch()
            if self.now() >= until:
                self.queue.put(wanted, workspace=wanted.workspace)
                return
        if wanted.number == 1:
            self.queue.put(Pass(workspace=wanted.workspace, number=2), workspace=wanted.workspace, delay=SETTLES)
            return
        self.ground.end(workspace)

    def _at(self) -> datetime:
        return datetime.fromtimestamp(self.now(), UTC)
