"""What somebody may do, and why: because of their role, and because of each group that they are in. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple, Self

from pydantic import BaseModel, Field

from contracts.scopes import SCOPES
from identity.groups.model import Group
from identity.people.model import Member
from identity.roles.model import Role, built_in
from kernel.callers import PersonId


class Needed(NamedTuple):
    """What must be read of a workspace to know what somebody may do."""

    roles: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()

    @classmethod
    def of(cls, member: Member) -> Self:
        own = frozenset({member.role}) if built_in(member.role) is None else frozenset[str]()
        return cls(own, frozenset(member.groups))

    def beside(self, known: "Needed") -> "Needed":
        """What of it is not known."""
        return Needed(self.roles - known.roles, self.groups - known.groups)

    def __bool__(self) -> bool:
        return bool(self.roles or self.groups)


def needed_for(role: str, groups: Iterable[str] = ()) -> Needed:
    """What must be read to know what a role and groups allow."""
    own = frozenset({role}) if built_in(role) is None else frozenset[str]()
    return Needed(own, frozenset(groups))


class Carried(NamedTuple):
    """The roles and groups that were read, by their ids; those that are no more are not in it."""

    roles: Mapping[str, Role] = {}
    groups: Mapping[str, Group] = {}

    def with_(self, other: "Carried") -> "Carried":
        return Carried({**self.roles, **other.roles}, {**self.groups, **other.groups})


class Source(BaseModel, frozen=True):
    """Why somebody may do something."""

    kind: Literal["role", "group"]
    id: str = Field(examples=["member"])
    name: str = Field(examples=["member"])


class Right(BaseModel, frozen=True):
    """Something that somebody may do."""

    scope: str = Field(examples=["people:read"])
    meaning: str = Field(examples=["See who is in the workspace, and its groups"])
    sources: tuple[Source, ...] = Field(description="The role, and the groups, that it comes from.")


class Rights(BaseModel, frozen=True):
    """All that somebody may do in the workspace."""

    person: PersonId
    role: str = Field(examples=["member"])
    active: bool = Field(description="Somebody who was deactivated may do none of it.")
    items: tuple[Right, ...]


def scopes(member: Member, carried: Carried) -> frozenset[str]:
    """All that a member may do."""
    return frozenset[str]().union(*(allowed for _, allowed in _sources(member, carried)))


def rights(member: Member, carried: Carried) -> Rights:
    """The same, and where each comes from."""
    sources = list(_sources(member, carried))
    items = tuple(
        Right(
            scope=scope,
            meaning=SCOPES[scope].meaning,
            sources=tuple(source for source, held in sources if scope in held),
        )
        for scope in sorted(scopes(member, carried))
    )
    return Rights(person=member.person, role=member.role, active=member.status == "active", items=items)


def _sources(member: Member, carried: Carried) -> Iterator[tuple[Source, frozenset[str]]]:
    held, own = built_in(member.role), carried.roles.get(member.role)
    if held is not None:
        yield Source(kind="role", id=member.role, name=member.role), held
    elif own is not None:
        yield Source(kind="role", id=own.role_id, name=own.name), own.allowed
    for group_id in member.groups:
        group = carried.groups.get(group_id)
        if group is not None and group.allowed:
            yield Source(kind="group", id=group.group_id, name=group.name), group.allowed
