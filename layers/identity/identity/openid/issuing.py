"""Giving tokens to applications: each way to one (RFC 6749, 4 to 6)."""

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from hmac import compare_digest
from typing import Protocol

from identity.acts import acted
from identity.clients.model import ALONE, CODE, DEVICE, REFRESH, Client
from identity.openid import idtokens
from identity.openid.codes import brought, examined
from identity.openid.devices import changed, digest, gone
from identity.openid.devices import read as pairing
from identity.openid.errors import ExpiredToken, InvalidGrant, InvalidScope, UnauthorizedClient, UnsupportedGrantType
from identity.openid.model import Grant, TokenRequest, Tokens
from identity.openid.pairing import NoSuchCode, user_code
from identity.openid.pairing import place as paired
from identity.openid.showing import Credentials, believed
from identity.openid.table import Facts, OpenIdTable
from identity.people import Member
from identity.sessions import RefreshToken, Session, SessionOver, Sessions
from identity.sessions.table import lasting
from identity.signing import Signing
from identity.tickets import Ticket, TicketRefused, Tickets
from identity.tickets.table import TABLE, place, read
from identity.tokens import LASTS, said_alone, said_of
from kernel.callers import PersonId, WorkspaceId
from kernel.journal.reading import Place


class GroupNames(Protocol):
    def __call__(self, workspace: WorkspaceId, groups: Sequence[str]) -> Sequence[str]:
        """What these groups are called."""


