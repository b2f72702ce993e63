"""What an invitation is: somebody's address, and what they may do in the workspace once they have come. Pure.

It is there until it is accepted or revoked. The ticket in its letter reads ``<workspace>.<invitation>.<secret>``; of
the secret only a hash is kept, and sending it again replaces that, so that only the newest letter is good.
"""

import hmac
import re
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from identity.addresses import EmailAddress
from identity.people.model import Name, RoleName
from identity.reading import GuessedZone, Locale
from identity.rights.model import Needed, needed_for
from identity.tickets.model import refused
from identity.workspaces.model import Policy
from kernel.callers import PersonId, WorkspaceId
from kernel.errors import Conflict, Invalid, NotFound
from kernel.ids import same_id

LASTS = timedelta(days=7)
_TEXT = r"([A-Za-z0-9-]{1,64})\.([0-9a-f-]{36})\.([A-Za-z0-9_-]{43})"


class NoSuchInvitation(NotFound):
    """It was accepted or revoked, or never was one."""


class AlreadyInvited(Conflict):
    """The address is invited already: send that invitation again, or revoke it."""


class AlreadyMember(Conflict):
    """Whoever has the address is in the workspace already, though perhaps deactivated."""


class InviterGone(Conflict):
    """Whoever invited them is not in the workspace any more: somebody else there sends the invitation again."""


class InviterMayNot(Conflict):
    """Whoever invited them may not give that role, or those groups, any more: who may sends the invitation again."""


class InviterChanged(Conflict):
    """What whoever invited them may do is being changed just now; try again."""


GroupId = Annotated[str, Field(pattern=r"^[0-9a-f-]{36}$", examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"])]
GroupIds = Annotated[tuple[GroupId, ...], AfterValidator(lambda said: tuple(dict.fromkeys(said)))]


class InvitationDraft(BaseModel):
    """Somebody to invite."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    email: EmailAddress
    role: RoleName = Field(default="member", examples=["member"])
    name: Name | None = Field(default=None, description="How the letter addresses them.", examples=["Grace Hopper"])
    groups: GroupIds = Field(default=(), max_length=20, description="The groups that they come into.", examples=[[]])

    def needed(self) -> Needed:
        """What must be read to know what it brings."""
        return needed_for(self.role, self.groups)


class Invitation(BaseModel, frozen=True):
    invitation_id: str = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"])
    modseq: int = 0
    email: EmailAddress
    role: str = Field(examples=["member"])
    name: str | None = None
    groups: tuple[str, ...] = ()
    invited_by: PersonId
    created: datetime
    sent: datetime = Field(description="When the newest letter went out.")
    expires: datetime = Field(description="Until when that letter is good; send it again for another week.")
    digest: str = Field(exclude=True)

    @classmethod
    def of(cls, workspace: WorkspaceId, draft: InvitationDraft, by: PersonId, now: datetime, secret: str) -> Self:
        """The one invitation of an address to a workspace."""
        return cls(
            invitation_id=identity(workspace, draft.email),
            **draft.model_dump(),
            invited_by=by,
            created=now,
            sent=now,
            expires=now + LASTS,
            digest=_digest(secret),
        )

    def needed(self) -> Needed:
        """What must be read to know what it brings."""
        return needed_for(self.role, self.groups)

    def again(self, by: PersonId, now: datetime, secret: str) -> Self:
        """The invitation with another letter, of whoever sends it; the one before is good for nothing."""
        update = {"invited_by": by, "sent": now, "expires": now + LASTS, "digest": _digest(secret)}
        return self.model_copy(update=update)

    def opened_by(self, secret: str, now: datetime) -> bool:
        """Whether a letter with that secret is the newest, and still good."""
        return now < self.expires and hmac.compare_digest(self.digest, _digest(secret))


@dataclass(frozen=True, slots=True)
class Shown:
    """An invitation as somebody shows it; nothing of it has been believed yet."""

    workspace: WorkspaceId
    invitation_id: str
    secret: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """Take it apart, or raise ``TicketRefused``."""
        found = re.fullmatch(_TEXT, text)
        if found is None:
            raise refused()
        workspace, invitation_id, secret = found.groups()
        return cls(WorkspaceId(workspace), invitation_id, secret)

    def __str__(self) -> str:
        return f"{self.workspace}.{self.invitation_id}.{self.secret}"


class Look(BaseModel):
    """The ticket from an invitation's letter."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ticket: str = Field(max_length=200, examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f.x.y"])


class Seen(BaseModel, frozen=True):
    """What an invitation is to, and whom it is for."""

    workspace: str = Field(description="What it is called.", examples=["Acme"])
    email: str
    name: str | None = None
    expires: datetime
    known: bool = Field(description="Whether there is an account for the address: if not, say a name and a password.")


class Accept(BaseModel):
    """The ticket from the letter; of somebody new also how they are called and a password."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ticket: str = Field(max_length=200, examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f.x.y"])
    name: Name | None = Field(default=None, examples=["Grace Hopper"])
    password: str | None = Field(default=None, min_length=1, max_length=256, examples=["a quiet harbour in the fog"])
    locale: Locale = Field(default="en")
    zone: GuessedZone = Field(default="UTC")


class Accepted(BaseModel, frozen=True):
    """Somebody is in the workspace now."""

    ticket: str = Field(description="Show it to `POST /api/auth/link` to be signed in.")
    workspace: WorkspaceId
    person: PersonId
    role: str = Field(description="`member`, if the role of the invitation is no more.", examples=["member"])
    groups: tuple[str, ...] = Field(default=(), examples=[[]])
    gone: tuple[str, ...] = Field(default=(), description="What is no more: groups, or the role.", examples=[[]])


def identity(workspace: WorkspaceId, email: str) -> str:
    """The id of the one invitation of an address to a workspace."""
    return same_id("invitation", workspace, email)


def fresh_secret() -> str:
    return secrets.token_urlsafe(32)


def admitted(policy: Policy, email: str) -> None:
    """Raise ``Invalid`` unless the workspace lets in addresses of that domain."""
    domains: Collection[str] = policy.allowed_domains
    if domains and email.rpartition("@")[2] not in domains:
        detail = f"This workspace takes addresses of {', '.join(domains)} only"
        raise Invalid(f"email: {detail}", [{"field": "email", "code": "domain_refused", "detail": detail}])


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
