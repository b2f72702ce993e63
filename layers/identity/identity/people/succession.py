"""No workspace is left without an Admin: who stops being one holds somebody else to being one still."""

from collections.abc import Collection
from typing import Protocol

from identity.people.model import LastAdmin
from kernel.callers import PersonId, WorkspaceId
from kernel.journal import Along


class Admins(Protocol):
    """Those of a workspace, as far as is known."""

    def another_admin(self, workspace: WorkspaceId, but: Collection[PersonId]) -> PersonId | None:
        """An active Admin who is none of those, as far as is known."""

    def is_admin(self, workspace: WorkspaceId, person: PersonId) -> Along:
        """What fails with ``LastAdmin`` unless the person is an active Admin."""


def successor(admins: Admins, workspace: WorkspaceId, tried: set[PersonId]) -> Along:
    """What holds somebody who was not tried yet to being an Admin; ``LastAdmin`` if there is nobody."""
    other = admins.another_admin(workspace, tried)
    if other is None:
        raise last_admin()
    tried.add(other)
    return admins.is_admin(workspace, other)


def last_admin() -> LastAdmin:
    return LastAdmin("this is the last Admin of the workspace; make somebody else one first")
