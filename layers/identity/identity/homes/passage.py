"""From one workspace to another, without showing again who one is, as far as that is enough there.

The new session knows when and how its person showed who they are: it is no younger for that, lasts no longer than if it
had been begun there then, and is no way around what the other workspace demands. A second factor for which the provider
of the first workspace vouched counts there alone (ADR 17).
"""

from dataclasses import dataclass
from typing import Protocol

from contracts.audit import Acted
from identity.accounts import Account
from identity.acts import by
from identity.homes.model import Switch
from identity.sessions import Session
from identity.sessions.freshness import personal
from identity.sessions.model import over
from identity.signin import browser
from identity.signin.reception import Entrance
from identity.signin.service import Way
from kernel.answers import Answer
from kernel.api.request import Request
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.journal import Along


class SwitchStore(Protocol):
    def here(self, caller: Caller) -> tuple[Account, Session | None]:
        """Whoever calls, and the session in which they do."""

    def closing(self, session: Session, act: Acted) -> tuple[Along, ...]:
        """What ends it and says so; ``SessionOver`` if it has ended."""

    def open(self, session: Session) -> Along:
        """What fails with ``SessionOver`` if it has ended."""


@dataclass(frozen=True, slots=True)
class Switching:
    entrance: Entrance
    store: SwitchStore

    def switch(self, request: Request, caller: Caller, workspace: WorkspaceId, wanted: Switch) -> Answer:
        """Go there; or be told what else it takes."""
        browser.brought(request)
        account, session = self.store.here(caller)
        if session is None:
            raise over()
        amr = session.amr if workspace == caller.workspace else personal(session.amr)
        way = Way(amr, shown=session.auth_time, then=self._then(caller, session, workspace, wanted))
        arrival = browser.arrival(request)
        return self.entrance.welcome(
            *self.entrance.signin.enter(account, workspace, way, arrival), arrival, wanted.client
        )

    def _then(self, caller: Caller, session: Session, to: WorkspaceId, wanted: Switch) -> tuple[Along, ...]:
        if wanted.client == "app" or caller.workspace == to:
            return (self.store.open(session),)
        return self.store.closing(session, by(caller, "session.switch", PersonId(session.session_id), {"to": to}))
