"""What is said at the doors of the provider. Pure."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from identity.consents.model import Meaning
from kernel.callers import WorkspaceId
from kernel.errors import Forbidden

_LONG = 4000


class OtherWorkspace(Forbidden):
    """The application belongs to another workspace: sign in there."""


def unsaid(value: object) -> bool:
    """Whether a standard wants that a field is not named at all."""
    return value is None


class Asked(BaseModel, frozen=True):
    """What the page that asks a person has to know."""

    client_id: str = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f-5f0e4c51"])
    name: str = Field(examples=["Wiki"])
    logo_uri: str | None = Field(default=None, examples=[None])
    client_uri: str | None = Field(default=None, examples=[None])
    workspace: WorkspaceId = Field(description="Where the person has to be signed in.", examples=["acme"])
    workspace_name: str = Field(examples=["Acme"])
    leads_to: str = Field(
        description="Where the browser goes from there: the host of the redirect URI, or what it begins with.",
        examples=["wiki.example.com"],
    )
    scopes: tuple[Meaning, ...]
    login_hint: str | None = Field(default=None, examples=["ada@example.com"])
    since: int = Field(description="Since when the person must have shown who they are; seconds since 1970.")
    choose: bool = Field(description="Whether the person is to choose the account, even if signed in.")
    second_factor: bool = Field(description="Whether the application would like a second factor.")


class Decision(BaseModel):
    """What a person decides; with nothing: whether there is anything to decide."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    allow: bool | None = Field(default=None, examples=[True])


class Decided(BaseModel, frozen=True):
    """Where to go, or what is in the way of that."""

    location: str | None = Field(default=None, description="Send the browser there.")
    sign_in: bool = Field(default=False, description="Show once more who you are, with `POST /api/auth/step-up`.")
    consent: tuple[Meaning, ...] = Field(default=(), description="What to agree to.")


class TokenRequest(BaseModel):
    """How a client asks for a token (RFC 6749, 4 to 6; RFC 8628, 3.4). What else is said is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    grant_type: str = Field(max_length=100, examples=["authorization_code"])
    code: str | None = Field(default=None, max_length=_LONG)
    redirect_uri: str | None = Field(default=None, max_length=_LONG)
    code_verifier: str | None = Field(default=None, max_length=_LONG)
    refresh_token: str | None = Field(default=None, max_length=_LONG)
    device_code: str | None = Field(default=None, max_length=_LONG)
    scope: str | None = Field(default=None, max_length=_LONG)
    client_id: str | None = Field(default=None, max_length=100)
    client_secret: str | None = Field(default=None, max_length=_LONG)


class Tokens(BaseModel, frozen=True):
    """What a client gets; what it is not given is not named, since libraries take ``null`` for a mistake."""

    access_token: str
    token_type: Literal["Bearer"] = "Bearer"  # noqa: S105 - what RFC 6750 calls it
    expires_in: int
    scope: str = Field(examples=["openid profile"])
    refresh_token: str | None = Field(default=None, exclude_if=unsaid)
    id_token: str | None = Field(default=None, exclude_if=unsaid)


class Grant(BaseModel, frozen=True):
    """What a code stands for."""

    client_id: str
    redirect_uri: str
    scopes: tuple[str, ...]
    challenge: str
    nonce: str | None
    session_id: str
    """In which the person let the application in."""
    auth_time: int
    amr: tuple[str, ...]
    ends: int
    """When that session does."""
