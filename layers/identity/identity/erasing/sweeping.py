"""Letting everything of a workspace go: every row and every file, counted as they go.

Rows go in transactions that count them, so that a run which breaks off counts none twice and forgets none. Everything
is looked through twice, a quarter of an hour apart: what was still on its way the first time is found the second time.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

from identity.erasing.model import BACKUPS, SETTLES, Pass, Plan, claims
from identity.erasing.service import Passes
from identity.letters import Post, Unreachable
from identity.letters.workspaces import Erasure, erased
from identity.workspaces import NoSuchWorkspace, Workspace
from identity.workspaces.looks import brand
from kernel.callers import WorkspaceId

LASTS = 600.0
"""Seconds after which a run leaves the rest to the next."""


class Ground(Protocol):
    """Where all that belongs to a workspace lies."""

    def workspace(self, workspace: WorkspaceId) -> Workspace: ...
    def plan(self, workspace: WorkspaceId) -> Plan: ...
    def batches(self, workspace: WorkspaceId) -> Iterator[Callable[[], None]]:
        """What lets some of it go, one after the other."""

    def last(self, workspace: WorkspaceId) -> dict[str, Any]:
        """The last entry of its log: remembered at first, when the log is still there."""

    def counts(self, workspace: WorkspaceId) -> dict[str, int]: ...
    def certified(self, workspace: WorkspaceId, certificate: str) -> str:
        """Remember the certificate; the first that was made, if there was one already."""

    def end(self, workspace: Workspace) -> None:
        """Let the workspace itself go, and all that leads to it."""


class Shelf(Protocol):
    def put(self, workspace: WorkspaceId, certificate: str) -> str:
        """Keep a certificate where nobody can change it; its SHA-256."""


@dataclass(frozen=True, slots=True)
class Sweeping:
    ground: Ground
    sign: Callable[[dict[str, Any]], str]
    shelf: Shelf
    post: Post
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
        last = self.ground.last(wanted.workspace)
        for batch in self.ground.batches(wanted.workspace):
            batch()
            if self.now() >= until:
                self.queue.put(wanted, workspace=wanted.workspace)
                return
        if wanted.number == 1:
            self.queue.put(Pass(workspace=wanted.workspace, number=2), workspace=wanted.workspace, delay=SETTLES)
            return
        self._certify(workspace, last)
        self.ground.end(workspace)

    def _certify(self, workspace: Workspace, last: dict[str, Any]) -> None:
        at, plan = self._at(), self.ground.plan(workspace.workspace)
        counts = self.ground.counts(workspace.workspace)
        signed = self.sign(claims(workspace, plan, counts, last, at))
        certificate = self.ground.certified(workspace.workspace, signed)
        digest = self.shelf.put(workspace.workspace, certificate)
        some: Sequence[tuple[str, int]] = sorted((name.capitalize(), count) for name, count in counts.items())
        proof = Erasure(certificate=certificate, at=at, digest=digest, erased=some, backups_until=at + BACKUPS)
        for each in plan.admins:
            try:
                self.post.send(erased(each.reader(), brand(workspace, ""), erasure=proof))
            except Unreachable:
                continue  # nor will it be the next time

    def _at(self) -> datetime:
        return datetime.fromtimestamp(self.now(), UTC)
