"""Staying and leaving, as requests and answers: neither needs to know of passwords."""

from dataclasses import dataclass

from identity.accounts import Account
from identity.callers.standing import StandingStore
from identity.sessions import RefreshToken, Session, Sessions
from identity.sessions.model import over
from identity.signin import browser
from identity.signin.model import Arrival, Client, Refresh, SignedIn
from identity.signing import Signing
from identity.tokens import LASTS, said
from kernel import settings
from kernel.answers import Answer, Cookie
from kernel.api.request import Request
from kernel.callers import Caller


@dataclass(frozen=True, slots=True)
class Staying:
    sessions: Sessions
    signing: Signing
    standing: StandingStore

    def refresh(self, request: Request, refresh: Refresh) -> Answer:
        """Go on with a session."""
        text = refresh.refresh_token or browser.brought(request)
        client: Client = "app" if refresh.refresh_token else "browser"
        token = RefreshToken.parse(text)
        standing = self.standing.standing(token.workspace, token.person, token.session_id)
        if not standing.holds(self.sessions.now()):
            raise over()  # before anything turns: whoever asks again when it holds again is no thief
        session = self.sessions.refreshed(token, standing.session)
        return Answer(self.signed_in(session, client), cookies=self.kept(session, client))

    def signed_in(
        self,
        session: Session,
        client: Client,
        account: Account | None = None,
        arrival: Arrival | None = None,
    ) -> SignedIn:
        """What shows whoever is in that they are; those who have just come are told more."""
        now = int(self.sessions.now())
        app = client == "app"
        return SignedIn(
            access_token=self.signing.signed(said(session, settings.ORIGIN, now), "at+jwt"),
            expires_in=LASTS,
            refresh_token=str(self.sessions.token(session)) if app else None,
            device=arrival.secret if arrival and app else None,
            workspace=session.workspace,
            person=session.person,
            session=session.session_id,
            workspaces=[each.workspace for each in account.memberships] if account else [],
        )

    def kept(self, session: Session, client: Client) -> tuple[Cookie, ...]:
        """What a browser keeps of it."""
        if client == "app":
            return ()
        return (browser.kept(str(self.sessions.token(session)), session.expires - int(self.sessions.now())),)


def leave(sessions: Sessions, caller: Caller) -> Answer:
    """End the session of whoever calls, and let a browser forget it."""
    sessions.end(caller, caller.session)
    return Answer(b"", status=204, cookies=(browser.forgotten(),))
