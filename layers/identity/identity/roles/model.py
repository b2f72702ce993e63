"""What roles are: built-in ones, each of which holds all that those below it hold, and those made of scopes. Pure."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from contracts.scopes import RANKS, SCOPES
from identity.names.model import claim, compared
from kernel.callers import Caller, PersonId
from kernel.errors import Conflict, Forbidden, NotFound

_HELD: dict[str, frozenset[str]] = {
    role: frozenset(name for name, scope in SCOPES.items() if RANKS.index(scope.least) <= rank)
    for rank, role in enumerate(RANKS)
}

ADMIN = "admin"

MOST_GROUPS = 80
"""So many groups may carry one role: when it changes, all of them change with it, in one transaction."""


def built_in(role: str) -> frozenset[str] | None:
    """The scopes of a built-in role; ``None`` if it is none."""
    return _HELD.get(role)


class NoSuchRole(NotFound):
    """The workspace has made no such role, or not any more."""


class RoleHeld(Conflict):
    """Somebody holds the role, or a group carries it; give them another one first."""


class RoleChanged(Conflict):
    """Somebody is changing the role just now; try again."""


class TooManyGroups(Conflict):
    """No role is carried by more groups, and nobody is in more, than that."""


class NotYours(Forbidden):
    """Nobody gives away, or takes away, what they do not hold themselves."""


def within(caller: Caller, scopes: Iterable[str]) -> None:
    """Raise ``NotYours`` unless whoever calls holds all of those themselves."""
    lacking = sorted(set(scopes) - caller.scopes)
    if lacking:
        raise NotYours(f"you do not hold {', '.join(lacking)} yourself, so this is not yours to give or take")


def _known(scopes: frozenset[str]) -> frozenset[str]:
    unknown = sorted(scopes - SCOPES.keys())
    if unknown:
        raise ValueError(f"there is no scope {unknown[0]}")
    return scopes


Scopes = Annotated[
    frozenset[str],
    Field(min_length=1, max_length=len(SCOPES), examples=[["people:read", "people:write"]]),
    AfterValidator(_known),
]


def _own(name: str) -> str:
    if compared(name) in _HELD:
        raise ValueError(f"every workspace has a role {compared(name)} already; choose another name")
    return name


Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60), AfterValidator(_own)]
About = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)]


class RoleDraft(BaseModel):
    """A role that somebody makes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Name = Field(examples=["Recruiter"])
    about: About = Field(default="", examples=["Brings people in."])
    scopes: Scopes


class RoleUpdate(BaseModel):
    """What is to be different about a role; what is not said stays."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Name | None = Field(default=None, examples=["Recruiter"])
    about: About | None = Field(default=None, examples=["Brings people in."])
    scopes: Scopes | None = None


class Role(BaseModel, frozen=True):
    """A role of a workspace's own making."""

    role_id: str = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"])
    modseq: int = Field(default=0, description="Rises with every change; it is the ETag.", examples=[1])
    name: str = Field(examples=["Recruiter"])
    about: str = Field(default="", examples=["Brings people in."])
    scopes: tuple[str, ...] = Field(examples=[["people:read", "people:write"]])
    groups: tuple[str, ...] = Field(default=(), description="The groups that carry it.", examples=[[]])
    created: datetime
    created_by: PersonId = Field(examples=["ada"])
    named: str | None = Field(default=None, exclude=True)
    """By what its name is compared; a role that is older than that has none until it is renamed."""

    @property
    def allowed(self) -> frozenset[str]:
        """Its scopes, as far as there are such scopes today."""
        return frozenset(self.scopes) & SCOPES.keys()

    def updated(self, update: RoleUpdate, caller: Caller) -> Self:
        """The role as it is to be; ``NotYours`` if it holds or would hold what the caller does not."""
        within(caller, self.allowed)
        within(caller, update.scopes or ())
        changes = update.model_dump(exclude_none=True, exclude={"scopes"})
        if update.scopes is not None:
            changes["scopes"] = tuple(sorted(update.scopes))
        if update.name and (wanted := claim(update.name)) != claim(self.name):
            changes["named"] = wanted
        return self.model_copy(update=changes)

    def carried(self, group_id: str) -> Self:
        """The role, with one more group that carries it."""
        if group_id in self.groups:
            return self
        if len(self.groups) >= MOST_GROUPS:
            raise TooManyGroups(f"a role is carried by at most {MOST_GROUPS} groups")
        return self.model_copy(update={"groups": (*self.groups, group_id)})

    def dropped(self, group_id: str) -> Self:
        """The role, with one group less."""
        return self.model_copy(update={"groups": tuple(each for each in self.groups if each != group_id)})
