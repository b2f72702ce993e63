"""Telling of a token what it is good for (RFC 7662), and making it good for nothing (RFC 7009)."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from pydantic import BaseModel, ConfigDict, Field

from identity.acts import acted
from identity.callers.standing import Standing
from identity.clients.model import ALONE, Client, workspace_of
from identity.openid.errors import InvalidClient, UnsupportedTokenType
from identity.openid.model import unsaid
from identity.openid.showing import Credentials, believed
from identity.openid.table import OpenIdTable
from identity.sessions import RefreshToken, Session, Sessions
from identity.tokens import AUDIENCE, Claims, TokenRefused
from identity.tokens.model import SKEW


class TokenShown(BaseModel):
    """A token, and who asks about it. What else is said is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    token: str = Field(max_length=8000, examples=["eyJhbGciOiJFUzI1NiJ9.e30.x"])
    token_type_hint: str | None = Field(default=None, max_length=100, description="Not needed.")
    client_id: str | None = Field(default=None, max_length=100)
    client_secret: str | None = Field(default=None, max_length=4000)


class Introspection(BaseModel, frozen=True):
    """What a token is good for; of one that is good for nothing, only that."""

    active: bool
    scope: str | None = Field(default=None, exclude_if=unsaid, examples=["people:read"])
    client_id: str | None = Field(default=None, exclude_if=unsaid)
    sub: str | None = Field(default=None, exclude_if=unsaid, description="The person, or the application itself.")
    token_type: str | None = Field(default=None, exclude_if=unsaid, examples=["Bearer"])
    exp: int | None = Field(default=None, exclude_if=unsaid)
    iss: str | None = Field(default=None, exclude_if=unsaid)
    aud: str | None = Field(default=None, exclude_if=unsaid)
    sid: str | None = Field(default=None, exclude_if=unsaid)


class Revoked(BaseModel, frozen=True):
    """It is good for nothing, if it ever was for anything: the answer is the same."""


class Believer(Protocol):
    def claims(self, token: str) -> Claims:
        """What an access token says, or ``TokenRefused``."""


@dataclass(frozen=True, slots=True)
class Inspecting:
    store: OpenIdTable
    sessions: Sessions
    tokens: Believer
    issuer: str
    now: Callable[[], float] = time.time

    def introspect(self, asked: TokenShown, credentials: Credentials) -> Introspection:
        """What a token of the workspace is good for at this moment; only who keeps a secret is told."""
        client = self._client(credentials, self.store.facts(credentials.client_id).client)
        if client.kind == "public":
            raise InvalidClient("an application without a secret is told nothing of tokens")
        if (token := RefreshToken.shown(asked.token)) is not None:
            return self._refreshing(token, client)
        try:
            claims = self.tokens.claims(asked.token)
        except TokenRefused:
            return Introspection(active=False)
        if claims.workspace != client.workspace or claims.client_id == AUDIENCE:
            return Introspection(active=False)
        facts = self.store.facts(claims.client_id, claims.person, claims.session_id or None)
        theirs = facts.client
        if theirs is None or not theirs.enabled or not self._stands(claims, theirs, facts.standing):
            return Introspection(active=False)
        return Introspection(
            active=True,
            scope=" ".join(sorted(claims.scopes)),
            client_id=claims.client_id,
            sub=claims.person,
            token_type="Bearer",  # noqa: S106 - what RFC 6750 calls it
            exp=claims.expires - SKEW,
            iss=self.issuer,
            aud=AUDIENCE,
            sid=claims.session_id or None,
        )

    def revoke(self, asked: TokenShown, credentials: Credentials) -> Revoked:
        """End what a token is of: an application's own, and all that came of the same yes."""
        refresh = RefreshToken.shown(asked.token)
        claims = None if refresh else self._claims(asked.token)
        whose = (refresh.person, refresh.session_id) if refresh else ()
        if claims and claims.session_id:
            whose = (claims.person, claims.session_id)
        facts = self.store.facts(credentials.client_id, *whose)
        client = self._client(credentials, facts.client)
        if claims and claims.client_id == client.client_id and not claims.session_id:
            raise UnsupportedTokenType("a token that an application has for itself ends by itself, after ten minutes")
        session = facts.standing.session
        if session is not None and session.client_id == client.client_id and self._genuine(refresh, session):
            act = acted(client.workspace, session.person, "client.revoke", client.client_id, session=session.session_id)
            self.sessions.store.end(session.workspace, session.person, session.session_id, act)
        return Revoked()

    def _client(self, credentials: Credentials, client: Client | None) -> Client:
        return believed(client, credentials, datetime.fromtimestamp(self.now(), UTC))

    def _claims(self, token: str) -> Claims | None:
        try:
            return self.tokens.claims(token)
        except TokenRefused:
            return None

    def _stands(self, claims: Claims, client: Client, standing: Standing) -> bool:
        """Whether the token is still of anything."""
        if not claims.session_id:
            home = standing.workspace
            return ALONE in client.grant_types and home is not None and home.status == "active"
        session, member = standing.session, standing.member
        own = session is not None and session.client_id == client.client_id
        return own and standing.holds(self.now()) and member is not None and client.serves(member.groups)

    def _refreshing(self, token: RefreshToken, client: Client) -> Introspection:
        """Of a refresh token only its own client is told anything."""
        if token.workspace != workspace_of(client.client_id):
            return Introspection(active=False)
        standing = self.store.facts(client.client_id, token.person, token.session_id).standing
        session = standing.session
        if session is None or session.client_id != client.client_id or not standing.holds(self.now()):
            return Introspection(active=False)
        if session.judge(token, self.sessions.keys(), int(self.now())) not in {"current", "again"}:
            return Introspection(active=False)
        return Introspection(
            active=True,
            scope=" ".join(session.scopes),
            client_id=client.client_id,
            sub=session.person,
            exp=session.expires,
            iss=self.issuer,
            sid=session.session_id,
        )

    def _genuine(self, token: RefreshToken | None, session: Session) -> bool:
        """Whether a refresh token is one that we made; an access token was believed already."""
        return token is None or session.judge(token, self.sessions.keys(), int(self.now())) != "over"


class _Verifying:
    """Believes access tokens, and imports what that takes when the first one is shown."""

    def claims(self, token: str) -> Claims:
        from identity.signing import signing
        from identity.tokens.verifying import Verifier
        from kernel.settings import ORIGIN

        return Verifier(signing(), ORIGIN).claims(token)


def inspecting() -> Inspecting:
    """As production does."""
    from identity.sessions import sessions
    from kernel.settings import ORIGIN

    return Inspecting(OpenIdTable(), sessions(), _Verifying(), ORIGIN)
