"""Signing in: what is asked, what is answered, and what a workspace demands. Pure."""

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from identity.accounts import Account, Membership
from identity.addresses import EmailAddress
from kernel.callers import PersonId, WorkspaceId
from kernel.errors import Conflict, Forbidden, TooManyRequests, Unauthenticated

WINDOW = 15 * 60
"""Seconds in which failed attempts on one address are counted together."""

MOST_FAILURES = 10

Method = Literal["totp", "passkey", "recovery"]
Client = Literal["browser", "app"]


class WrongCredentials(Unauthenticated):
    """The address or the password is wrong: it does not say which."""

    def headers(self) -> dict[str, str]:
        return {"WWW-Authenticate": 'Bearer realm="stoa"'}


class TooManyAttempts(TooManyRequests):
    """Too often wrong for this address. From a device that was used before, its owner still gets in."""


class NoWorkspace(Forbidden):
    """The person is in no workspace, or not in that one."""


class AccessEnded(Forbidden):
    """The person's access to the workspace was switched off; its administrators can switch it on again."""


class NoneOpen(Forbidden):
    """Not one of the person's workspaces is open to them at this moment."""


class SsoRequired(Forbidden):
    """The workspace wants its people to sign in with the company's own provider."""


class PolicyChanged(Conflict):
    """The workspace demands something else by now; it is tried again with that."""


KNOWN_BY = "Of an app: what it was told to be known by, the last time that somebody signed in."

DeviceSecret = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{43}$")]


class Login(BaseModel):
    """An address and a password."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    email: EmailAddress
    password: str = Field(min_length=1, max_length=256, examples=["correct horse battery staple"])
    workspace: WorkspaceId | None = Field(
        default=None,
        description="Which one to sign in to; without it the one used last, or the next that is open.",
        examples=[None],
    )
    client: Client = Field(
        default="browser", description="A browser is given the refresh token as a cookie, an app in the answer."
    )
    device: DeviceSecret | None = Field(default=None, description=KNOWN_BY, examples=[None])


class SignedIn(BaseModel, frozen=True):
    """Somebody is signed in."""

    access_token: str
    token_type: Literal["Bearer"] = "Bearer"  # noqa: S105 - what RFC 6750 calls it
    expires_in: int
    refresh_token: str | None = Field(default=None, description="For an app; a browser has it as a cookie.")
    device: str | None = Field(
        default=None, description="For an app: what it is known by. Keep it, and send it the next time."
    )
    workspace: WorkspaceId
    person: PersonId
    session: str
    workspaces: list[WorkspaceId] = Field(default=[], description="All that the person is in.")


class Choice(BaseModel, frozen=True):
    """A workspace that somebody can sign in to."""

    workspace: WorkspaceId
    name: str = Field(examples=["Acme"])
    slug: str = Field(examples=["acme"])


class SecondStep(BaseModel, frozen=True):
    """The password is right; something else is asked for."""

    workspace: WorkspaceId = Field(description="Which one it is asked for.")
    name: str | None = Field(
        default=None, description="What that is called, if a second factor must be set up for it.", examples=[None]
    )
    others: list[Choice] = Field(
        default=[],
        description="If one must be set up: workspaces of the person that do not demand it. Ask for one by its id.",
        examples=[[]],
    )

    ticket: str = Field(description="Shows that the first step was taken; good for ten minutes.")
    methods: list[Method] = Field(description="What the person has; with none, one must be set up first.")


class LoginAnswer(BaseModel, frozen=True):
    """Either somebody is signed in, or a second step is needed."""

    signed_in: SignedIn | None = None
    second_step: SecondStep | None = None


class Linked(BaseModel):
    """A ticket from a letter, or from a step before."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ticket: str = Field(max_length=200, examples=[f"0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f.{'x' * 43}"])
    workspace: WorkspaceId | None = Field(
        default=None,
        description="With the ticket of a `second_step`: which of the `others` it is to be instead.",
        examples=[None],
    )
    client: Client = "browser"
    device: DeviceSecret | None = Field(default=None, description=KNOWN_BY, examples=[None])


class Refresh(BaseModel):
    """What an app sends; a browser sends an empty object, and its cookie."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    refresh_token: str | None = Field(default=None, max_length=400, examples=[None])


class Arrival(BaseModel, frozen=True):
    """Where somebody comes from."""

    address: str
    device: str
    """What the device is, in words."""
    secret: str
    """What the device knows; made up if it knew nothing."""
    known: bool
    """Whether it brought the secret with it."""


def chosen(account: Account, workspace: WorkspaceId | None) -> Membership:
    """The workspace that somebody signs in to, or ``NoWorkspace``."""
    membership = account.membership(workspace)
    if membership is None:
        raise NoWorkspace("you are in no such workspace; ask for an invitation, or make one")
    return membership


def methods(account: Account) -> list[Method]:
    """What the person can show beside a password."""
    found: list[Method] = []
    if account.passkeys:
        found.append("passkey")
    if account.totp:
        found.append("totp")
    return [*found, "recovery"] if found and account.recovery else found


def second_step(account: Account, membership: Membership, amr: Iterable[str] = ()) -> bool:
    """Whether what somebody showed is not enough."""
    return "mfa" not in amr and (bool(methods(account)) or membership.policy.mfa_required)
