"""Changing one's e-mail address: what is asked and answered. Pure."""

from pydantic import BaseModel, ConfigDict, Field

from identity.addresses import EmailAddress
from kernel.errors import Conflict, Invalid

_TICKET = f"0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f.{'x' * 43}"


class SameAddress(Invalid):
    """It is the address of the account already."""

    def __init__(self) -> None:
        detail = "this is your address already"
        super().__init__(detail, [{"field": "email", "code": "same", "detail": detail}])


class ChangedMeanwhile(Conflict):
    """The account has had another address since this was asked for; ask again."""


def changed_meanwhile() -> ChangedMeanwhile:
    return ChangedMeanwhile("the address of this account was changed meanwhile; ask again")


class AskForChange(BaseModel):
    """The address that the account is to have."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    email: EmailAddress


class ChangeAsked(BaseModel, frozen=True):
    """A letter is on its way to the new address; what is in it depends on whether somebody has it already."""

    email: EmailAddress


class WithTicket(BaseModel):
    """The ticket from a letter."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ticket: str = Field(max_length=200, examples=[_TICKET])


class Changed(BaseModel, frozen=True):
    """The account has its new address."""

    email: EmailAddress


class Undone(BaseModel, frozen=True):
    """The account has its old address again, nobody is signed in, and no password is good."""

    email: EmailAddress
    ticket: str = Field(description="Show it to `POST /api/auth/reset`, with a new password.")
