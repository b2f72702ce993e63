"""An issuer that a workspace set up: its own provider (OpenID Connect), with which its people sign in. Pure.

It is believed about addresses of those domains that the workspace has shown are its own, and about nobody else's; and
whoever comes in with it comes into that workspace only. Why, ADR 0017 says.
"""

import re
from datetime import datetime
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from identity.people.model import Name
from identity.workspaces.model import Domain
from kernel.callers import WorkspaceId
from kernel.errors import Conflict, Invalid, NotFound

_ID = r"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})-[0-9a-f]{8}"
IssuerId = Annotated[str, Field(pattern=f"^{_ID}$", examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f-5eaf00d5"])]
_ENDPOINT = re.compile(r"https?://[\x21-\x7e]{1,2000}")
_MOST = 10

DefaultRole = Literal["member", "lead", "manager"]


class NoSuchIssuer(NotFound):
    """The workspace has no such provider, or not any more."""


class IssuerRefused(Invalid):
    """The provider cannot be used like that; the text says what it should say of itself."""


class DomainNotClaimed(Conflict):
    """The workspace has not shown that this domain is its own: let its letters come from there first."""


class TooManyIssuers(Conflict):
    """A workspace has no more providers than that."""


def _url(text: str) -> str:
    if not re.fullmatch(r"https?://[a-z0-9.:\[\]-]+(/[A-Za-z0-9._~/-]*)?", text):
        raise ValueError("write it as the provider does, such as https://login.example.com")
    return text


IssuerUrl = Annotated[str, Field(max_length=300, examples=["https://login.example.com"]), AfterValidator(_url)]
Amr = Annotated[str, Field(pattern=r"^[a-z0-9_-]{1,20}$")]


class Metadata(BaseModel, frozen=True):
    """What a provider says of itself (OpenID Connect Discovery), as far as it matters."""

    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    basic: bool = True
    """Whether the secret is sent in a header; in the form otherwise."""
    names_itself: bool = False
    """Whether the browser comes back with the issuer's name (RFC 9207)."""

    @classmethod
    def of(cls, issuer: str, said: Any) -> Self:
        """What a discovery document says, or ``IssuerRefused``."""
        if not isinstance(said, dict) or said.get("issuer") != issuer:
            raise IssuerRefused(
                "what this address says of itself names another issuer; copy the issuer as it is written"
            )
        ends = {name: said.get(name) for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")}
        missing = [name for name, url in ends.items() if not (isinstance(url, str) and _ENDPOINT.fullmatch(url))]
        if missing:
            raise IssuerRefused(f"the provider does not say its {' and its '.join(missing)}")
        if "code" not in _list(said, "response_types_supported", "code"):
            raise IssuerRefused("the provider does not hand out codes (response_type=code)")
        methods = _list(said, "token_endpoint_auth_methods_supported", "client_secret_basic")
        names_itself = said.get("authorization_response_iss_parameter_supported") is True
        return cls(**ends, basic="client_secret_basic" in methods, names_itself=names_itself)


def _list(said: dict[str, Any], name: str, usual: str) -> list[Any]:
    """What a document lists under a name; what is no list lists nothing."""
    found = said.get(name, [usual])
    return found if isinstance(found, list) else []


class IssuerDraft(BaseModel):
    """A provider to set up."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Name = Field(description="What the button says.", examples=["Acme's account"])
    issuer: IssuerUrl
    client_id: str = Field(min_length=1, max_length=300, examples=["stoa"])
    client_secret: str = Field(min_length=1, max_length=2000, examples=["a secret of the provider"])
    domains: tuple[Domain, ...] = Field(
        min_length=1, max_length=20, description="About whose addresses it is believed; the workspace has claimed them."
    )
    provision: bool = Field(default=False, description="Whether somebody new is let in, and given an account.")
    role: DefaultRole = Field(default="member", description="What somebody new may do.")
    trusted_amr: tuple[Amr, ...] = Field(
        default=(),
        max_length=10,
        description="What the provider says of a sign-in that counts as a second factor.",
        examples=[["mfa"]],
    )


class IssuerUpdate(BaseModel):
    """What is to be otherwise; what is not said stays as it is. Where the issuer is cannot change: set up another."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Name | None = None
    client_id: str | None = Field(default=None, min_length=1, max_length=300)
    client_secret: str | None = Field(default=None, min_length=1, max_length=2000)
    domains: tuple[Domain, ...] | None = Field(default=None, min_length=1, max_length=20)
    provision: bool | None = None
    role: DefaultRole | None = None
    trusted_amr: tuple[Amr, ...] | None = Field(default=None, max_length=10)


class Issuer(BaseModel, frozen=True):
    """A provider that the workspace has set up; its secret is not shown again."""

    issuer_id: str = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f-5eaf00d5"])
    modseq: int = 0
    name: str = Field(examples=["Acme's account"])
    issuer: str = Field(examples=["https://login.example.com"])
    client_id: str = Field(examples=["stoa"])
    domains: tuple[str, ...] = Field(examples=[["example.com"]])
    provision: bool = False
    role: DefaultRole = "member"
    trusted_amr: tuple[str, ...] = ()
    metadata: Metadata
    sealed: str = Field(exclude=True)
    created: datetime
    checked: datetime = Field(description="When the provider last said where it is and what it can do.")

    def updated(self, update: IssuerUpdate, sealed: str | None) -> Self:
        said = update.model_dump(exclude_none=True, exclude={"client_secret"})
        return self.model_copy(update={**said, **({"sealed": sealed} if sealed else {})})

    def speaks_for(self, email: str | None) -> bool:
        """Whether it is believed about that address."""
        return email is not None and email.rpartition("@")[2] in self.domains


class IssuerTested(BaseModel, frozen=True):
    """The provider answered, and as it should."""

    metadata: Metadata
    keys: int = Field(description="With how many keys it signs.", examples=[2])
    checked: datetime


def workspace_of(issuer_id: str) -> WorkspaceId:
    """Whose issuer it is, by its id; ``NoSuchIssuer`` if it is the id of none."""
    found = re.fullmatch(_ID, issuer_id)
    if found is None:
        raise NoSuchIssuer("there is no such provider")
    return WorkspaceId(found[1])


def room_for_one(there: int) -> None:
    """Raise ``TooManyIssuers`` if there are as many as there may be."""
    if there >= _MOST:
        raise TooManyIssuers(f"a workspace has at most {_MOST} providers; delete one that is not used")
