"""Second factors: what is asked and answered, and what becomes of what a person has. Pure."""

from datetime import datetime
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from identity.accounts import Account, SecondFactor
from identity.passkeys.answers import AssertionAnswer, RegistrationAnswer
from identity.passkeys.model import Passkey
from identity.signin.model import KNOWN_BY, Client, DeviceSecret, LoginAnswer
from kernel.callers import WorkspaceId
from kernel.errors import Conflict, NotFound

MOST_PASSKEYS = 20

_TICKET = f"0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f.{'x' * 43}"
_WORDS = ConfigDict(frozen=True, extra="forbid")
_CODES = ["7ZQ4-0M8W-HXK2-R5DA"]

TicketText = Annotated[str, Field(max_length=200, examples=[_TICKET])]
Name = Annotated[str, Field(min_length=1, max_length=60, pattern=r"\S", examples=["Blue key"])]


class NoSuchFactor(NotFound):
    """The person has no such second factor, or not any more."""


class FactorNeeded(Conflict):
    """A workspace that the person is in demands a second factor: add another one before the last is removed."""


class TooManyPasskeys(Conflict):
    """Nobody has more passkeys than that; remove one that is not used."""


class PasskeyTaken(Conflict):
    """Somebody has registered it already."""


class AlreadyEnrolled(Conflict):
    """The person has a second factor by now; sign in with it."""


class Proof(BaseModel):
    """What somebody shows beside a password: one of these."""

    model_config = _WORDS

    code: str | None = Field(default=None, max_length=32, description="Of the authenticator app.", examples=["492039"])
    recovery_code: str | None = Field(default=None, max_length=64, description="One that is left.", examples=[None])
    passkey: AssertionAnswer | None = Field(
        default=None, description="What came of `POST /api/auth/passkey/options`.", examples=[None]
    )

    @model_validator(mode="after")
    def _one(self) -> Self:
        if sum(value is not None for value in self._ways()) != 1:
            raise ValueError("show one thing, and no more")
        return self

    def _ways(self) -> tuple[object, ...]:
        return (self.code, self.recovery_code, self.passkey)


class ShownSecond(Proof):
    """The second step of signing in."""

    ticket: TicketText
    client: Client = "browser"
    device: DeviceSecret | None = Field(default=None, description=KNOWN_BY, examples=[None])


class StepUp(Proof):
    """What somebody who is signed in shows once more; a password is enough for those who have no second factor."""

    password: str | None = Field(default=None, max_length=256, examples=[None])

    def _ways(self) -> tuple[object, ...]:
        return (*super()._ways(), self.password)


class SteppedUp(BaseModel, frozen=True):
    """For a while, sensitive things can be done."""

    amr: tuple[str, ...] = Field(examples=[["pwd", "otp", "mfa"]])
    auth_time: datetime
    until: datetime
    access_token: str = Field(description="One that says so, to go on with.")
    expires_in: int


class PasskeyEntry(BaseModel):
    """A passkey that says whose it is."""

    model_config = _WORDS

    passkey: AssertionAnswer
    workspace: WorkspaceId | None = Field(
        default=None, description="Which one to sign in to; without it, the one joined last.", examples=[None]
    )
    client: Client = "browser"
    device: DeviceSecret | None = Field(default=None, description=KNOWN_BY, examples=[None])


class TotpOffer(BaseModel, frozen=True):
    """A secret for an authenticator app; nothing changes before one of its codes is shown."""

    setup: str = Field(description="Show it with the first code; good for fifteen minutes.")
    secret: str = Field(description="For apps that take no drawing.")
    uri: str = Field(description="The same as a link.")
    drawing: str = Field(description="The same as a QR code, an SVG document.")


class TotpConfirm(BaseModel):
    """The first code of an authenticator app."""

    model_config = _WORDS

    setup: TicketText
    code: str = Field(max_length=32, examples=["492039"])


class NewPasskey(BaseModel):
    """A passkey that a device has made, and what its owner calls it."""

    model_config = _WORDS

    answer: RegistrationAnswer
    name: Name | None = Field(default=None, description="Without it, the name of the authenticator's make.")


