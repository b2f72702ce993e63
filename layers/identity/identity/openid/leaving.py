"""Signing somebody out because an application says that they want to (OpenID Connect RP-Initiated Logout)."""

from dataclasses import dataclass
from typing import NamedTuple, Protocol

from pydantic import BaseModel, ConfigDict, Field

from identity.acts import acted
from identity.clients.uris import fits
from identity.openid.asking import back
from identity.openid.table import OpenIdTable
from identity.sessions import RefreshToken, Sessions
from identity.signin.browser import REFRESH, forgotten
from kernel.answers import Redirect
from kernel.api.request import Request
from kernel.callers import PersonId

ASKS = "/sign-out"
DONE = "/signed-out"


class Leaving(BaseModel):
    """What an application says. What else is said is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id_token_hint: str | None = Field(default=None, max_length=8000, description="Who is to be signed out.")
    client_id: str | None = Field(default=None, max_length=100)
    post_logout_redirect_uri: str | None = Field(default=None, max_length=2000, description="One that is registered.")
    state: str | None = Field(default=None, max_length=2000)


class Hint(NamedTuple):
    """Whom an ID token is about, who had it, and what the application went on with."""

    client_id: str
    person: PersonId
    session_id: str


class Believer(Protocol):
    def of(self, token: str) -> Hint | None: ...


@dataclass(frozen=True, slots=True)
class SigningOut:
    store: OpenIdTable
    sessions: Sessions
    hints: Believer
    issuer: str

    def leave(self, asked: Leaving, cookie: str) -> tuple[str, bool]:
        """Where the browser goes, and whether it is to forget who is signed in.

        Without an ID token of ours anybody could have sent the browser, so a page of ours asks whoever is there.
        """
        hint = self.hints.of(asked.id_token_hint) if asked.id_token_hint else None
        if hint is None or asked.client_id not in {None, hint.client_id}:
            return f"{self.issuer}{ASKS}", False
        facts = self.store.facts(hint.client_id, hint.person, hint.session_id)
        client, session = facts.client, facts.standing.session
        if client is None:
            return f"{self.issuer}{ASKS}", False
        here = RefreshToken.shown(cookie)
        same = here is not None and (here.workspace, here.person) == (client.workspace, hint.person)
        over = {session.parent or session.session_id} if session else set[str]()
        over |= {here.session_id} if here and same else set()
        for each in sorted(over):
            act = acted(client.workspace, hint.person, "session.end", each, session=each, by=client.client_id)
            self.sessions.store.end(client.workspace, hint.person, each, act)
        uri = asked.post_logout_redirect_uri
        known = uri is not None and client.enabled and fits(uri, client.post_logout_redirect_uris)
        return (back(uri, state=asked.state) if uri and known else f"{self.issuer}{DONE}"), same


def left(ours: SigningOut, request: Request, asked: Leaving) -> Redirect:
    """Send the browser on, and let it forget who is signed in if they are so no more."""
    location, forget = ours.leave(asked, request.cookies.get(REFRESH, ""))
    return Redirect(location, cookies=(forgotten(),) if forget else ())


class _Hints:
    """Believes ID tokens, and imports what that takes when the first one is shown."""

    def of(self, token: str) -> Hint | None:
        from identity.openid.hints import Hints
        from identity.signing import signing
        from kernel.settings import ORIGIN

        return Hints(signing(), ORIGIN).of(token)


def signing_out() -> SigningOut:
    """As production does."""
    from identity.sessions import sessions
    from kernel.settings import ORIGIN

    return SigningOut(OpenIdTable(), sessions(), _Hints(), ORIGIN)
