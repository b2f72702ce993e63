"""What can be done with roles."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from contracts.audit import Acted
from identity.acts import by
from identity.names.model import claim
from identity.roles.model import Role, RoleDraft, RoleUpdate, within
from kernel.callers import Caller, WorkspaceId
from kernel.etags import IfMatch
from kernel.ids import new_id
from kernel.once import Once
from kernel.pages import Listing, Page


class RoleStore(Protocol):
    """Where roles are kept; each change with the act that tells of it.

    ``NameTaken`` if another role has the name that one is to have.
    """

    def create(self, workspace: WorkspaceId, role: Role, once: Once, act: Acted) -> Role: ...
    def get(self, workspace: WorkspaceId, role_id: str) -> Role: ...
    def page(self, workspace: WorkspaceId, page: Page) -> Listing[Role]: ...
    def change(
        self,
        workspace: WorkspaceId,
        role_id: str,
        *,
        scopes: tuple[str, ...] | None,
        edit: Callable[[Role], Role],
        expected: IfMatch,
        act: Acted,
    ) -> Role:
        """Keep what ``edit`` makes of a role, and give the groups that carry it its ``scopes``, if it gets others."""

    def delete(
        self, workspace: WorkspaceId, role_id: str, judge: Callable[[Role], Role], expected: IfMatch, act: Acted
    ) -> None:
        """Delete a role that ``judge`` does not refuse; ``RoleHeld`` if anybody has it."""


@dataclass(frozen=True, slots=True)
class Roles:
    store: RoleStore
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    new_id: Callable[[], str] = new_id

    def create(self, caller: Caller, draft: RoleDraft, once: Once) -> Role:
        """Make a role of scopes that the caller holds."""
        within(caller, draft.scopes)
        role = Role(
            role_id=self.new_id(),
            name=draft.name,
            named=claim(draft.name),
            about=draft.about,
            scopes=tuple(sorted(draft.scopes)),
            created=self.now(),
            created_by=caller.person,
        )
        said = {"name": role.name, "scopes": " ".join(role.scopes)}
        return self.store.create(caller.workspace, role, once, by(caller, "role.create", role.role_id, said))

    def update(self, caller: Caller, role_id: str, update: RoleUpdate, expected: IfMatch) -> Role:
        """Change a role, for everybody who has it."""
        scopes = tuple(sorted(update.scopes)) if update.scopes else None
        said = {"scopes": " ".join(scopes)} if scopes else {}
        return self.store.change(
            caller.workspace,
            role_id,
            scopes=scopes,
            edit=lambda role: role.updated(update, caller),
            expected=expected,
            act=by(caller, "role.update", role_id, said),
        )

    def delete(self, caller: Caller, role_id: str, expected: IfMatch) -> None:
        """Delete a role that nobody has."""

        def judge(role: Role) -> Role:
            within(caller, role.allowed)
            return role

        self.store.delete(caller.workspace, role_id, judge, expected, by(caller, "role.delete", role_id))

    def get(self, caller: Caller, role_id: str) -> Role:
        return self.store.get(caller.workspace, role_id)

    def page(self, caller: Caller, page: Page) -> Listing[Role]:
        """The roles that the workspace made, the oldest first."""
        return self.store.page(caller.workspace, page)
