"""What it means to share something: with whom, and what they may do with it. Pure.

Who owns something may do all with it, and what belongs to the workspace may be managed by whoever holds the scope
for that. Of several shares that reach somebody the one counts that allows most.
"""

from collections.abc import Collection, Iterable
from typing import Annotated, Literal, Protocol, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from kernel.callers import PersonId
from kernel.errors import Conflict, Forbidden, Invalid, NotFound
from kernel.plainly import spelt

Role = Literal["free-busy", "read", "write", "admin"]
"""What somebody may do, each of these including those before it."""

ROLES: tuple[Role, ...] = get_args(Role)

MOST_SHARES = 200
WORKSPACE = "workspace"
_PERSON, _GROUP = "person:", "group:"

Grantee = Annotated[
    str,
    StringConstraints(
        pattern=spelt(
            r"^(workspace|(person|group):[A-Za-z0-9-]{1,64})$",
            "this is `workspace`, or `person:` or `group:` and an id",
        )
    ),
    Field(
        description="`person:` and an id, `group:` and an id, or `workspace`: everybody in it.",
        examples=["person:0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"],
    ),
]


class NotAllowed(Forbidden):
    """You can see it, but this is not for you to do; ask whoever shared it with you."""


class TooManyShares(Conflict):
    """It is shared with as many as it can be; share it with a group instead."""


class NoSuchShare(NotFound):
    """It is not shared with them."""


class OwnerNeedsNoShare(Invalid):
    """It is theirs: they may do all with it."""


class NotInTrash(Conflict):
    """It is not in the trash."""


class NobodyThere(Invalid):
    """There is nobody of that id in the workspace to share it with."""


class NoGroupThere(Invalid):
    """There is no group of that id in the workspace to share it with."""


def nobody_there(field: str) -> NobodyThere:
    """The one answer for somebody who is not there; ``field``: where they are named."""
    detail = "nobody of that id is in this workspace; find people at /api/workspace/people"
    return NobodyThere(f"{field}: {detail}", [{"field": field, "code": "unknown", "detail": detail}])


def no_group_there(field: str) -> NoGroupThere:
    detail = "this workspace has no group of that id; find groups at /api/workspace/groups"
    return NoGroupThere(f"{field}: {detail}", [{"field": field, "code": "unknown", "detail": detail}])


class Grant(BaseModel):
    """What somebody may do with it from now on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    role: Role = Field(examples=["read"])


class Share(BaseModel):
    """That somebody may do something with it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    to: Grantee
    role: Role = Field(examples=["read"])

    @property
    def wide(self) -> bool:
        """Whether it is not with somebody, but with all who are in something."""
        return not self.to.startswith(_PERSON)


class Shared(Protocol):
    """Something that is somebody's, or, with no owner, the workspace's; and that others may see."""

    @property
    def owner(self) -> PersonId | None: ...
    @property
    def shares(self) -> tuple[Share, ...]: ...


def person(of: PersonId | str) -> str:
    """Somebody, as one to share with."""
    return f"{_PERSON}{of}"


def group(of: str) -> str:
    """A group, as one to share with."""
    return f"{_GROUP}{of}"


def addressee(to: str) -> PersonId | None:
    """The one person with whom it is shared; ``None``: with more than one."""
    return PersonId(to.removeprefix(_PERSON)) if to.startswith(_PERSON) else None


def crowd(to: str) -> str | None:
    """The group with which it is shared; ``None``: with somebody, or everybody."""
    return to.removeprefix(_GROUP) if to.startswith(_GROUP) else None


def allows(role: Role | None, least: Role) -> bool:
    """Whether who has ``role`` may do what ``least`` may."""
    return role is not None and ROLES.index(role) >= ROLES.index(least)


def demand(role: Role | None, least: Role) -> None:
    """Raise ``NotAllowed`` unless ``role`` allows what ``least`` does."""
    if not allows(role, least):
        raise NotAllowed(f"this takes the role {least}, and yours is {role or 'none'}; ask whoever shares it")


def standing(shared: Shared, who: PersonId, groups: Collection[str], *, manages: bool = False) -> Role | None:
    """What somebody may do with it who is in these groups; ``manages``: they look after what is the workspace's own."""
    if shared.owner == who or (shared.owner is None and manages):
        return "admin"
    reaching = reached(who, groups)
    roles = (share.role for share in shared.shares if share.to in reaching)
    return max(roles, key=ROLES.index, default=None)


def reached(who: PersonId, groups: Collection[str]) -> frozenset[str]:
    """By sharing with whom it is shared with somebody."""
    return frozenset({WORKSPACE, person(who), *map(group, groups)})


def widely(shared: Shared) -> bool:
    """Whether people see what is in it who are not named in its shares: those of a group, or everybody."""
    return any(share.wide and share.role != "free-busy" for share in shared.shares)


def named(shared: Shared) -> frozenset[PersonId]:
    """Whose it is, and with whom it is shared by name."""
    people = (each.to.removeprefix(_PERSON) for each in shared.shares if not each.wide)
    return frozenset(map(PersonId, people)) | ({shared.owner} if shared.owner else frozenset())


def belongs(shared: Shared, who: PersonId, groups: Collection[str]) -> bool:
    """Whether it is on somebody's shelf without their having put it there: not for seeing only when people are busy."""
    if who in named(shared):
        return True
    reaching = reached(who, groups)
    return any(share.to in reaching and share.role != "free-busy" for share in shared.shares)


def shared_with(shared: Shared, share: Share) -> tuple[Share, ...]:
    """The shares with that one among them, instead of the one that was to the same before."""
    if shared.owner is not None and share.to == person(shared.owner):
        raise OwnerNeedsNoShare("this is whose it is: they may do all with it")
    places = [each.to for each in shared.shares]
    if share.to in places:
        return tuple(share if each.to == share.to else each for each in shared.shares)
    if len(places) >= MOST_SHARES:
        raise TooManyShares(f"it is shared with {MOST_SHARES} already; make a group of people, and share it with that")
    return (*shared.shares, share)


def unshared(shared: Shared, to: str) -> tuple[Share, ...]:
    """The shares without the one to ``to``, or ``NoSuchShare``."""
    left = without(shared.shares, to)
    if len(left) == len(shared.shares):
        raise NoSuchShare("it is not shared with them")
    return left


def without(shares: Iterable[Share], to: str) -> tuple[Share, ...]:
    """The shares without the one to ``to``, if there is one."""
    return tuple(each for each in shares if each.to != to)
