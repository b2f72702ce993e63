"""What an application asks for when it sends somebody here, and what is wrong with it. Pure.

Until it is sure where the browser may be sent back to, a mistake is shown here and goes nowhere else; after that the
application is told of it (RFC 6749, 4.1.2.1).
"""

import re
from urllib.parse import urlencode, urlsplit, urlunsplit

from pydantic import BaseModel, ConfigDict, Field

from identity.clients.model import CODE, Client
from identity.openid.idtokens import MULTI, subject_of
from kernel.errors import Malformed

_LONG = 2000
_CHALLENGE = re.compile(r"[A-Za-z0-9_-]{43}")
_PROMPTS = frozenset({"none", "login", "consent", "select_account"})
_MOST_AGE = 10**9


class NoWayBack(Malformed):
    """There is no such application, or it wants people to be sent where it is not: nobody is sent anywhere."""

    title = "This does not lead anywhere"


class Told(Exception):
    """Something that the application is told by the browser; ``error`` is a code of OAuth."""

    def __init__(self, error: str, detail: str) -> None:
        super().__init__(detail)
        self.error = error


class Wanted(BaseModel):
    """The parameters of an authorization request. What else is said is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    client_id: str = Field(max_length=100, examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f-5f0e4c51"])
    redirect_uri: str | None = Field(default=None, max_length=_LONG)
    response_type: str | None = Field(default=None, max_length=100, description="`code`.")
    response_mode: str | None = Field(default=None, max_length=100, description="`query`.")
    scope: str | None = Field(default=None, max_length=_LONG)
    state: str | None = Field(default=None, max_length=_LONG)
    nonce: str | None = Field(default=None, max_length=_LONG)
    code_challenge: str | None = Field(default=None, max_length=200, description="Needed, of everybody (RFC 7636).")
    code_challenge_method: str | None = Field(default=None, max_length=20, description="`S256`.")
    prompt: str | None = Field(default=None, max_length=100)
    max_age: str | None = Field(default=None, max_length=20)
    acr_values: str | None = Field(default=None, max_length=_LONG)
    login_hint: str | None = Field(default=None, max_length=254)
    id_token_hint: str | None = Field(default=None, max_length=8000)
    request: str | None = Field(default=None, max_length=8000, description="Not supported.")
    request_uri: str | None = Field(default=None, max_length=_LONG, description="Not supported.")


class Request(BaseModel, frozen=True):
    """A request that makes sense."""

    client_id: str
    redirect_uri: str
    scopes: tuple[str, ...]
    challenge: str
    at: int
    """When it was made."""
    state: str | None = None
    nonce: str | None = None
    prompt: frozenset[str] = frozenset()
    max_age: int | None = None
    multi: bool = False
    """Whether a second factor is asked for."""
    login_hint: str | None = None
    subject: str | None = None
    """Who is expected."""

    def since(self, now: int) -> int:
        """Since when the person must have shown who they are. To have done so when they were asked is enough.

        With ``max_age=0`` nobody who takes a second to agree would ever have done it otherwise.
        """
        if "login" in self.prompt:
            return self.at
        return 0 if self.max_age is None else min(self.at, now - self.max_age)


def redirected(wanted: Wanted, client: Client | None) -> str:
    """Where the browser goes back to, or ``NoWayBack``."""
    if client is None or not client.enabled:
        raise NoWayBack("there is no such application here, or not any more")
    if wanted.redirect_uri is None or not client.leads_to(wanted.redirect_uri):
        raise NoWayBack("the application wants you to be sent to an address that it did not register")
    return wanted.redirect_uri


def understood(wanted: Wanted, client: Client, now: int) -> Request:
    """The request, or ``Told``."""
    if wanted.request is not None:
        raise Told("request_not_supported", "say what you want in parameters")
    if wanted.request_uri is not None:
        raise Told("request_uri_not_supported", "say what you want in parameters")
    if wanted.response_type is None:
        raise Told("invalid_request", "response_type is missing")
    if wanted.response_type != "code":
        raise Told("unsupported_response_type", "response_type must be code")
    if CODE not in client.grant_types:
        raise Told("unauthorized_client", "the application is not registered for this")
    if wanted.response_mode not in {None, "query"}:
        raise Told("invalid_request", "response_mode must be query")
    if wanted.code_challenge is None or not _CHALLENGE.fullmatch(wanted.code_challenge):
        raise Told("invalid_request", "code_challenge is missing, or no SHA-256")
    if wanted.code_challenge_method != "S256":
        raise Told("invalid_request", "code_challenge_method must be S256")
    prompt = frozenset((wanted.prompt or "").split())
    if prompt - _PROMPTS or ("none" in prompt and len(prompt) > 1):
        raise Told("invalid_request", "prompt is none, or some of login, consent and select_account")
    return Request(
        client_id=client.client_id,
        redirect_uri=wanted.redirect_uri or "",
        scopes=narrowed(wanted.scope, client),
        challenge=wanted.code_challenge,
        at=now,
        state=wanted.state,
        nonce=wanted.nonce,
        prompt=prompt,
        max_age=_age(wanted.max_age),
        multi=MULTI in (wanted.acr_values or "").split(),
        login_hint=wanted.login_hint,
        subject=subject_of(wanted.id_token_hint) if wanted.id_token_hint else None,
    )


def narrowed(scope: str | None, client: Client) -> tuple[str, ...]:
    """What of all that is asked for the client may have; ``Told`` if that is nothing."""
    found = tuple(sorted(set((scope or "").split()) & client.may))
    if not found:
        raise Told("invalid_scope", "the application may have nothing of what it asks for")
    return found


def _age(text: str | None) -> int | None:
    if text is None:
        return None
    if not text.isascii() or not text.isdigit() or int(text) > _MOST_AGE:
        raise Told("invalid_request", "max_age is a number of seconds")
    return int(text)


def back(uri: str, **said: str | None) -> str:
    """``uri`` with what is said, beside what it says already."""
    parts = urlsplit(uri)
    added = urlencode({name: value for name, value in said.items() if value is not None})
    return urlunsplit(parts._replace(query=f"{parts.query}&{added}" if parts.query else added))


def short(uri: str) -> str:
    """Where an address leads, in short: its host, or what an app on a phone is found by."""
    parts = urlsplit(uri)
    return parts.netloc or f"{parts.scheme}:"
