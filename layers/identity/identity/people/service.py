"""Administering the people of a workspace.

An Admin can stop being one only in a transaction that holds somebody else to still being one: of two who demote each
other at once, or three who do so in a ring, the last finds nobody left and stays.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from contracts.audit import Acted
from identity.acts import by
from identity.people.model import Handed, Heir, LastAdmin, Member, NoSuchHeir, PersonUpdate, Sieve
from identity.people.powers import Powers
from identity.rights.model import Carried, Needed
from identity.roles.model import Role
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.errors import PreconditionFailed, Refusal
from kernel.etags import ANYTHING, IfMatch
from kernel.journal import Along, Busy, Changes
from kernel.pages import Listing, Page

_ROUNDS = 5
Edit = Callable[[Member], Member]


class PeopleStore(Protocol):
    def get(self, workspace: WorkspaceId, person: PersonId) -> Member: ...
    def page(self, workspace: WorkspaceId, sieve: Sieve, page: Page) -> Listing[Member]: ...
    def changes(self, workspace: WorkspaceId, since: str, limit: int) -> Changes: ...
    def change(
        self,
        workspace: WorkspaceId,
        person: PersonId,
        edit: Edit,
        expected: IfMatch,
        *,
        act: Acted,
        needed: Collection[Along] = (),
    ) -> Member: ...
    def remove(self, workspace: WorkspaceId, member: Member, act: Acted, needed: Collection[Along] = ()) -> None:
        """Take somebody out as they were read; ``PreconditionFailed`` if they have changed since."""

    def carried(self, workspace: WorkspaceId, needed: Needed) -> Carried:
        """Those of the roles and groups that are there."""

    def is_still(self, workspace: WorkspaceId, role: Role) -> Along:
        """What fails with ``RoleChanged`` unless a role of the workspace's own is as it was read."""

    def another_admin(self, workspace: WorkspaceId, but: Collection[PersonId]) -> PersonId | None:
        """An active Admin who is none of those, as far as is known."""

    def is_admin(self, workspace: WorkspaceId, person: PersonId) -> Along:
        """What fails with ``LastAdmin`` unless the person is an active Admin."""

    def is_active(self, workspace: WorkspaceId, person: PersonId, refusal: Refusal) -> Along:
        """What fails with ``refusal`` unless the person is active."""


class _Same(Exception):
    """There is nothing to change, and so nothing to note."""

    def __init__(self, member: Member) -> None:
        super().__init__()
        self.member = member


@dataclass(frozen=True, slots=True)
class People:
    store: PeopleStore
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def get(self, workspace: WorkspaceId, person: PersonId) -> Member:
        return self.store.get(workspace, person)

    def page(self, workspace: WorkspaceId, sieve: Sieve, page: Page) -> Listing[Member]:
        """People in the order of their ids, or those that a sieve lets through in the order of that."""
        return self.store.page(workspace, sieve.checked(), page)

    def changes(self, workspace: WorkspaceId, since: str, limit: int) -> Changes:
        """What happened since ``since``."""
        return self.store.changes(workspace, since, limit)

    def update(self, caller: Caller, person: PersonId, update: PersonUpdate, expected: IfMatch) -> Member:
        """Change what is known of somebody, or what they may do."""
        said = {"role": update.role} if "role" in update.model_fields_set else {}
        powers, act = Powers(caller, self.store), by(caller, "person.update", person, said)
        needed = self.giving(powers, update.role) if said else ()
        return self._changed(powers, person, lambda member: member.updated(update), expected, act=act, needed=needed)

    def deactivate(self, caller: Caller, person: PersonId, expected: IfMatch) -> Member:
        """Close the door to somebody. It is closed at once, and no session that was begun before opens it again."""
        act = by(caller, "person.deactivate", person)
        return self._changed(Powers(caller, self.store), person, Member.deactivated, expected, act=act)

    def reactivate(self, caller: Caller, person: PersonId, expected: IfMatch) -> Member:
        """Let somebody in again, who has to sign in anew."""
        now, act = self.now(), by(caller, "person.reactivate", person)
        return self._changed(
            Powers(caller, self.store), person, lambda member: member.let_in_again(now), expected, act=act
        )

    def hand_over(self, caller: Caller, person: PersonId, heir: Heir) -> Member:
        """Give all that somebody owns to somebody else; the rooms that hold it do so when they hear of it."""
        refusal = NoSuchHeir("it can only be given to somebody else who is active in this workspace")
        if heir.to == person:
            raise refusal
        handed = Handed(to=PersonId(heir.to), at=self.now())
        act = by(caller, "person.transfer", person, {"to": heir.to})
        there = self.store.is_active(caller.workspace, handed.to, refusal)
        gave = Powers(caller, self.store), person, lambda member: member.gave(handed)
        return self._changed(*gave, ANYTHING, act=act, needed=(there,))

    def remove(self, caller: Caller, person: PersonId, expected: IfMatch) -> None:
        """Take somebody out of the workspace; their account stays theirs, without it."""
        tried, powers = {person}, Powers(caller, self.store)
        for _ in range(_ROUNDS):
            member = self.store.get(caller.workspace, person)
            expected.demand(member.modseq)
            powers.may_touch(member)
            needed = (another_admin(self.store, caller.workspace, tried),) if member.admin else ()
            act = by(caller, "person.remove", person, {"email": member.email})
            try:
                return self.store.remove(caller.workspace, member, act, needed)
            except (LastAdmin, PreconditionFailed):
                continue  # somebody was faster: it is decided anew
        raise Busy

    def giving(self, powers: Powers, role: str) -> tuple[Along, ...]:
        """What holds a role to being what it was when it was looked at; or why the caller may not give it."""
        own = powers.may_give(role)
        return (self.store.is_still(powers.caller.workspace, own),) if own else ()

    def _changed(
        self,
        powers: Powers,
        person: PersonId,
        edit: Edit,
        expected: IfMatch,
        *,
        act: Acted,
        needed: tuple[Along, ...] = (),
    ) -> Member:
        """Change somebody, if the caller may and an Admin is left."""
        tried, workspace = {person}, powers.caller.workspace
        other: tuple[Along, ...] = ()
        for _ in range(_ROUNDS):
            allowed = _allowed(powers, edit, another=bool(other))
            try:
                return self.store.change(workspace, person, allowed, expected, act=act, needed=(*needed, *other))
            except _Same as same:
                return same.member
            except LastAdmin:
                other = (another_admin(self.store, workspace, tried),)
        raise Busy


def _allowed(powers: Powers, edit: Edit, *, another: bool) -> Edit:
    """An edit that is done only to those whom the caller may touch, and to an Admin only if there is ``another``."""

    def allowed(member: Member) -> Member:
        powers.may_touch(member)
        changed = edit(member)
        if changed == member:
            raise _Same(member)
        if member.admin and not changed.admin and not another:
            raise last_admin()
        return changed

    return allowed


def last_admin() -> LastAdmin:
    return LastAdmin("this is the last Admin of the workspace; make somebody else one first")


class Admins(Protocol):
    def another_admin(self, workspace: WorkspaceId, but: Collection[PersonId]) -> PersonId | None: ...
    def is_admin(self, workspace: WorkspaceId, person: PersonId) -> Along: ...


def another_admin(store: Admins, workspace: WorkspaceId, tried: set[PersonId]) -> Along:
    """What holds somebody who was not tried yet to being an Admin; ``LastAdmin`` if there is nobody."""
    other = store.another_admin(workspace, tried)
    if other is None:
        raise last_admin()
    tried.add(other)
    return store.is_admin(workspace, other)
