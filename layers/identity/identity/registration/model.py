"""Registering: what is asked, and what is kept until the address is proven. Pure."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from identity.addresses import EmailAddress
from identity.reading import GuessedZone, Locale
from identity.workspaces.model import Slug
from kernel.callers import PersonId, WorkspaceId
from kernel.errors import Forbidden


class Elsewhere(Forbidden):
    """The link was opened in another browser than the one that asked for it: show that you know the password."""


class RegistrationClosed(Forbidden):
    """Whoever runs this installation lets nobody register, or make workspaces, on their own: ask for an invitation."""


class Openness(StrEnum):
    """Who makes accounts and workspaces here, as whoever runs the installation says."""

    OPEN = "open"
    INVITED = "invited"
    CLOSED = "closed"

    def let_register(self) -> None:
        """Raise ``RegistrationClosed`` unless strangers make accounts and workspaces."""
        if self is not Openness.OPEN:
            raise RegistrationClosed("nobody registers here on their own: ask somebody who is in for an invitation")

    def let_found(self) -> None:
        """Raise ``RegistrationClosed`` unless those who have an account make workspaces."""
        if self is Openness.CLOSED:
            raise RegistrationClosed("no workspaces are made here: ask whoever runs this installation")


class NewWorkspace(BaseModel):
    """A workspace to begin with."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1, max_length=80, examples=["Acme"])
    slug: Slug


class Register(BaseModel):
    """Somebody new, who makes a workspace."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    email: EmailAddress
    name: str = Field(min_length=1, max_length=100, examples=["Ada Lovelace"])
    password: str = Field(min_length=1, max_length=256, examples=["correct horse battery staple"])
    workspace: NewWorkspace
    locale: Locale = Field(default="en")
    zone: GuessedZone = Field(default="UTC")


class Registered(BaseModel, frozen=True):
    """A letter is on its way to that address; what is in it depends on whether somebody has it already."""

    email: EmailAddress


class Verify(BaseModel):
    """The ticket from the letter."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ticket: str = Field(
        max_length=200, examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f.uJ5Jv8tV0cXc1mHGc9yqkq1sR7m3p0n2wXf5y6z7a8b"]
    )
    password: str | None = Field(
        default=None, max_length=256, description="Needed in another browser than the one that registered."
    )
    slug: Slug | None = Field(
        default=None,
        description="Another workspace address (slug), where somebody else took the one that was asked for.",
        examples=[None],
    )


class Verified(BaseModel, frozen=True):
    """There is an account and a workspace now."""

    ticket: str = Field(description="Show it to `POST /api/auth/link` to be signed in.")
    workspace: WorkspaceId
    person: PersonId


class Pending(BaseModel, frozen=True):
    """What is kept of somebody until their address is proven."""

    person: PersonId
    email: EmailAddress
    name: str
    password: str
    workspace: NewWorkspace
    locale: str
    zone: str
    device: str
    """The hash of what the browser that registered is known by."""
