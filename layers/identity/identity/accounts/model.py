"""What an account is: all that belongs to one person, in however many workspaces they are. Pure."""

from datetime import datetime
from hashlib import sha256
from typing import Any, NewType, Self

from pydantic import BaseModel, Field

from identity.addresses import EmailAddress
from kernel.callers import PersonId, WorkspaceId
from kernel.errors import Conflict, NotFound

MOST_DEVICES = 20
MOST_MEMBERSHIPS = 100

DeviceDigest = NewType("DeviceDigest", str)


class NoSuchAccount(NotFound):
    """There is no such person, or not any more."""


class AddressTaken(Conflict):
    """Somebody has this address already; sign in with it, or ask for a new password."""


class TooManyWorkspaces(Conflict):
    """Nobody is in more workspaces than that."""


class SeenPolicy(BaseModel, frozen=True):
    """What a workspace demanded when the person last signed in there; each sign-in holds it to the truth."""

    number: int
    mfa_required: bool = False
    sso_only: bool = False
    session_days: int = 30


class Membership(BaseModel, frozen=True):
    """One workspace that a person is in; what they may do there, the workspace itself knows."""

    workspace: WorkspaceId
    policy: SeenPolicy
    joined: datetime


class Device(BaseModel, frozen=True):
    """A browser or an app from which the person has signed in; it holds a secret, of which this is the hash."""

    digest: DeviceDigest
    name: str
    seen: datetime


class Link(BaseModel, frozen=True):
    """The person as a provider knows them."""

    issuer: str
    subject: str
    email: str | None = None
    name: str | None = None
    """What the provider was called when it was linked."""
    linked: datetime


class SecondFactor(BaseModel, frozen=True):
    """An authenticator app: its secret, sealed."""

    sealed: str
    added: datetime


class Account(BaseModel, frozen=True):
    person: PersonId
    modseq: int = 0
    email: EmailAddress
    name: str = Field(min_length=1, max_length=100)
    locale: str = "en"
    zone: str = "UTC"
    avatar: str | None = None
    """The hash of the person's picture."""
    password: str | None = None
    password_set: datetime | None = None
    totp: SecondFactor | None = None
    passkeys: tuple[str, ...] = ()
    """Their ids; what else is known of each is in a row of its own."""
    recovery: tuple[str, ...] = ()
    """What is kept of the recovery codes that were not used."""
    links: tuple[Link, ...] = ()
    devices: tuple[Device, ...] = ()
    memberships: tuple[Membership, ...] = ()
    """The one that was used or joined last stands last."""
    created: datetime
    leaving: datetime | None = None
    """When the account is to be deleted, if its owner has asked for that."""

    @property
    def enrolled(self) -> bool:
        """Whether the person has a second factor."""
        return bool(self.totp or self.passkeys)

    def told(self) -> dict[str, Any]:
        """What every workspace that they are in knows of the person."""
        return self.model_dump(include={"person", "email", "name", "locale", "zone", "avatar"})

    def membership(self, workspace: str | None) -> Membership | None:
        """The one in ``workspace``, or the latest."""
        if workspace is None:
            return self.memberships[-1] if self.memberships else None
        return next((each for each in self.memberships if each.workspace == workspace), None)

    def joined(self, membership: Membership) -> Self:
        """The account with one more workspace, or with what is known of one anew."""
        others = tuple(each for each in self.memberships if each.workspace != membership.workspace)
        if len(others) >= MOST_MEMBERSHIPS:
            raise TooManyWorkspaces(f"nobody can be in more than {MOST_MEMBERSHIPS} workspaces")
        return self.model_copy(update={"memberships": (*others, membership)})

    def left(self, workspace: WorkspaceId) -> Self:
        kept = tuple(each for each in self.memberships if each.workspace != workspace)
        return self.model_copy(update={"memberships": kept})

    def knows(self, secret: str | None) -> bool:
        """Whether the person has signed in from the device with that secret before."""
        known = device_digest(secret) if secret else ""
        return any(device.digest == known for device in self.devices)

    def seen_on(self, device: Device) -> Self:
        """The account with one more device that it knows; the oldest is forgotten when they are too many."""
        others = tuple(each for each in self.devices if each.digest != device.digest)
        return self.model_copy(update={"devices": (*others, device)[-MOST_DEVICES:]})


def device_digest(secret: str) -> DeviceDigest:
    return DeviceDigest(sha256(secret.encode()).hexdigest())
