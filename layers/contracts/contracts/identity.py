"""What the identity room offers to others."""

from datetime import datetime
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field

from kernel.callers import PersonId, WorkspaceId
from kernel.events import Event

if TYPE_CHECKING:
    from kernel.letters import Brand


class IssueKey(BaseModel):
    """Asks for an API key for a program that acts in the name of ``person``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    workspace: WorkspaceId = Field(pattern=r"^[a-z0-9][a-z0-9-]{1,62}$", examples=["acme"])
    person: PersonId = Field(min_length=1, max_length=64, examples=["ada"])
    role: str = Field(default="operator", max_length=32, examples=["operator"])
    scopes: frozenset[str] = Field(min_length=1, max_length=50, examples=[["ops:read", "ops:write"]])
    expires: datetime | None = Field(default=None, examples=["2027-01-01T00:00:00Z"])


class IssuedKey(BaseModel, frozen=True):
    """A new API key. It is shown this once, and kept nowhere."""

    key_id: str
    key: str


class RevokeKey(BaseModel):
    """Asks that an API key be good for nothing from now on; asking again changes nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    workspace: WorkspaceId = Field(pattern=r"^[a-z0-9][a-z0-9-]{1,62}$", examples=["acme"])
    key_id: str = Field(min_length=1, max_length=100, examples=["acme-00000000"])


class RevokedKey(BaseModel, frozen=True):
    """An API key that was revoked, and when that was first asked for. Within a minute nobody believes it any more."""

    key_id: str
    revoked: datetime


class WorkspaceLimits(BaseModel):
    """How much there may be in a workspace; what is left out stays."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    people: int | None = Field(default=None, ge=1, le=1_000_000, examples=[500])
    keys: int | None = Field(default=None, ge=0, le=10_000)
    clients: int | None = Field(default=None, ge=0, le=10_000)


class GovernWorkspace(BaseModel):
    """Asks that a workspace be suspended or resumed, or that there may be more or less in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    workspace: WorkspaceId = Field(pattern=r"^[0-9a-f-]{36}$", examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"])
    status: Literal["active", "suspended"] | None = Field(default=None, examples=["suspended"])
    plan: Literal["free", "team", "company"] | None = None
    limits: WorkspaceLimits | None = None
    reason: str = Field(min_length=1, max_length=200, description="Its Admins read it.", examples=["an unpaid bill"])


class GovernedWorkspace(BaseModel, frozen=True):
    """The workspace as it is now. Within a minute of being suspended nobody acts in it any more."""

    workspace: WorkspaceId
    status: Literal["active", "suspended", "erasing"]
    plan: Literal["free", "team", "company"]
    limits: WorkspaceLimits


class ClaimDomain(BaseModel):
    """Says that a mail domain is a workspace's, or not any more; whoever says so has seen that it is theirs."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    workspace: WorkspaceId = Field(pattern=r"^[0-9a-f-]{36}$", examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"])
    domain: str = Field(
        pattern=r"^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$", max_length=253, examples=["example.com"]
    )
    claimed: bool = Field(default=True, description="`false` releases it.")


class ClaimedDomain(BaseModel, frozen=True):
    """The domains that are the workspace's now."""

    workspace: WorkspaceId
    domains: tuple[str, ...]


class LookOf(BaseModel):
    """Asks how a workspace looks in its letters."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    workspace: WorkspaceId = Field(pattern=r"^[0-9a-f-]{36}$", examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"])


class Look(BaseModel, frozen=True):
    """How a workspace looks in its letters, and how it reads them itself."""

    workspace: WorkspaceId
    status: Literal["active", "suspended", "erasing"]
    name: str = Field(examples=["Acme"])
    sender: str = Field(description="Who its letters are from, if that is not the name.")
    logo: str = Field(description="A whole link, if it has one.")
    colour: str = Field(examples=["#3b5bdb"])
    domain: str = Field(description="The domain of its own to write from, if it has shown one.")
    locale: str = Field(examples=["en"])
    zone: str = Field(examples=["Europe/Berlin"])

    def brand(self) -> "Brand":
        """The same, as letters want it."""
        from kernel.letters import Brand

        return Brand(self.name, self.sender, logo=self.logo, accent=self.colour, domain=self.domain)


class GroupsOf(BaseModel):
    """Asks which of these groups there are in the workspace of whoever calls."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    groups: tuple[str, ...] = Field(max_length=100, examples=[["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"]])


class GroupsThere(BaseModel, frozen=True):
    """Those of them that there are, in order."""

    groups: tuple[str, ...]


class RightsOf(BaseModel):
    """Asks what somebody may do in the workspace of whoever calls."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    person: PersonId = Field(min_length=1, max_length=64, examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"])


class RightsHeld(BaseModel, frozen=True):
    """The scopes that they hold by their role and groups; none, if they are not there or were deactivated."""

    scopes: tuple[str, ...]


class PersonChanged(Event, frozen=True):
    """Somebody came into a workspace, is otherwise than they were, or left: this is how they are, or were at last."""

    person: PersonId
    modseq: int = Field(description="Rises with every change of theirs: events come in any order.", examples=[1])
    kind: Literal["created", "updated", "destroyed"]
    email: str
    name: str
    role: str
    status: Literal["active", "deactivated"]
    groups: tuple[str, ...] = ()
    locale: str
    zone: str


class OwnershipTransferred(Event, frozen=True):
    """All that ``person`` owns in a workspace is to be ``to``'s from now on. A room does so with what it holds."""

    person: PersonId
    to: PersonId
    at: datetime


class ExportWanted(Event, frozen=True):
    """Everything of a workspace is wanted as one archive.

    A room puts what it holds, made with ``kernel.archives``, as ``<folder><room>.zip`` into the bucket
    ``shared-exports`` when it has it, each file under ``<room>/``; all of them become one when all are there.
    """

    export_id: str
    folder: str = Field(description="Under which keys of the bucket it belongs: `parts/<workspace>/<export>/`.")
    until: datetime = Field(description="When all of them go.")


class WorkspaceErased(Event, frozen=True):
    """Nothing of a workspace is left here. A room lets go of all that it holds of it, however often it hears this."""
