"""What people ask of API keys, and what they are shown. Pure."""

from datetime import UTC, datetime, timedelta
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from identity.keys.model import PREFIX, ApiKey
from identity.roles.model import Scopes
from kernel.callers import Caller, PersonId
from kernel.errors import Conflict, Forbidden, Invalid
from kernel.moments import Moment

LONGEST = timedelta(days=365)
"""For so long a key lasts, unless whoever makes it says less."""

MOST_OVERLAP = 7 * 24

_KEY_ID = "0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f-0192f0c12b7c7cc398c4dc0c0c0739900badcafe"
_WORDS = ConfigDict(frozen=True, extra="forbid")

KeyName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
KeyId = Annotated[str, Field(pattern=r"^[a-z0-9-]{3,140}$", examples=[_KEY_ID])]


class TooManyKeys(Conflict):
    """The workspace has as many keys as its plan allows; revoke one that is not used."""


class KeyOver(Conflict):
    """The key was revoked, or has run out: make another one."""


class NotYourKey(Forbidden):
    """A key acts for whoever made it, so nobody else is shown a secret of it."""


class NewKey(BaseModel):
    """An API key that somebody makes for a program."""

    model_config = _WORDS

    name: KeyName = Field(description="What it is for.", examples=["Nightly report"])
    scopes: Scopes = Field(description="What it may do, as long as you may.", examples=[["people:read"]])
    expires: Moment | None = Field(
        default=None, description="At most, and without it, a year from now.", examples=[None]
    )


class EditKey(BaseModel):
    """What is to be different about a key; it may do less than before, and never more."""

    model_config = _WORDS

    name: KeyName | None = Field(default=None, examples=["Nightly report"])
    scopes: Scopes | None = Field(default=None, examples=[["people:read"]])


class RotateKey(BaseModel):
    """Asks for another secret of a key."""

    model_config = _WORDS

    overlap_hours: int = Field(
        default=24, ge=0, le=MOST_OVERLAP, description="For how long the secret before is good as well."
    )
    expires: Moment | None = Field(
        default=None, description="At most a year from now; without it, as long as it lasted before.", examples=[None]
    )


class KeyShown(BaseModel, frozen=True):
    """An API key as people see it: never its secret."""

    key_id: str = Field(examples=[_KEY_ID])
    modseq: int = Field(description="Rises with every change; it is the ETag.", examples=[1])
    prefix: str = Field(description="How it begins.", examples=[f"{PREFIX}_{_KEY_ID}"])
    name: str = Field(examples=["Nightly report"])
    scopes: tuple[str, ...] = Field(
        description="It does what of these its person may do now.", examples=[["people:read"]]
    )
    person: PersonId = Field(description="Who made it, and for whom it acts.", examples=["ada"])
    created: datetime
    rotated: datetime | None = Field(description="Since when it has its secret, if that is not the first.")
    overlaps: datetime | None = Field(description="Until when the secret before is good as well.")
    expires: datetime | None
    used: datetime | None = Field(description="When it was used last, within an hour.")
    revoked: datetime | None

    @classmethod
    def of(cls, key: ApiKey) -> Self:
        same = {"key_id", "modseq", "name", "person", "created", "rotated", "overlaps", "expires", "used", "revoked"}
        said = key.model_dump(include=same)
        return cls(**said, prefix=f"{PREFIX}_{key.key_id}", scopes=tuple(sorted(key.scopes)))


class KeyMade(KeyShown, frozen=True):
    """A key with its secret, which is shown this once and kept nowhere."""

    key: str = Field(description="What the program shows: `Authorization: Bearer …`.")


def end(wanted: datetime | None, now: datetime, usual: timedelta = LONGEST) -> datetime:
    """When a key ends of which that was asked; ``Invalid`` if it would be over, or last too long."""
    if wanted is None:
        return now + min(usual, LONGEST)
    if not now < wanted <= now + LONGEST:
        detail = "a key ends later than now, and within a year"
        raise Invalid(f"expires: {detail}", [{"field": "expires", "code": "out_of_range", "detail": detail}])
    return wanted.astimezone(UTC)


def edited(key: ApiKey, wanted: EditKey) -> ApiKey:
    """The key as it is to be."""
    lacking = sorted((wanted.scopes or frozenset()) - key.scopes)
    if lacking:
        detail = f"a key never does more than before, and this one lacks {lacking[0]}; make another one"
        raise Invalid(f"scopes: {detail}", [{"field": "scopes", "code": "wider", "detail": detail}])
    return key.model_copy(update=wanted.model_dump(exclude_none=True))


def own(caller: Caller, key: ApiKey) -> ApiKey:
    """The key, if its secrets are the caller's."""
    if not key.owned or key.person != caller.person:
        raise NotYourKey("only who made a key is shown its secret; make one of your own")
    return key


def good(key: ApiKey, now: datetime) -> ApiKey:
    """The key, or ``KeyOver``."""
    if key.revoked is not None or (key.expires is not None and key.expires <= now):
        raise KeyOver("this key is over; make another one")
    return key
