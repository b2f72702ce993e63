"""One's own account: how it is shown, and what can be changed. Pure."""

from datetime import datetime
from typing import Self

from pydantic import BaseModel, ConfigDict, Field

from identity.accounts import Account, Device
from identity.accounts.model import DeviceDigest
from identity.avatars.shown import address
from identity.people.model import Member
from identity.reading import Locale, Zone
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.errors import Forbidden


class WrongPassword(Forbidden):
    """It is not the present password. Who does not know it any more asks for a letter."""


class Me(BaseModel, frozen=True):
    """Whoever asks: what is theirs in every workspace, and what they are in this one."""

    person: PersonId
    email: str = Field(examples=["ada@example.com"])
    name: str = Field(examples=["Ada Lovelace"])
    locale: str = Field(examples=["en"])
    zone: str = Field(examples=["Europe/Berlin"])
    picture: str | None = Field(default=None, description="Where their picture is, if they have one.", examples=[None])
    password_set: datetime | None = Field(description="Since when the password is what it is; none: there is none.")
    passkeys: int = Field(description="How many there are.")
    totp: bool = Field(description="Whether there is an authenticator app.")
    workspaces: tuple[WorkspaceId, ...] = Field(description="All that the person is in.")
    created: datetime
    workspace: WorkspaceId = Field(description="The one that is asked about.")
    role: str = Field(examples=["member"])
    scopes: tuple[str, ...] = Field(description="What the person may do in it.", examples=[["me:read"]])
    title: str | None = None
    groups: tuple[str, ...] = ()

    @classmethod
    def of(cls, caller: Caller, account: Account, member: Member) -> Self:
        said = account.model_dump(include={"person", "email", "name", "locale", "zone", "password_set", "created"})
        return cls(
            **said,
            picture=address(account.person, account.avatar),
            passkeys=len(account.passkeys),
            totp=account.totp is not None,
            workspaces=tuple(each.workspace for each in account.memberships),
            workspace=caller.workspace,
            role=member.role,
            scopes=tuple(sorted(caller.scopes)),
            title=member.title,
            groups=member.groups,
        )


class EditMe(BaseModel):
    """What is to be otherwise; what is not said stays as it is."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str | None = Field(default=None, min_length=1, max_length=100, examples=["Ada King"])
    locale: Locale | None = Field(default=None)
    zone: Zone | None = Field(default=None)

    def wanted(self) -> dict[str, str]:
        return self.model_dump(exclude_none=True)


class ChangePassword(BaseModel):
    """A new password, and the one that it replaces."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    password: str = Field(min_length=1, max_length=256, examples=["correct horse battery staple"])
    current: str | None = Field(
        default=None,
        max_length=256,
        description="Not needed by whoever has signed in within ten minutes.",
        examples=["seven purple herons over the canal"],
    )


class KnownDevice(BaseModel, frozen=True):
    """A browser or an app from which the person has signed in before."""

    device_id: DeviceDigest = Field(examples=["0" * 64])
    name: str = Field(examples=["Firefox on Linux"])
    seen: datetime

    @classmethod
    def of(cls, device: Device) -> Self:
        return cls(device_id=device.digest, name=device.name, seen=device.seen)


class KnownDevices(BaseModel, frozen=True):
    """All of them, the newest first."""

    items: tuple[KnownDevice, ...]
