"""What can be done with groups."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from contracts.audit import Acted
from identity.acts import by
from identity.groups.model import Belonging, Group, GroupDraft, GroupUpdate, Movement
from identity.names.model import claim
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.etags import IfMatch
from kernel.ids import new_id
from kernel.once import Once
from kernel.pages import Listing, Page

Scopes = tuple[str, ...]


class GroupStore(Protocol):
    """Where groups are kept, and who is in them; each change with the act that tells of it.

    ``NameTaken`` if another group has the name that one is to have.
    """

    def create(self, workspace: WorkspaceId, group: Group, once: Once, act: Acted) -> Group: ...
    def get(self, workspace: WorkspaceId, group_id: str) -> Group: ...
    def known(self, workspace: WorkspaceId, group_ids: Collection[str]) -> Collection[str]:
        """Those of them that are there."""

    def page(self, workspace: WorkspaceId, page: Page) -> Listing[Group]: ...
    def change(
        self, workspace: WorkspaceId, group_id: str, edit: Callable[[Group], Group], expected: IfMatch, act: Acted
    ) -> Group:
        """Keep what ``edit`` makes of a group; it carries the same role as before."""

    def carry(
        self,
        workspace: WorkspaceId,
        group_id: str,
        *,
        role: str | None,
        edit: Callable[[Group, Scopes], Group],
        expected: IfMatch,
        act: Acted,
    ) -> Group:
        """The same for a group that carries another role; ``edit`` is told its scopes if the workspace made it."""

    def move(
        self,
        workspace: WorkspaceId,
        group_id: str,
        *,
        come: frozenset[PersonId],
        leave: frozenset[PersonId],
        edit: Callable[[Group, int], Group],
        act: Acted,
    ) -> Group:
        """Let people come and leave; ``edit`` is told by how many the group grows."""

    def delete(
        self, workspace: WorkspaceId, group_id: str, judge: Callable[[Group], Group], expected: IfMatch, act: Acted
    ) -> None:
        """Delete a group that ``judge`` does not refuse."""

    def people(self, workspace: WorkspaceId, group_id: str, page: Page) -> Listing[Belonging]: ...


@dataclass(frozen=True, slots=True)
class Groups:
    store: GroupStore
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    new_id: Callable[[], str] = new_id

    def create(self, caller: Caller, draft: GroupDraft, once: Once) -> Group:
        """Make a group with nobody in it."""
        group = Group(
            group_id=self.new_id(),
            name=draft.name,
            named=claim(draft.name),
            about=draft.about,
            created=self.now(),
            created_by=caller.person,
        )
        act = by(caller, "group.create", group.group_id, {"name": group.name})
        return self.store.create(caller.workspace, group, once, act)

    def update(self, caller: Caller, group_id: str, update: GroupUpdate, expected: IfMatch) -> Group:
        """Change a group: its name, or the role that it carries."""
        if not update.says_role:
            act = by(caller, "group.update", group_id)
            return self.store.change(
                caller.workspace, group_id, lambda group: group.updated(update, caller, ()), expected, act
            )
        return self.store.carry(
            caller.workspace,
            group_id,
            role=update.role,
            edit=lambda group, scopes: group.updated(update, caller, scopes),
            expected=expected,
            act=by(caller, "group.update", group_id, {"role": update.role or ""}),
        )

    def move(self, caller: Caller, group_id: str, movement: Movement) -> Group:
        """Let people come into a group and leave it."""
        come = frozenset(PersonId(str(each)) for each in movement.add)
        leave = frozenset(PersonId(str(each)) for each in movement.remove)
        said = {"added": " ".join(sorted(come)), "removed": " ".join(sorted(leave))}
        act = by(caller, "group.members", group_id, said)
        now = self.now()
        return self.store.move(
            caller.workspace,
            group_id,
            come=come,
            leave=leave,
            edit=lambda group, growth: group.moved(caller, growth, now),
            act=act,
        )

    def delete(self, caller: Caller, group_id: str, expected: IfMatch) -> None:
        """Delete a group in which nobody is."""
        act = by(caller, "group.delete", group_id)
        self.store.delete(caller.workspace, group_id, lambda group: group.emptied(caller), expected, act)

    def get(self, caller: Caller, group_id: str) -> Group:
        return self.store.get(caller.workspace, group_id)

    def known(self, caller: Caller, group_ids: Collection[str]) -> tuple[str, ...]:
        """Those of them that the workspace has, in order."""
        return tuple(sorted(self.store.known(caller.workspace, group_ids)))

    def page(self, caller: Caller, page: Page) -> Listing[Group]:
        """The groups of the workspace, the oldest first."""
        return self.store.page(caller.workspace, page)

    def people(self, caller: Caller, group_id: str, page: Page) -> Listing[Belonging]:
        """Who is in a group."""
        found = self.store.people(caller.workspace, group_id, page)
        if not found.items:
            self.store.get(caller.workspace, group_id)  # nobody is in it, or it is not there
        return found
