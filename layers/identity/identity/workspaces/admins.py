"""Who administers a workspace: those who are written to about it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from identity.letters import Letter, Post, Reader, Unreachable
from identity.people import Member
from identity.workspaces.looks import reader
from kernel.callers import WorkspaceId

MOST = 50
"""Of more Admins, the others hear of it from these."""


class AdminStore(Protocol):
    def admins(self, workspace: WorkspaceId, most: int) -> Sequence[Member]:
        """So many of those who are active Admins, as far as is known."""


@dataclass(frozen=True, slots=True)
class Admins:
    store: AdminStore
    post: Post

    def tell(self, workspace: WorkspaceId, letter: Callable[[Reader], Letter]) -> Sequence[Member]:
        """Send each of them a letter, and say who they are."""
        found = self.store.admins(workspace, MOST)
        self.write(found, letter)
        return found

    def write(self, members: Sequence[Member], letter: Callable[[Reader], Letter]) -> None:
        for each in members:
            try:
                self.post.send(letter(reader(each)))
            except Unreachable:
                continue  # nor will it be the next time
