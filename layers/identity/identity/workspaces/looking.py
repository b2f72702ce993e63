"""What a sign-in page shows of a workspace: no more than anybody may know who has its address."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from pydantic import BaseModel, Field

from identity.workspaces.model import NoSuchWorkspace, Workspace
from kernel.callers import WorkspaceId

Way = Literal["password", "link", "passkey"]

EVERYBODYS: tuple[Way, ...] = ("password", "link", "passkey")


class OwnProvider(BaseModel, frozen=True):
    """The company's own sign-in."""

    provider: str = Field(description="What `/api/auth/{provider}/sign-in` calls it.", examples=["0192f0c1-5eaf00d5"])
    name: str = Field(description="What the button says.", examples=["Acme's account"])


class Looks(BaseModel, frozen=True):
    """A workspace as it presents itself to somebody who is about to sign in."""

    workspace: WorkspaceId = Field(description="What to sign in to.", examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"])
    name: str = Field(examples=["Acme"])
    colour: str = Field(examples=["#3b5bdb"])
    logo: str | None = Field(default=None, description="Where its logo is, if it has one.", examples=[None])
    locale: str = Field(examples=["en"])
    ways: tuple[Way, ...] = Field(description="How people sign in beside that; none: with the company's own only.")
    providers: tuple[OwnProvider, ...]


class LooksStore(Protocol):
    def by_slug(self, slug: str) -> WorkspaceId | None: ...
    def get(self, workspace: WorkspaceId) -> Workspace: ...
    def providers(self, workspace: WorkspaceId) -> Sequence[OwnProvider]: ...


@dataclass(frozen=True, slots=True)
class Looking:
    store: LooksStore

    def at(self, slug: str) -> Looks:
        """How the workspace of that slug looks. One that is closed looks like none."""
        found = self.store.by_slug(slug)
        workspace = self.store.get(found) if found else None
        if workspace is None or workspace.status != "active":
            raise NoSuchWorkspace("there is no workspace of that name")
        return Looks(
            workspace=workspace.workspace,
            name=workspace.name,
            colour=workspace.branding.colour,
            logo=workspace.logo_path,
            locale=workspace.locale,
            ways=() if workspace.policy.sso_only else EVERYBODYS,
            providers=tuple(self.store.providers(workspace.workspace)),
        )
