"""Coming in, staying and leaving, as requests and answers."""

from contextlib import suppress
from dataclasses import dataclass

from identity.accounts import Account
from identity.callers.service import StandingStore
from identity.sessions import RefreshToken, Session, SessionOver, Sessions
from identity.sessions.model import over
from identity.signin import browser
from identity.signin.model import Arrival, Client, Login, LoginAnswer, Refresh, SecondStep, SignedIn
from identity.signin.service import SignIn
from identity.signing import Signing
from identity.tokens import LASTS, said
from kernel import settings
from kernel.answers import Answer, Cookie
from kernel.api.request import Request


@dataclass(frozen=True, slots=True)
class Entrance:
    signin: SignIn
    sessions: Sessions
    signing: Signing
    standing: StandingStore

    def login(self, request: Request, login: Login) -> Answer:
        """Let somebody in who knows their password, or ask for what else is needed."""
        browser.brought(request)
        arrival = browser.arrival(request)
        account, found = self.signin.login(login, arrival)
        if isinstance(found, SecondStep):
            return Answer(LoginAnswer(second_step=found), cookies=(browser.remembered(arrival),))
        return self.welcome(account, found, arrival, login.client)

    def welcome(self, account: Account, session: Session, arrival: Arrival, client: Client) -> Answer:
        """The answer to somebody who is in."""
        answer = LoginAnswer(signed_in=self._signed_in(session, client, account))
        return Answer(answer, cookies=(browser.remembered(arrival), *self._kept(session, client)))

    def refresh(self, request: Request, refresh: Refresh) -> Answer:
        """Go on with a session."""
        text = refresh.refresh_token or browser.brought(request)
        client: Client = "app" if refresh.refresh_token else "browser"
        token = RefreshToken.parse(text)
        standing = self.standing.standing(token.workspace, token.person, token.session_id)
        session = self.sessions.refreshed(token, standing.session)
        if not standing.holds(self.sessions.now()):
            raise over()
        return Answer(self._signed_in(session, client, None), cookies=self._kept(session, client))

    def leave(self, request: Request, refresh_token: str | None) -> Answer:
        """End the session; to leave again, or without having been in, is as well."""
        text = refresh_token or browser.brought(request)
        with suppress(SessionOver):
            self.sessions.end(RefreshToken.parse(text))
        return Answer(b"", status=204, cookies=(browser.forgotten(),))

    def _signed_in(self, session: Session, client: Client, account: Account | None) -> SignedIn:
        now = int(self.sessions.now())
        return SignedIn(
            access_token=self.signing.signed(said(session, settings.ORIGIN, now), "at+jwt"),
            expires_in=LASTS,
            refresh_token=str(self.sessions.token(session)) if client == "app" else None,
            workspace=session.workspace,
            person=session.person,
            session=session.session_id,
            workspaces=[each.workspace for each in account.memberships] if account else [],
        )

    def _kept(self, session: Session, client: Client) -> tuple[Cookie, ...]:
        if client == "app":
            return ()
        return (browser.kept(str(self.sessions.token(session)), session.expires - int(self.sessions.now())),)
