"""What groups are: people who belong together, and may carry a role. Pure."""

from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, model_validator

from contracts.scopes import SCOPES
from identity.names.model import claim
from identity.people.model import Member
from identity.roles.model import About, Name, TooManyGroups, built_in, within
from kernel.callers import Caller, PersonId
from kernel.errors import Conflict, NotFound
from kernel.plainly import spelt

MOST_AT_ONCE = 40
"""People in one change: each takes two of the hundred items of a transaction."""

MOST_OF_A_PERSON = 40
"""Groups that somebody may be in: they leave all of them in the transaction in which they leave the workspace."""


class NoSuchGroup(NotFound):
    """The workspace has no such group, or not any more."""


class GroupNotEmpty(Conflict):
    """There are people in the group; take them out first."""


_NAME = spelt(r"^[a-z0-9-]+$", "this has small letters from a to z, digits and hyphens in it")
RoleName = Annotated[str, Field(min_length=1, max_length=40, pattern=_NAME, examples=["lead"])]


class GroupDraft(BaseModel):
    """A group that somebody makes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Name = Field(examples=["Engineering"])
    about: About = Field(default="", examples=["Everybody who builds."])


class GroupUpdate(BaseModel):
    """What is to be different about a group; what is not said stays. A ``role`` of null takes the role away."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Name | None = Field(default=None, examples=["Engineering"])
    about: About | None = Field(default=None, examples=["Everybody who builds."])
    role: RoleName | None = Field(default=None, description="A built-in role, or the id of one of the workspace's own.")

    @property
    def says_role(self) -> bool:
        return "role" in self.model_fields_set


class Movement(BaseModel):
    """Who comes into a group, and who leaves it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    add: frozenset[UUID] = Field(default=frozenset(), examples=[["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"]])
    remove: frozenset[UUID] = Field(default=frozenset(), examples=[[]])

    @model_validator(mode="after")
    def _sensible(self) -> Self:
        if self.add & self.remove:
            raise ValueError("nobody comes and leaves at once")
        if not 1 <= len(self.add) + len(self.remove) <= MOST_AT_ONCE:
            raise ValueError(f"name 1 to {MOST_AT_ONCE} people")
        return self


class Group(BaseModel, frozen=True):
    """People of a workspace who belong together."""

    group_id: str = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"])
    modseq: int = Field(default=0, description="Rises with every change; it is the ETag.", examples=[1])
    name: str = Field(examples=["Engineering"])
    about: str = Field(default="", examples=["Everybody who builds."])
    role: str | None = Field(default=None, description="What all who are in it may do.", examples=[None])
    scopes: tuple[str, ...] = Field(default=(), description="What a role of the workspace's own allows.", examples=[[]])
    external_id: str | None = Field(default=None, description="What a directory calls it.", examples=[None])
    size: int = Field(default=0, description="How many people are in it.", examples=[0])
    last_moved: datetime | None = Field(default=None, description="When people last came or left.", examples=[None])
    created: datetime
    created_by: PersonId = Field(examples=["ada"])
    changed: datetime | None = Field(default=None, exclude=True)
    named: str | None = Field(default=None, exclude=True)
    """By what its name is compared; a group that is older than that has none until it is renamed."""

    @property
    def allowed(self) -> frozenset[str]:
        """What people may do because they are in it."""
        if self.role is None:
            return frozenset()
        held = built_in(self.role)
        return held if held is not None else frozenset(self.scopes) & SCOPES.keys()

    def updated(self, update: GroupUpdate, caller: Caller, scopes: tuple[str, ...]) -> Self:
        """The group as it is to be, with the ``scopes`` of the role if that is one of the workspace's own."""
        within(caller, self.allowed)
        changes = update.model_dump(exclude_none=True, exclude={"role", "name"})
        if update.says_role:
            changes |= {"role": update.role, "scopes": scopes}
        group = self.model_copy(update=changes)
        within(caller, group.allowed)
        return group.renamed(update.name) if update.name else group

    def renamed(self, name: str) -> Self:
        """The group under another name, or the same one otherwise written."""
        wanted = claim(name)
        return self.model_copy(update={"name": name, **({} if wanted == claim(self.name) else {"named": wanted})})

    def moved(self, caller: Caller, growth: int, now: datetime) -> Self:
        """The group with so many more people, or less; ``NotYours`` if it allows what the caller may not do."""
        within(caller, self.allowed)
        return self.model_copy(update={"size": self.size + growth, "last_moved": now})

    def joined(self, now: datetime) -> Self:
        """The group with one more in it."""
        return self.model_copy(update={"size": self.size + 1, "last_moved": now})

    def deserted(self, now: datetime) -> Self:
        """The group with one less in it, whoever calls: they leave the workspace."""
        return self.model_copy(update={"size": self.size - 1, "last_moved": now})

    def emptied(self, caller: Caller) -> Self:
        """Itself, if it may go."""
        within(caller, self.allowed)
        return self.empty()

    def empty(self) -> Self:
        """Itself, if nobody is in it."""
        if self.size:
            raise GroupNotEmpty(f"there are {self.size} people in this group; take them out first")
        return self


class Belonging(BaseModel, frozen=True):
    """Somebody in a group."""

    person: PersonId = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"])
    name: str = Field(examples=["Ada Lovelace"])
    email: str = Field(examples=["ada@example.com"])


def entered(member: Member, group_id: str) -> Member:
    """The member with one more group."""
    if group_id in member.groups:
        return member
    if len(member.groups) >= MOST_OF_A_PERSON:
        raise TooManyGroups(f"nobody is in more than {MOST_OF_A_PERSON} groups")
    return member.model_copy(update={"groups": (*member.groups, group_id)})


def left(member: Member, group_id: str) -> Member:
    """The member with one group less."""
    return member.model_copy(update={"groups": tuple(each for each in member.groups if each != group_id)})
