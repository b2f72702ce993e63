"""Whom somebody may administer: nobody who may do more than they themselves."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from contracts.scopes import RANKS
from identity.people.model import Member
from identity.rights.model import Carried, Needed, needed_for, scopes
from identity.roles import Role, built_in
from identity.roles.model import within
from kernel.callers import Caller, WorkspaceId
from kernel.errors import Forbidden, Invalid

_EVERYBODY = built_in(RANKS[0]) or frozenset[str]()


class AboveYou(Forbidden):
    """The role allows more than the caller may do: only somebody who may do that too can give it or take it."""


class Rights(Protocol):
    def carried(self, workspace: WorkspaceId, needed: Needed) -> Carried:
        """Those of the roles and groups that are there."""


@dataclass(slots=True)
class Powers:
    """What a caller may give, take and touch. Roles and groups are read when it first depends on them, and once."""

    caller: Caller
    rights: Rights
    _asked: Needed = field(default_factory=Needed)
    _carried: Carried = field(default_factory=Carried)

    def learn(self, needed: Needed, found: Carried) -> None:
        """Take in what was found of what was needed; what was not found is no more."""
        self._asked = Needed(self._asked.roles | needed.roles, self._asked.groups | needed.groups)
        self._carried = self._carried.with_(found)

    def may_give(self, role: str) -> Role | None:
        """Raise unless ``role`` is one, and allows nothing that the caller may not do; itself, if one was made."""
        self.know(needed_for(role))
        held, own = built_in(role), self._carried.roles.get(role)
        if held is None and own is None:
            detail = f"It is one of {', '.join(RANKS)}, or the id of a role that was made here"
            raise Invalid(f"role: there is no role {role}", [{"field": "role", "code": "unknown", "detail": detail}])
        self._within(self.name(role), own.allowed if own else held)
        return own

    def may_take_back(self, role: str) -> None:
        """Raise unless the caller might have given the role; one that is no more is nobody's privilege."""
        self.know(needed_for(role))
        if built_in(role) is not None or role in self._carried.roles:
            self.may_give(role)

    def may_bring(self, groups: Iterable[str]) -> tuple[str, ...]:
        """Raise unless the caller may bring people into all of those groups; those of them that are there."""
        wanted = tuple(groups)
        if not wanted:
            return ()
        self.caller.require("groups:write")
        self.know(Needed(groups=frozenset(wanted)))
        found = [self._carried.groups[each] for each in wanted if each in self._carried.groups]
        for group in found:
            within(self.caller, group.allowed)
        return tuple(group.group_id for group in found)

    def may_touch(self, member: Member) -> None:
        """Raise if the member may do more than the caller, by their role or by a group that they are in."""
        self.know(Needed.of(member))
        self._within(self.name(member.role), scopes(member, self._carried))

    def name(self, role: str) -> str:
        """What a role is called, where people read it."""
        own = self._carried.roles.get(role)
        return own.name if own else role.capitalize()

    def know(self, needed: Needed) -> None:
        """Read what of that is not known."""
        if missing := needed.beside(self._asked):
            self.learn(missing, self.rights.carried(self.caller.workspace, missing))

    def _within(self, role: str, held: frozenset[str] | None) -> None:
        """What every member may do is nobody's privilege."""
        if not (held or frozenset()) - _EVERYBODY <= self.caller.scopes:
            raise AboveYou(f"the role {role} allows more than you may do; ask an Admin")
