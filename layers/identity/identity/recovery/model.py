"""Coming in without a password, or with a new one: what is asked and answered. Pure."""

import secrets
from hashlib import sha256
from hmac import compare_digest
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field

from identity.addresses import EmailAddress
from kernel.callers import PersonId, WorkspaceId
from kernel.errors import Forbidden, TooManyRequests

WINDOW = 3600
"""Seconds in which letters to one address are counted together."""

MOST_LETTERS = 5
_DIGITS = 8
_TICKET = f"0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f.{'x' * 43}"


class AskedTooOften(TooManyRequests):
    """Enough letters went to this address within the hour, whoever asked for them; look among those that came."""


class WrongCode(Forbidden):
    """It is not the code of the letter that was asked for here; after five wrong ones a new letter is needed."""


class AskForLink(BaseModel):
    """Who would like to sign in with a letter instead of a password."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    email: EmailAddress
    workspace: WorkspaceId | None = Field(default=None, examples=[None])


class LinkAsked(BaseModel, frozen=True):
    """A letter is on its way, with a link and a code; what is in it depends on whether the address has an account."""

    email: EmailAddress
    ticket: str = Field(description="Without it the code of the letter is worth nothing: keep it until you have that.")
    expires_in: int


class TryCode(BaseModel):
    """The code of a letter, where that letter was asked for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ticket: str = Field(max_length=200, examples=[_TICKET])
    code: str = Field(pattern=r"^ *([0-9][ -]*){8}$", max_length=30, examples=["4829 1306"])

    def digits(self) -> str:
        return "".join(each for each in self.code if each.isdigit())


class AskForPassword(BaseModel):
    """Who does not know their password any more."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    email: EmailAddress


class PasswordAsked(BaseModel, frozen=True):
    """A letter is on its way; what is in it depends on whether the address has an account."""

    email: EmailAddress


class ChoosePassword(BaseModel):
    """A new password, with the ticket from the letter."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ticket: str = Field(max_length=200, examples=[_TICKET])
    password: str = Field(min_length=1, max_length=256, examples=["correct horse battery staple"])


class Ticketed(BaseModel, frozen=True):
    """Somebody has shown who they are."""

    ticket: str = Field(description="Show it to `POST /api/auth/link` to be signed in.")


class Closed(BaseModel, frozen=True):
    """Why somebody can come in nowhere."""

    reason: str = Field(
        description="What `POST /api/auth/link` would refuse with: `access-ended`, `suspended`, "
        "`no-workspace`, or `none-open` if there are several reasons.",
        examples=["access-ended"],
    )
    detail: str = Field(examples=["your access to Acme was switched off; ask an administrator of Acme"])


class PasswordChosen(Ticketed, frozen=True):
    """Somebody has a new password."""

    closed: Closed | None = Field(
        default=None,
        description="The password is changed, but no workspace is open to the person, and this is why; "
        "the ticket lets them in only if that changes before it ends.",
        examples=[None],
    )


class Coded(BaseModel, frozen=True):
    """What is kept of a letter with a code; the link of the same letter is good no more once the code was used."""

    person: PersonId
    link: str
    digest: str
    workspace: WorkspaceId | None = None

    @classmethod
    def of(cls, person: PersonId, link: str, code: str, workspace: WorkspaceId | None) -> Self:
        return cls(person=person, link=link, digest=_digest(link, code), workspace=workspace)

    def demand(self, code: str) -> None:
        """``WrongCode`` unless it is this one."""
        if not compare_digest(self.digest, _digest(self.link, code)):
            raise WrongCode("this is not the code from the newest email that you asked for here")


def new_code() -> str:
    """Eight digits of chance."""
    return f"{secrets.randbelow(10**_DIGITS):0{_DIGITS}}"


def allowed(workspace: WorkspaceId | None) -> dict[str, Any]:
    """What a ticket says that lets in whoever reads mail to the address of the account."""
    return {"amr": ["email"], **({"workspace": workspace} if workspace else {})}


def _digest(link: str, code: str) -> str:
    return sha256(f"{link} {code}".encode()).hexdigest()
