"""Certifying that nothing is left of a workspace: when every room that held something of it has said so.

A room that could not let go is heard of by its dead letters; until it has, there is no certificate.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

from contracts.erasure import ROOMS, RoomErased
from identity.erasing.model import BACKUPS, Record, claims
from identity.letters import Post, Unreachable
from identity.letters.workspaces import Erasure, erased
from identity.workspaces.looks import brand
from kernel.callers import WorkspaceId


class RecordStore(Protocol):
    def answered(self, said: RoomErased) -> Record | None:
        """Note what a room held; what is known by then, or nothing if it is certified already."""

    def certified(self, workspace: WorkspaceId, certificate: str) -> str | None:
        """Remember the certificate; the first that was made, if there was one already. ``None``: it is out."""

    def forget(self, workspace: WorkspaceId) -> None:
        """Remember nothing of it any more."""


class Shelf(Protocol):
    def put(self, workspace: WorkspaceId, certificate: str) -> str:
        """Keep a certificate where nobody can change it; its SHA-256."""


@dataclass(frozen=True, slots=True)
class Certifying:
    store: RecordStore
    sign: Callable[[dict[str, Any]], str]
    shelf: Shelf
    post: Post
    rooms: frozenset[str] = ROOMS
    now: Callable[[], float] = time.time

    def hear(self, said: RoomErased) -> None:
        """A room has let go; when all have, certify it. To hear it again is as well."""
        record = self.store.answered(said)
        if record is None or self.rooms - record.rooms.keys():
            return
        at = datetime.fromtimestamp(self.now(), UTC)
        certificate = self.store.certified(said.workspace, self.sign(claims(record, at)))
        if certificate is None:
            return
        self._tell(record, certificate, self.shelf.put(said.workspace, certificate), at)
        self.store.forget(said.workspace)

    def _tell(self, record: Record, certificate: str, digest: str, at: datetime) -> None:
        some: Sequence[tuple[str, int]] = sorted((name.capitalize(), count) for name, count in record.all().items())
        proof = Erasure(certificate=certificate, at=at, digest=digest, erased=some, backups_until=at + BACKUPS)
        for each in record.plan.admins:
            try:
                self.post.send(erased(each.reader(), brand(record.workspace, ""), erasure=proof))
            except Unreachable:
                continue  # nor will it be the next time
