"""Going on with a session, and ending it."""

import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from contracts.audit import Acted
from identity import attacks
from identity.acts import acted, by
from identity.sessions.model import Everywhere, RefreshToken, Session, Shown, over
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.ids import new_id
from kernel.journal import Along

DAY = 24 * 3600


class SessionStore(Protocol):
    def row(self, session: Session) -> Along:
        """What begins a session, to be written with what it follows from."""

    def find(self, workspace: WorkspaceId, person: PersonId, session_id: str) -> Session | None: ...
    def rotate(self, session: Session) -> bool:
        """Keep a session with its next token, unless somebody else was faster."""

    def end(self, workspace: WorkspaceId, person: PersonId, session_id: str, act: Acted) -> bool:
        """End a session and say so; whether it was there."""

    def of(self, workspace: WorkspaceId, person: PersonId) -> list[Session]:
        """The sessions of a person in a workspace, the oldest first."""


@dataclass(frozen=True, slots=True)
class Sessions:
    store: SessionStore
    keys: Callable[[], Sequence[str]]
    """What proofs are made with: today's key, and then the one before."""
    now: Callable[[], float] = time.time
    new_id: Callable[[], str] = new_id

    def begun(
        self,
        workspace: WorkspaceId,
        person: PersonId,
        *,
        days: int,
        amr: tuple[str, ...],
        device: str,
        address: str,
        known_by: str = "",
        shown: int | None = None,
    ) -> Session:
        """A new session, not kept yet; it counts from when the person showed who they are, which is now if not said."""
        now = int(self.now())
        since = now if shown is None else shown
        return Session(
            workspace=workspace,
            person=person,
            session_id=self.new_id(),
            seed=secrets.token_urlsafe(32),
            created=now,
            expires=since + days * DAY,
            auth_time=since,
            amr=amr,
            device=device,
            address=address,
            known_by=known_by,
        )

    def token(self, session: Session) -> RefreshToken:
        return session.token(self.keys()[0])

    def refreshed(self, token: RefreshToken, session: Session | None, client_id: str = "") -> Session:
        """The session that a refresh token continues, with its next token; ``SessionOver`` if it is not good.

        What an application goes on with is nobody else's, and nobody else's is an application's.

        ``session`` is what was just read of it. An old token was stolen, or the one that followed it was: nobody can
        tell who is who, so the session ends for both.
        """
        now = int(self.now())
        if session and session.client_id != client_id:
            raise over()
        verdict = session.judge(token, self.keys(), now) if session else "over"
        if session and verdict == "current":
            if self.store.rotate(rotated := session.rotation(now)):
                return rotated
            session = self.store.find(token.workspace, token.person, token.session_id)
            verdict = session.judge(token, self.keys(), now) if session else "over"
        if session and verdict == "again":
            return session
        if session and verdict == "stolen":
            act = acted(token.workspace, token.person, "session.stolen", token.session_id, session=token.session_id)
            self.store.end(token.workspace, token.person, token.session_id, act)
            attacks.token_stolen()
        raise over()

    def end(self, caller: Caller, session_id: str) -> None:
        """End one of the caller's own sessions; one that is over already is as well."""
        self.store.end(caller.workspace, caller.person, session_id, by(caller, "session.end", session_id))

    def mine(self, caller: Caller) -> Everywhere:
        """The sessions of the caller in this workspace that are not over, the newest first; none of applications."""
        now = int(self.now())
        own = [each for each in self.store.of(caller.workspace, caller.person) if not each.client_id]
        found = [each for each in own if now < each.expires]
        return Everywhere(items=tuple(Shown.of(each, caller.session) for each in reversed(found)))