@dataclass(frozen=True, slots=True)
class Issuing:
    store: OpenIdTable
    sessions: Sessions
    tickets: Tickets
    signing: Signing
    groups: GroupNames
    issuer: str
    now: Callable[[], float] = time.time

    def issue(self, asked: TokenRequest, credentials: Credentials, address: str) -> Tokens:
        """Tokens for a client, or what it is refused with."""
        match asked.grant_type:
            case "authorization_code":
                return self._for_code(asked, credentials, address)
            case "refresh_token":
                return self._for_refresh(asked, credentials)
            case "client_credentials":
                return self._alone(asked, credentials)
            case "urn:ietf:params:oauth:grant-type:device_code":
                return self._for_device(asked, credentials, address)
            case _:
                self._client(self.store.facts(credentials.client_id), credentials)
                raise UnsupportedGrantType("this way to a token is not known here")

    def _for_code(self, asked: TokenRequest, credentials: Credentials, address: str) -> Tokens:
        ticket = _code(asked.code)
        facts = self.store.facts(credentials.client_id, *(_brings(ticket) if ticket else ()))
        client = self._client(facts, credentials)
        self._may(client, CODE)
        if ticket is None:
            raise InvalidGrant("this is no code of ours")
        if facts.standing.session is not None:
            self._replayed(facts.standing.session, client)
        try:
            grant = Grant.model_validate(read(facts.ticket, self.now()))
        except TicketRefused:
            raise InvalidGrant("this code was used already, or has run out") from None
        examined(grant, client, asked)
        member = self._admitted(client, facts)
        session = self._begun(grant, client, ticket, address)
        over = InvalidGrant("the session in which this was agreed to is over")
        person, inside = session.person, grant.session_id
        act = acted(client.workspace, person, "client.enter", client.client_id, session=inside, address=address)
        try:
            self.store.write(
                self.tickets.spent("authorization", str(ticket)),
                lasting(client.workspace, person, grant.session_id, over),
                self.sessions.store.row(session),
                act=act,
            )
        except TicketRefused:
            self._replayed(session, client)
        return self._tokens(session, client, member, session.scopes, grant.nonce)

    def _for_refresh(self, asked: TokenRequest, credentials: Credentials) -> Tokens:
        token = RefreshToken.shown(asked.refresh_token)
        whose = (token.person, token.session_id) if token else ()
        facts = self.store.facts(credentials.client_id, *whose)
        client = self._client(facts, credentials)
        self._may(client, REFRESH)
        if token is None or token.workspace != client.workspace or not facts.standing.holds(self.now()):
            raise InvalidGrant("this is no refresh token of ours, or not any more")
        session, member = facts.standing.session, self._admitted(client, facts)
        scopes = self._narrowed(asked.scope, session.scopes if session else (), client)
        try:
            session = self.sessions.refreshed(token, session, client.client_id)
        except SessionOver:
            raise InvalidGrant("this is no refresh token of ours, or not any more") from None
        return self._tokens(session, client, member, scopes, None)

    def _for_device(self, asked: TokenRequest, credentials: Credentials, address: str) -> Tokens:
        device = _code(asked.device_code)
        where = (TABLE, device.owner, paired(user_code(device.secret))) if device else None
        facts = self.store.facts(credentials.client_id, ticket=where)
        client, row, now = self._client(facts, credentials), facts.ticket, int(self.now())
        self._may(client, DEVICE)
        kept = pairing(row) if row else None
        if device is None or row is None or kept is None or kept.client_id != client.client_id:
            raise InvalidGrant("this is no device code of ours, or not any more")
        if not compare_digest(kept.digest, digest(device)):
            raise InvalidGrant("this is no device code of ours, or not any more")
        if int(row["expires"]["N"]) <= now:
            raise ExpiredToken("nobody decided in time; begin again")
        after, refusal = kept.asked(now)
        if refusal is not None:
            with suppress(NoSuchCode):  # somebody decided in that moment: it hears so when it asks again
                self.store.write(gone(row) if kept.status == "denied" else changed(row, after))
            raise refusal
        assert kept.grant, "somebody let it in"
        member = self._admitted(client, self.store.facts(client.client_id, kept.person))
        own = Ticket(kept.person, device.secret)
        session = self._begun(kept.grant, client, own, address)
        over = InvalidGrant("the session in which this was agreed to is over")
        inside = kept.grant.session_id
        act = acted(client.workspace, kept.person, "client.enter", client.client_id, session=inside, address=address)
        still = lasting(client.workspace, kept.person, inside, over)
        self.store.write(gone(row), still, self.sessions.store.row(session), act=act)
        return self._tokens(session, client, member, session.scopes, None)

    def _alone(self, asked: TokenRequest, credentials: Credentials) -> Tokens:
        facts = self.store.facts(credentials.client_id)
        client = self._client(facts, credentials)
        self._may(client, ALONE)
        scopes = set(asked.scope.split()) if asked.scope else client.alone
        if not scopes or not scopes <= client.alone:
            raise InvalidScope("the application may not have what it asks for")
        claims = said_alone(client.client_id, client.workspace, scopes, self.issuer, int(self.now()))
        token = self.signing.signed(claims, "at+jwt")
        return Tokens(access_token=token, expires_in=LASTS, scope=" ".join(sorted(scopes)))

    def _client(self, facts: Facts, credentials: Credentials) -> Client:
        """The client that shows itself, in a workspace that is open."""
        client = believed(facts.client, credentials, datetime.fromtimestamp(self.now(), UTC))
        home = facts.standing.workspace
        if home is None or home.status != "active":
            raise UnauthorizedClient("the workspace of this application is closed")
        return client

    @staticmethod
    def _may(client: Client, grant_type: str) -> None:
        if grant_type not in client.grant_types:
            raise UnauthorizedClient("the application is not registered for this")

    @staticmethod
    def _admitted(client: Client, facts: Facts) -> Member:
        member = facts.standing.member
        if member is None or member.status != "active" or not client.serves(member.groups):
            raise InvalidGrant("this person may not use the application, or not any more")
        return member

    @staticmethod
    def _narrowed(scope: str | None, granted: tuple[str, ...], client: Client) -> tuple[str, ...]:
        asked = set(scope.split()) if scope else set(granted)
        if not asked <= set(granted):
            raise InvalidScope("a refresh token brings no more than it was given for")
        return tuple(sorted(asked & client.may))

    def _begun(self, grant: Grant, client: Client, ticket: Ticket, address: str) -> Session:
        """What the application goes on with: a session of its own, which ends with the person's unless it may stay."""
        offline = "offline_access" in grant.scopes and REFRESH in client.grant_types
        session = self.sessions.begun(
            client.workspace,
            PersonId(ticket.owner),
            days=OFFLINE_DAYS,
            amr=grant.amr,
            device=client.name,
            address=address,
        )
        return session.model_copy(
            update={
                "session_id": brought(ticket),
                "auth_time": grant.auth_time,
                "expires": session.expires if offline else grant.ends,
                "client_id": client.client_id,
                "scopes": grant.scopes,
                "parent": grant.session_id,
                "offline": offline,
            }
        )

    def _replayed(self, session: Session, client: Client) -> None:
        """A code came twice: what it brought is in hands that it should not be in (RFC 6749, 4.1.2)."""
        if session.client_id == client.client_id:
            act = acted(client.workspace, session.person, "client.replay", client.client_id, session=session.session_id)
            self.sessions.store.end(session.workspace, session.person, session.session_id, act)
        raise InvalidGrant("this code was used already, or has run out")

    def _tokens(
        self, session: Session, client: Client, member: Member, scopes: tuple[str, ...], nonce: str | None
    ) -> Tokens:
        now = int(self.now())
        access = self.signing.signed(said_of(session, scopes, self.issuer, now), "at+jwt")
        refresh = str(self.sessions.token(session)) if REFRESH in client.grant_types else None
        identity = None
        if "openid" in scopes:
            names = self.groups(client.workspace, member.groups) if "groups" in scopes and member.groups else ()
            claims = idtokens.about(member, scopes, names, self.issuer)
            said = idtokens.id_token(session, claims, issuer=self.issuer, access_token=access, nonce=nonce, now=now)
            identity = self.signing.signed(said, idtokens.KIND)
        return Tokens(
            access_token=access,
            expires_in=LASTS,
            scope=" ".join(scopes),
            refresh_token=refresh,
            id_token=identity,
        )


OFFLINE_DAYS = 180
"""How long an application may stay connected without anybody being there."""


def _brings(ticket: Ticket) -> tuple[PersonId, str, Place]:
    """Whose a code is, the session that it brings, and where it is."""
    return PersonId(ticket.owner), brought(ticket), place(str(ticket), "authorization")


def _code(text: str | None) -> Ticket | None:
    try:
        return Ticket.parse(text or "")
    except TicketRefused:
        return None