class Renamed(BaseModel):
    """What a passkey is called from now on."""

    model_config = _WORDS

    name: Name


class Offer(BaseModel):
    """The ticket of somebody whose workspace demands a second factor that they do not have."""

    model_config = _WORDS

    ticket: TicketText


class Enrol(BaseModel):
    """The second factor that somebody sets up while signing in: an authenticator app, or a passkey."""

    model_config = _WORDS

    ticket: TicketText
    client: Client = "browser"
    device: DeviceSecret | None = Field(default=None, description=KNOWN_BY, examples=[None])
    totp: TotpConfirm | None = Field(default=None, examples=[{"setup": _TICKET, "code": "492039"}])
    passkey: NewPasskey | None = Field(default=None, examples=[None])

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.totp is None) == (self.passkey is None):
            raise ValueError("set up one thing, and then the other")
        return self


class Codes(BaseModel, frozen=True):
    """Recovery codes, shown this once. Each is good once; keep them where the phone is not."""

    recovery_codes: tuple[str, ...] = Field(examples=[_CODES])


class Added(BaseModel, frozen=True):
    """A second factor more; with the first come recovery codes, shown this once."""

    recovery_codes: tuple[str, ...] = Field(default=(), examples=[_CODES])


class Enrolled(LoginAnswer, frozen=True):
    """Somebody is signed in, and has a second factor now."""

    recovery_codes: tuple[str, ...] = Field(default=(), examples=[_CODES])


class PasskeyShown(BaseModel, frozen=True):
    """A passkey as its person sees it."""

    passkey_id: str
    name: str
    transports: tuple[str, ...]
    backed_up: bool = Field(description="Whether it is synchronised, and not bound to one device.")
    created: datetime
    used: datetime | None

    @classmethod
    def of(cls, passkey: Passkey) -> Self:
        kept = passkey.model_dump(include={"name", "transports", "backed_up", "created", "used"})
        return cls(passkey_id=passkey.passkey_id, **kept)


class PasskeyAdded(PasskeyShown, frozen=True):
    """A new passkey; with the first second factor come recovery codes, shown this once."""

    recovery_codes: tuple[str, ...] = Field(default=(), examples=[_CODES])


class Factors(BaseModel, frozen=True):
    """The second factors of whoever asks."""

    totp: datetime | None = Field(description="Since when there is an authenticator app, if there is one.")
    passkeys: tuple[PasskeyShown, ...]
    recovery_codes: int = Field(description="How many are left.")


def with_totp(account: Account, factor: SecondFactor, codes: tuple[str, ...]) -> Account:
    """The account with an authenticator app, instead of the one there was; and with codes, if it had none."""
    return account.model_copy(update={"totp": factor, "recovery": account.recovery or codes})


def with_passkey(account: Account, passkey_id: str, codes: tuple[str, ...]) -> Account:
    if len(account.passkeys) >= MOST_PASSKEYS:
        raise TooManyPasskeys(f"nobody has more than {MOST_PASSKEYS} passkeys; remove one first")
    kept = (*account.passkeys, passkey_id)
    return account.model_copy(update={"passkeys": kept, "recovery": account.recovery or codes})


def without_totp(account: Account) -> Account:
    if account.totp is None:
        raise missing()
    return _allowed(account.model_copy(update={"totp": None}))


def without_passkey(account: Account, passkey_id: str) -> Account:
    if passkey_id not in account.passkeys:
        raise missing()
    return _allowed(account.model_copy(update={"passkeys": tuple(e for e in account.passkeys if e != passkey_id)}))


def with_codes(account: Account, codes: tuple[str, ...]) -> Account:
    """The account with other recovery codes; they are worth something beside a second factor only."""
    if not account.enrolled:
        raise missing()
    return account.model_copy(update={"recovery": codes})


def missing() -> NoSuchFactor:
    return NoSuchFactor("you have no such second factor")


def _allowed(account: Account) -> Account:
    if account.enrolled:
        return account
    if any(each.policy.mfa_required for each in account.memberships):
        raise FactorNeeded("a workspace that you are in demands a second factor; add another one first")
    return account.model_copy(update={"recovery": ()})
