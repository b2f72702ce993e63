"""Coming in, staying and leaving, as requests and answers."""

from dataclasses import dataclass

from identity.accounts import Account
from identity.callers.service import StandingStore
from identity.sessions import RefreshToken, Session, Sessions
from identity.sessions.model import over
from identity.signin import browser
from identity.signin.model import Arrival, Client, Linked, Login, LoginAnswer, Refresh, SecondStep, SignedIn
from identity.signin.service import SignIn
from identity.signing import Signing
from identity.tokens import LASTS, said
from kernel import settings
from kernel.answers import Answer, Cookie
from kernel.api.request import Request
from kernel.callers import Caller


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
        return self.welcome(*self.signin.login(login, arrival), arrival, login.client)

    def link(self, request: Request, linked: Linked) -> Answer:
        """Let somebody in who has the ticket from a letter."""
        browser.brought(request)
        arrival = browser.arrival(request)
        return self.welcome(*self.signin.linked(linked.ticket, arrival), arrival, linked.client)

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

    def leave(self, caller: Caller) -> Answer:
        """End the session of whoever calls, and let a browser forget it."""
        self.sessions.end(caller, caller.session)
        return Answer(b"", status=204, cookies=(browser.forgotten(),))

    def welcome(self, account: Account, found: Session | SecondStep, arrival: Arrival, client: Client) -> Answer:
        """What somebody is told who came in, or has to show more."""
        known = browser.remembered(arrival)
        if isinstance(found, SecondStep):
            return Answer(LoginAnswer(second_step=found), cookies=(known,))
        answer = LoginAnswer(signed_in=self._signed_in(found, client, account))
        return Answer(answer, cookies=(known, *self._kept(found, client)))

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
