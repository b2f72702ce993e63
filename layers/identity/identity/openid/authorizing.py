"""Letting somebody in to an application: at once if there is nothing to ask, or by way of the page that asks."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from identity.acts import by
from identity.clients.model import Client, workspace_of
from identity.consents.model import Consent, meanings
from identity.consents.table import along as agreed
from identity.openid.asking import Request, Told, Wanted, back, redirected, short, understood
from identity.openid.judging import admitted, to_ask, unasked
from identity.openid.model import Asked, Decided, Decision, Grant, OtherWorkspace
from identity.openid.table import Facts, OpenIdTable
from identity.sessions import RefreshToken, Session, Sessions
from identity.tickets import Ticket, Tickets
from identity.tickets.model import refused
from identity.tickets.table import place, read
from kernel.callers import Caller

PAGE = "/authorize"


@dataclass(frozen=True, slots=True)
class Authorizing:
    store: OpenIdTable
    sessions: Sessions
    tickets: Tickets
    issuer: str
    now: Callable[[], float] = time.time

    def begin(self, wanted: Wanted, cookie: str) -> str:
        """Where the browser goes that an application sent; ``NoWayBack`` if nowhere."""
        token = RefreshToken.shown(cookie)
        whose = (token.person, token.session_id) if token and token.workspace == workspace_of(wanted.client_id) else ()
        facts = self.store.facts(wanted.client_id, *whose)
        uri = redirected(wanted, facts.client)
        assert facts.client, "it leads somewhere"
        try:
            request = understood(wanted, facts.client, int(self.now()))
            return self._next(request, facts.client, facts, self._session(token, facts))
        except Told as told:
            return back(uri, error=told.error, error_description=str(told), state=wanted.state, iss=self.issuer)

    def show(self, text: str) -> Asked:
        """What the page has to know that asks."""
        facts, request, client = self._kept(text, Facts())
        home = facts.standing.workspace
        if home is None or home.status != "active":
            raise refused()
        return Asked(
            client_id=client.client_id,
            name=client.name,
            logo_uri=client.logo_uri,
            client_uri=client.client_uri,
            workspace=client.workspace,
            workspace_name=home.name,
            leads_to=short(request.redirect_uri),
            scopes=meanings(request.scopes),
            login_hint=request.login_hint,
            since=request.since(int(self.now())),
            choose="select_account" in request.prompt,
            second_factor=request.multi,
        )

    def decide(self, caller: Caller, text: str, decision: Decision) -> Decided:
        """Do what the person decides who is signed in; what they decide is theirs and nobody else's."""
        client_id = Ticket.parse(text).owner
        if workspace_of(client_id) != caller.workspace:
            raise OtherWorkspace("this application belongs to another workspace; sign in there")
        found = self.store.facts(client_id, caller.person, caller.session, place(text, "application"))
        facts, request, client = self._kept(text, found)
        spent = self.tickets.spent("application", text)
        try:
            if decision.allow is False:
                raise Told("access_denied", "the person said no")  # noqa: TRY301 - one way back
            session, member = facts.standing.session, facts.standing.member
            if session is None or member is None or session.client_id:
                return Decided(sign_in=True)
            admitted(client, member)
            still = to_ask(request, client, session, facts.agreed, int(self.now()), on_page=True)
            if still.sign_in:
                return Decided(sign_in=True)
            if still.consent and not decision.allow:
                return Decided(consent=meanings(still.consent))
            code, row = self.tickets.draft("authorization", caller.person, self._grant(request, session))
            scopes = tuple(sorted({*facts.agreed, *request.scopes}))
            said = Consent(client_id=client_id, scopes=scopes, agreed=datetime.fromtimestamp(self.now(), UTC))
            rows = [agreed(caller.workspace, caller.person, said)] if still.consent else []
            act = by(caller, "client.consent", client_id, {"scopes": " ".join(scopes)}) if still.consent else None
            self.store.write(spent, row, *rows, act=act)
            return Decided(location=self._back(request, code))
        except Told as told:
            self.store.write(spent)
            said_no = {"error": told.error, "error_description": str(told)}
            return Decided(location=back(request.redirect_uri, **said_no, state=request.state, iss=self.issuer))

    def _next(self, request: Request, client: Client, facts: Facts, session: Session | None) -> str:
        """Back with a code, or to the page that asks."""
        still = to_ask(request, client, session, facts.agreed, int(self.now()), on_page=False)
        if "none" in request.prompt:
            unasked(still)
        if still or session is None or facts.standing.member is None:
            kept = self.tickets.issue("application", client.client_id, request.model_dump(mode="json"))
            return f"{self.issuer}{PAGE}#{kept}"
        admitted(client, facts.standing.member)
        code = self.tickets.issue("authorization", session.person, self._grant(request, session))
        return self._back(request, code)

    def _back(self, request: Request, code: str) -> str:
        return back(request.redirect_uri, code=code, state=request.state, iss=self.issuer)

    def _session(self, token: RefreshToken | None, facts: Facts) -> Session | None:
        """The session that the browser is in, if it is not over."""
        session, now = facts.standing.session, self.now()
        if token is None or session is None or session.client_id or not facts.standing.holds(now):
            return None
        good = session.judge(token, self.sessions.keys(), int(now)) in {"current", "again"}
        return session if good else None

    def _kept(self, text: str, found: Facts) -> tuple[Facts, Request, Client]:
        """What was asked for, and who did; or ``TicketRefused``."""
        facts = found
        if facts.client is None:
            facts = self.store.facts(Ticket.parse(text).owner, ticket=place(text, "application"))
        request = Request.model_validate(read(facts.ticket, self.now()))
        if facts.client is None or not facts.client.enabled:
            raise refused()
        return facts, request, facts.client

    @staticmethod
    def _grant(request: Request, session: Session) -> dict[str, object]:
        return Grant(
            client_id=request.client_id,
            redirect_uri=request.redirect_uri,
            scopes=request.scopes,
            challenge=request.challenge,
            nonce=request.nonce,
            session_id=session.session_id,
            auth_time=session.auth_time,
            amr=session.amr,
            ends=session.expires,
        ).model_dump(mode="json")
