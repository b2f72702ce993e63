"""The workspaces that one person is in, as they see them. Pure."""

from datetime import datetime
from typing import Self

from pydantic import BaseModel, ConfigDict, Field

from identity.accounts import Account, Membership
from identity.people.model import Member
from identity.reading import Locale, Zone
from identity.registration.model import NewWorkspace
from identity.roles.model import ADMIN
from identity.signin.model import Client
from identity.workspaces.model import Status, Workspace
from kernel.callers import Caller, WorkspaceId


class Home(BaseModel, frozen=True):
    """A workspace that somebody is in."""

    workspace: WorkspaceId = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"])
    name: str = Field(examples=["Acme"])
    slug: str = Field(examples=["acme"])
    status: Status
    role: str = Field(examples=["member"])
    logo: str | None = Field(default=None, description="Where its logo is, if it has one.", examples=[None])
    colour: str = Field(examples=["#3b5bdb"])
    joined: datetime
    current: bool = Field(description="Whether it is the one that is asked from.")

    @classmethod
    def of(cls, workspace: Workspace, member: Member, caller: Caller) -> Self:
        return cls(
            **workspace.model_dump(include={"workspace", "name", "slug", "status"}),
            role=member.role,
            logo=workspace.logo_path,
            colour=workspace.branding.colour,
            joined=member.joined,
            current=workspace.workspace == caller.workspace,
        )


class Homes(BaseModel, frozen=True):
    """All of them, the one joined first before the others."""

    items: tuple[Home, ...]


class Another(NewWorkspace):
    """One more workspace."""

    locale: Locale | None = Field(default=None)
    zone: Zone | None = Field(default=None)


class Switch(BaseModel):
    """To where the refresh token goes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    client: Client = Field(
        default="browser",
        description="A browser leaves the workspace it was in; an app has a session in each.",
    )


def founded(account: Account, wanted: Another, workspace: WorkspaceId, now: datetime) -> tuple[Workspace, Member]:
    """A new workspace of somebody, and them as its Admin."""
    made = Workspace(
        workspace=workspace,
        name=wanted.name,
        slug=wanted.slug,
        locale=wanted.locale or account.locale,
        zone=wanted.zone or account.zone,
        created=now,
        created_by=account.person,
    )
    said = account.told()
    return made, Member(**said, role=ADMIN, joined=now)


def membership(workspace: Workspace, now: datetime) -> Membership:
    return Membership(workspace=workspace.workspace, policy=workspace.seen(), joined=now)
