"""What a browser is asked: documents for ``PublicKeyCredential.parseCreationOptionsFromJSON`` and its sibling.

They have no empty fields, since browsers take ``null`` for something. The make of the authenticator is not asked for:
that would show people a warning, and we would not believe it anyway.
"""

from collections.abc import Iterable
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from identity.passkeys.algorithms import ALGORITHMS
from identity.passkeys.model import Challenge, Party, Passkey, Verification, handle
from kernel.callers import PersonId

PATIENCE = 300_000
"""Milliseconds, as the standard recommends where people are to be verified."""

_CHALLENGE = "KYMJVPxcBoEEUhyR3P5elDahRcQzVVHR6dDbLvQrRlA"


class _Json(BaseModel):
    model_config = ConfigDict(frozen=True, alias_generator=to_camel, populate_by_name=True, defer_build=True)


class Named(_Json):
    """A passkey that there is."""

    type: Literal["public-key"] = "public-key"
    id: str
    transports: tuple[str, ...] = ()


class Wanted(_Json):
    """A kind of key that would do."""

    type: Literal["public-key"] = "public-key"
    alg: int = Field(examples=[-7])


class House(_Json):
    id: str = Field(examples=["stoa.example.com"])
    name: str = Field(examples=["Stoa"])


class User(_Json):
    id: str = Field(examples=["MDE5MmQzYzQ"])
    name: str = Field(examples=["ada@example.com"])
    display_name: str = Field(examples=["Ada Lovelace"])


class Selection(_Json):
    resident_key: Literal["required"] = "required"
    require_resident_key: Literal[True] = True
    user_verification: Verification


class Extensions(_Json):
    cred_props: Literal[True] = True


class CreationOptions(_Json):
    """For ``navigator.credentials.create``."""

    rp: House
    user: User
    challenge: str = Field(examples=[_CHALLENGE])
    pub_key_cred_params: tuple[Wanted, ...]
    timeout: int = PATIENCE
    exclude_credentials: tuple[Named, ...]
    authenticator_selection: Selection
    attestation: Literal["none"] = "none"
    extensions: Extensions = Extensions()


class RequestOptions(_Json):
    """For ``navigator.credentials.get``."""

    challenge: str = Field(examples=[_CHALLENGE])
    timeout: int = PATIENCE
    rp_id: str = Field(examples=["stoa.example.com"])
    allow_credentials: tuple[Named, ...]
    user_verification: Verification


def creation(
    party: Party,
    person: PersonId,
    challenge: Challenge,
    *,
    name: str,
    full_name: str,
    known: Iterable[Passkey] = (),
    verification: Verification = "required",
) -> CreationOptions:
    """Ask for a new passkey of a person, who is called so, on a device that has none of theirs yet."""
    return CreationOptions(
        rp=House(id=party.id, name=party.name),
        user=User(id=handle(person), name=name, display_name=full_name),
        challenge=challenge,
        pub_key_cred_params=tuple(Wanted(alg=algorithm) for algorithm in ALGORITHMS),
        exclude_credentials=_named(known),
        authenticator_selection=Selection(user_verification=verification),
    )


def request(
    party: Party, challenge: Challenge, *, known: Iterable[Passkey] = (), verification: Verification = "required"
) -> RequestOptions:
    """Ask for one of the passkeys that are ``known``; if none are, for whichever the person chooses to sign in with."""
    return RequestOptions(
        challenge=challenge, rp_id=party.id, allow_credentials=_named(known), user_verification=verification
    )


def _named(known: Iterable[Passkey]) -> tuple[Named, ...]:
    return tuple(Named(id=passkey.credential_id, transports=passkey.transports) for passkey in known)
