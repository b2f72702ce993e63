"""Signing in with somebody else's account: what is asked, what is remembered meanwhile, and how it fails. Pure."""

import re
from typing import Literal, NamedTuple
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict, Field

from identity.addresses import EmailAddress
from identity.registration.model import Openness
from kernel.callers import PersonId, WorkspaceId
from kernel.errors import Conflict, Forbidden, NotFound, Unavailable

MOST_LINKS = 10
_LONGEST_PATH = 500


class UnknownProvider(NotFound):
    """Nobody signs in here with that provider."""


class SignInCancelled(Forbidden):
    """Whoever was sent to the provider did not sign in there, or did not agree."""


class ProviderUnreachable(Unavailable):
    """The provider does not answer just now."""


class ProviderDeclined(Forbidden):
    """The provider did not stand by what it sent the browser back with: the code was used, or is none."""


class AddressNotBelieved(Conflict):
    """The provider is not believed about this address: sign in in another way, and link the provider's account then."""


class AddressUnverified(Conflict):
    """The provider says that it has not checked the address: have that done there, or sign in in another way."""


class AddressMissing(Conflict):
    """The provider did not say an e-mail address: let it, or sign in in another way."""


class NoAccountYet(NotFound):
    """The address is theirs, but there is no account for it here, and no invitation."""


class LinkTaken(Conflict):
    """That account of the provider belongs to somebody else here, or there are as many as there may be."""


class NoSuchLinkedAccount(NotFound):
    """No such account is linked, or not any more."""


class LastWayIn(Conflict):
    """Without this nobody could sign in to the account any more: choose a password or add a passkey first."""


class Tokens(NamedTuple):
    """What a provider gives for a code."""

    id_token: str
    access_token: str


class Away(BaseModel, frozen=True):
    """What is remembered of a browser while it is at the provider."""

    provider: str
    verifier: str
    nonce: str
    next: str = "/"
    workspace: WorkspaceId | None = None
    person: PersonId | None = None
    """Who wants the provider's account linked to theirs; nobody: somebody wants to sign in."""
    home: WorkspaceId | None = None
    session: str = ""
    """In which session they asked for that."""

    @property
    def following(self) -> str:
        """What a page of ours is told of where to go after it."""
        return f"?{urlencode({'next': self.next})}" if self.next != "/" else ""


class Returned(NamedTuple):
    """What a browser comes back with."""

    code: str = ""
    error: str = ""
    iss: str = ""
    user: str = ""
    """Apple says people's names here, as JSON, and only the first time."""


class Way(BaseModel, frozen=True):
    """One way to sign in with somebody else's account."""

    provider: str = Field(examples=["google"])
    name: str = Field(description="What the button says.", examples=["Google"])
    sign_in: str = Field(description="Where the button leads.", examples=["/api/auth/google/sign-in"])


class Discover(BaseModel):
    """Somebody's address, of which only the domain matters."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    email: EmailAddress | None = Field(default=None, description="Without it: what there is for everybody.")


class Ways(BaseModel, frozen=True):
    """How people of an address' domain sign in; whether anybody has the address, it does not say."""

    own: tuple[Way, ...] = Field(description="The company's own providers, for addresses of its domains.")
    everybodys: tuple[Way, ...] = Field(description="Those that are for everybody.")
    sso_only: bool = Field(description="Whether the company wants its people to come in with its own.")
    registration: Openness = Field(
        description="Who makes accounts and workspaces: anybody (`open`); whoever was `invited`, or has an account; "
        "or whoever was invited makes an account, and nobody a workspace (`closed`).",
        examples=["open"],
    )


class Linked(BaseModel, frozen=True):
    """An account of a provider with which somebody can sign in."""

    link_id: str = Field(examples=["0" * 64])
    provider: str = Field(description="Its address.", examples=["https://accounts.google.com"])
    name: str = Field(description="What people know it as.", examples=["Google"])
    email: str | None = Field(default=None, examples=["ada@gmail.com"])
    linked: str = Field(description="Since when.", examples=["2026-05-04T09:30:00Z"])


class AllLinked(BaseModel, frozen=True):
    """All of them."""

    items: tuple[Linked, ...]


class LinkWanted(BaseModel):
    """A provider whose account is to be linked."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    provider: str = Field(max_length=60, examples=["google"])
    next: str = Field(
        default="/", max_length=_LONGEST_PATH, description="Where to go afterwards.", examples=["/account"]
    )


class LinkBegun(BaseModel, frozen=True):
    """Where to send the browser."""

    location: str = Field(examples=["https://accounts.google.com/o/oauth2/v2/auth?client_id=…"])


Kind = Literal["google", "microsoft", "apple", "oidc"]


def inside(path: str) -> str:
    """A path of our own pages, or the first of them: nobody is sent elsewhere."""
    fits = len(path) <= _LONGEST_PATH and re.fullmatch(r"/(?![/\\])[\x21-\x5b\x5d-\x7e]*", path)
    return path if fits else "/"
